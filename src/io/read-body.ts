import type { IncomingMessage } from "node:http";

export type ReadBody =
  | { readonly kind: "body"; readonly body: Uint8Array }
  /** Longer than `limit`, or `hold` had no room; what still comes is thrown away. */
  | { readonly kind: "too-large" }
  | { readonly kind: "no-room" }
  /** The client went away. */
  | { readonly kind: "gone" };

/**
 * Reads a request's body. `hold` is told of each chunk (and of the same bytes, negative, at the end), and says whether
 * there is room for it among all the bodies that are being read.
 */
export function readBody(request: IncomingMessage, limit: number, hold: (bytes: number) => boolean): Promise<ReadBody> {
  if (Number(request.headers["content-length"] ?? 0) > limit) {
    request.resume();
    return Promise.resolve({ kind: "too-large" });
  }
  return new Promise((resolve) => {
    const chunks: Uint8Array[] = [];
    let length = 0;
    const settle = (result: ReadBody) => {
      request.off("data", onData).off("end", onEnd).off("close", onClose);
      hold(-length);
      request.resume();
      resolve(result);
    };
    const onData = (chunk: Uint8Array) => {
      length += chunk.length;
      const room = hold(chunk.length);
      chunks.push(chunk);
      if (length > limit) settle({ kind: "too-large" });
      else if (!room) settle({ kind: "no-room" });
    };
    const onEnd = () => settle({ kind: "body", body: new Uint8Array(Buffer.concat(chunks)) });
    const onClose = () => settle({ kind: "gone" });
    request.on("data", onData).on("end", onEnd).on("close", onClose);
    request.on("error", () => {});
  });
}
