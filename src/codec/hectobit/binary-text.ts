/** A string with a character for each byte: what maps of contents are keyed with. For short runs of bytes. */
export function binaryText(bytes: Uint8Array): string {
  return String.fromCharCode.apply(undefined, bytes as unknown as number[]);
}
