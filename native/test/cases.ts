import type { Random } from "../../src/base/random.ts";

const BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

function pick<T>(random: Random, list: readonly T[]): T {
  const item = list[random.integer(list.length)];
  if (item === undefined) throw new RangeError("nothing to pick from");
  return item;
}

const repeat = (random: Random, most: number, piece: () => string): string =>
  Array.from({ length: random.integer(most + 1) }, piece).join("");

const of = (random: Random, alphabet: string, most: number): string =>
  repeat(random, most, () => pick(random, [...alphabet]));

const server = (random: Random): string =>
  pick(random, ["example.org", "a.b", "matrix.org", "s", "[::1]:80", "x".repeat(260)]);

/** Ways to a string that the format treats each in its own way, as JSON text without quotation marks. */
const STRINGS: readonly ((random: Random) => string)[] = [
  (r) =>
    pick(r, ["m.room.message", "type", "content", "m.text", "join", "", "a", "body", "M_UNKNOWN", "origin_server_ts"]),
  (r) => `@${of(r, "abcxyz019", 9)}:${server(r)}`,
  (r) => `${pick(r, ["!", "#", "$"])}${of(r, `${BASE64}-_`, 20)}:${server(r)}`,
  (r) =>
    `${pick(r, ["!", "$", ""])}${of(r, `${BASE64}-_`, 44).padEnd(43, "A").slice(0, 42)}${pick(r, ["A", "B", "Q", "", "c"])}`,
  (r) => `mxc://${pick(r, ["a.b", "example.org", ""])}/${of(r, BASE64, 24)}`,
  (r) => `${pick(r, ["ed25519:", "curve25519:", "signed_curve25519:"])}${of(r, `${BASE64}+/@$`, 44)}`,
  (r) => of(r, "0123456789_-.stm", 40),
  (r) => of(r, "0123456789abcdef", 70),
  (r) => `${of(r, `${BASE64}${pick(r, ["", "+/", "-_", "+-"])}`, 90)}${pick(r, ["", "", "=", "=="])}`,
  (r) => repeat(r, 30, () => pick(r, ["the ", "room", "hello", " ", ", ", "message", "ü", "é", "😀", "x", "Q"])),
  (r) =>
    repeat(r, 12, () =>
      pick(r, ["\\n", '\\"', "\\\\", "\\/", "\\u0001", "\\u00e9", "\\ud83d\\ude00", "abc", "ß", "@", "the "]),
    ),
  (r) => repeat(r, 5, () => pick(r, ["\\ud800", "\\udc00", "a", "\\ud83d\\ude00", "\\uD83D\\uDE0", "\\u12"])),
  (r) => of(r, "äöüßé漢字", 60),
  (r) => "z".repeat(r.integer(600)),
];

const NUMBERS: readonly ((random: Random) => string)[] = [
  (r) => String(r.integer(300) - 100),
  (r) => String(1700000000000 + r.integer(4294967296) * pick(r, [1, 3])),
  (r) => pick(r, ["1099511627775", "1099511627776", "2199023255551", "2199023255552", "3000000000000"]),
  (r) =>
    pick(r, ["18446744073709551615", "18446744073709551616", "-18446744073709551616", "-18446744073709551617", "-0"]),
  (r) => `${pick(r, ["", "-"])}${r.integer(1000)}.${of(r, "0123456789", 18) || "0"}`,
  (r) =>
    pick(r, [
      "1e5",
      "1E-3",
      "0.0",
      "-0.0",
      "-0.00",
      "0.000000000000000001",
      "999999999999999999.0",
      "99999999999999999.9",
      "1.",
      "01",
      "-",
    ]),
  (r) => of(r, "123456789", 1) + of(r, "0123456789", 25),
];

/** JSON text of a value; now and then not quite. `said` are strings that were there before, to come again. */
export function jsonText(random: Random, depth: number, said: string[]): string {
  const kind = random.integer(depth > 0 ? 10 : 7);
  if (kind < 4) return jsonString(random, said);
  if (kind < 6) return pick(random, NUMBERS)(random) || "7";
  if (kind < 7) return pick(random, ["true", "false", "null"]);
  const n = random.integer(random.integer(12) === 0 ? 40 : 6);
  const space = random.integer(8) === 0 ? " \n" : "";
  if (kind === 9) return `[${Array.from({ length: n }, () => jsonText(random, depth - 1, said)).join(`,${space}`)}]`;
  const member = () => `${jsonString(random, said)}:${space}${jsonText(random, depth - 1, said)}`;
  return `${space}{${Array.from({ length: n }, member).join(",")}${space}}`;
}

function jsonString(random: Random, said: string[]): string {
  const again = said.length > 0 && random.integer(3) === 0;
  const text = again ? pick(random, said) : `"${pick(random, STRINGS)(random)}"`;
  if (!again) said.push(text);
  return text;
}
