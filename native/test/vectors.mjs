// The vectors of test/vectors/codec/ as lines that a C program reads without a JSON parser:
//   MODE KEYS VALUES WINDOW NESTING INPUT REASON OFFSET LAST OUTPUT WHY
// MODE is e, d, E or D as in transcode.c; the four limits are 65535 or 255 where the vector has
// none; INPUT and OUTPUT are hexadecimal, `-` for no bytes.
import { readdirSync, readFileSync } from "node:fs";

const folder = new URL("../../test/vectors/codec/", import.meta.url);
const hexOf = (bytes) => Buffer.from(bytes).toString("hex") || "-";

function casesOf(name, vector) {
  const { why, json, jsonHex, hex, decoded = json, only, error, offset = "0", last = "0" } = vector;
  const { keys = "65535", values = "65535", window = "255", nesting = "255" } = vector;
  const limits = [keys, values, window, nesting];
  const [encode, decode] = name === "sequences.json" ? ["E", "D"] : ["e", "d"];
  const text = jsonHex ?? (json === undefined ? undefined : hexOf(json));
  if (error !== undefined) {
    return hex === undefined
      ? [[encode, ...limits, text || "-", error, offset, "0", "-", why]]
      : [[decode, ...limits, hex || "-", error, offset, "0", "-", why]];
  }
  const cases = [[decode, ...limits, hex || "-", "ok", "0", last, hexOf(decoded), why]];
  if (only === undefined) cases.unshift([encode, ...limits, text, "ok", "0", "0", hex || "-", why]);
  return cases;
}

/** All cases, a line each. */
export function vectorLines() {
  const lines = [];
  for (const name of readdirSync(folder).filter((file) => file.endsWith(".json"))) {
    for (const vector of JSON.parse(readFileSync(new URL(name, folder), "utf8"))) {
      for (const fields of casesOf(name, vector)) lines.push(fields.join(" ").replaceAll("\n", " "));
    }
  }
  return `${lines.join("\n")}\n`;
}
