/** Vectors that depend on what the tables hold: one at each border of a form. */
import { toHex, utf8, utf8Text } from "../../src/base/bytes.ts";
import type { SequenceCodec } from "../../src/codec/codec.ts";
import { normalizeJson } from "../../src/codec/json-normal-form.ts";
import { HECTOBIT_TABLES_V1 } from "../../src/codec/tables/hectobit-v1.ts";

export interface TableVector {
  readonly why: string;
  readonly json: string;
  readonly hex: string;
  /** What the bytes are decoded to, when that is another text. */
  readonly decoded?: string;
}

const { keys, values, fragments } = HECTOBIT_TABLES_V1;

/** First and last positions of each form of a key and of a value. */
const KEY_BORDERS = [0, 23, 24, 47, 48, 279, 280, 511, 512, keys.length - 1];
const VALUE_BORDERS = [0, 12, 13, 236, 237, values.length - 1];

export function tableVectors(codec: SequenceCodec): TableVector[] {
  return [...keyVectors(), ...valueVectors(), ...textVectors(codec)].map(([why, json]) => {
    const normal = utf8Text(normalizeJson(utf8(json))?.text ?? utf8(""));
    const vector = { why, json, hex: encoded(codec, json) };
    return normal === undefined || normal === json ? vector : { ...vector, decoded: normal };
  });
}

function encoded(codec: SequenceCodec, json: string): string {
  const result = codec.encode(utf8(json));
  if (!result.ok) throw new Error(`${json}: ${result.error.detail}`);
  return toHex(result.value);
}

function keyVectors(): [why: string, json: string][] {
  const borders = KEY_BORDERS.filter((index) => index < keys.length);
  return borders.flatMap((index) => {
    const name = JSON.stringify(keys[index]);
    return [
      [`key ${index}, and as a value`, `{${name}:${name}}`],
      [`key ${index} twice, which is no reference`, `[{${name}:0},{${name}:0}]`],
    ];
  });
}

function valueVectors(): [why: string, json: string][] {
  const borders = VALUE_BORDERS.filter((index) => index < values.length);
  return borders.flatMap((index) => {
    const name = JSON.stringify(values[index]);
    return [
      [`value ${index}, and as a key`, `{${name}:${name}}`],
      [`value ${index} twice, which is no reference`, `[${name},${name}]`],
    ];
  });
}

function textVectors(codec: SequenceCodec): [why: string, json: string][] {
  const longest = fragments.reduce((a, b) => (b.length > a.length ? b : a));
  const [first = "", second = ""] = fragments.filter((fragment) => /^[A-Za-z.]{3,}$/.test(fragment));
  const escaped = `${JSON.stringify(first + second).slice(0, -1)}\\n"`;
  const listedKey = keys.find((name) => name.length > 4) ?? "";
  return [
    ["the longest fragment", JSON.stringify(longest)],
    ["two fragments", JSON.stringify(first + second)],
    ["two fragments and an escape", escaped],
    ["a code of 24 bytes", JSON.stringify(ofLength(codec, 24, "5818"))],
    ["a code of 31 bytes", JSON.stringify(ofLength(codec, 31, "581f"))],
    ["a code of 32 bytes, under tag 20", JSON.stringify(ofLength(codec, 32, "d45820"))],
    ["a code of 33 bytes", JSON.stringify(ofLength(codec, 33, "5821"))],
    ["a byte that is no fragment, among fragments", JSON.stringify(`${first}ä${second}`)],
    ["fragments, referred to", JSON.stringify([first + second, first + second])],
    ["a listed key that was escaped: not as a key of the table", `{"\\u00${code(listedKey)}${listedKey.slice(1)}":0}`],
    ["an algorithm without a rest", '"ed25519:"'],
    ["a local part and a server in fragments", JSON.stringify(`@${first}${second}:${second}${first}`)],
    ["listed strings as parts are not listed", JSON.stringify(`@${listedKey}:${listedKey}`)],
  ];
}

const code = (text: string): string => text.charCodeAt(0).toString(16).padStart(2, "0");

/** A text of so many codes, found by trying: fragments next to each other can be a longer one. */
function ofLength(codec: SequenceCodec, length: number, prefix: string): string {
  for (const fragment of fragments) {
    if (fragment.length < 2 || /["\\]|[^ -~]/.test(fragment)) continue;
    const text = fragment.repeat(length);
    if (encoded(codec, JSON.stringify(text)).startsWith(prefix)) return text;
  }
  throw new Error(`no text gives ${length} codes`);
}
