/** CoAP Content-Formats that we name (RFC 7252 §12.3 and the registry). */
export const TEXT_PLAIN = 0;
export const LINK_FORMAT = 40;
export const XML = 41;
export const OCTET_STREAM = 42;
export const EXI = 47;
export const JSON_FORMAT = 50;
export const JSON_PATCH = 51;
export const MERGE_PATCH = 52;
export const CBOR = 60;
export const CWT = 61;
export const SENML_JSON = 110;
export const SENSML_JSON = 111;
export const SENML_CBOR = 112;
export const SENSML_CBOR = 113;
/** RFC 9290. */
export const PROBLEM_DETAILS_CBOR = 257;

const MEDIA_TYPES: ReadonlyMap<number, string> = new Map([
  [TEXT_PLAIN, "text/plain; charset=utf-8"],
  [LINK_FORMAT, "application/link-format"],
  [XML, "application/xml"],
  [OCTET_STREAM, "application/octet-stream"],
  [EXI, "application/exi"],
  [JSON_FORMAT, "application/json"],
  [JSON_PATCH, "application/json-patch+json"],
  [MERGE_PATCH, "application/merge-patch+json"],
  [CBOR, "application/cbor"],
  [CWT, "application/cwt"],
  [SENML_JSON, "application/senml+json"],
  [SENSML_JSON, "application/sensml+json"],
  [SENML_CBOR, "application/senml+cbor"],
  [SENSML_CBOR, "application/sensml+cbor"],
  [PROBLEM_DETAILS_CBOR, "application/concise-problem-details+cbor"],
]);

const FORMATS: ReadonlyMap<string, number> = new Map([...MEDIA_TYPES].map(([format, type]) => [type, format]));

export const mediaType = (contentFormat: number): string | undefined => MEDIA_TYPES.get(contentFormat);

/** The format of exactly this media type, parameters included; `text/plain` alone means UTF-8 too. */
export const contentFormat = (type: string): number | undefined => {
  const normalized = type
    .trim()
    .toLowerCase()
    .replace(/\s*;\s*/g, "; ");
  return FORMATS.get(normalized === "text/plain" ? "text/plain; charset=utf-8" : normalized);
};
