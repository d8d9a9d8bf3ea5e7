/** Packed requests and answers (docs/exchange.md) with hostile parts: what agrees, what refuses, and what only looks so. */
import { concat, utf8 } from "../../src/base/bytes.ts";
import type { Random } from "../../src/base/random.ts";
import { CONTENT, FETCH, NOT_ACCEPTABLE, POST, UNAUTHORIZED } from "../../src/coap/codes.ts";
import { encode } from "../../src/coap/encode.ts";
import type { Option } from "../../src/coap/message.ts";
import { encodeUint } from "../../src/coap/option-values.ts";
import { BLOCK1, BLOCK2, MATRIX_VERSION, OBSERVE, REQUEST_TAG, SIZE2 } from "../../src/coap/options.ts";
import { encodeBlock } from "../../src/coap/transfer/block.ts";
import { hectobitCodec } from "../../src/codec/hectobit-codec.ts";
import { packedProfile } from "../../src/matrix/packed/profile.ts";

const { version, hash } = packedProfile(hectobitCodec).tables;

const STARTS = [
  ...["0", "1", "2", "3", "7", "23", "24", "120", "234", "235", "4294967295", "-1", "1.5", "null", "false", "{}", '""'],
  ...['null,"GET","/_matrix/client/v3/sync?timeout=5"', 'null,"CONNECT","/"', 'null,"POST","//evil.example/"'],
  ...['null,"GET","http://evil.example/"', 'null,"GET /x HTTP/1.1\\r\\n","/"', 'null,"GET","/ HTTP/1.1\\r\\nx: y"'],
  ...["false,3,7,1.5", 'false,[3,null,"t","C"],8,21.5,4', 'false,[3,"boje","t",null],8,"x"', "false,[3],8,1e999"],
];
const ITEMS = [
  ...["0", "1", "2", "4294967296", "-1", '"!a:b"', '"../.."', '"\\u0000"', '"\\ud800"', "null", "{}", '{"a":null}'],
  ...['{"timeout":30000,"since":"s1"}', '{"filter":{"room":{}}}', "[0,1]", '[0,"x"]', "[0,1,2]", "[0]", "[]", "[0,{}]"],
  ...["[1,null]", "[1,128]", "[1,1]", '[1,"a\\r\\nb: c"]', "[2,128]", '[2,"host","evil.example"]', '[2,18,"x"]'],
  ...[
    '[2,"accept","\\n"]',
    '[2,"transfer-encoding","chunked"]',
    '[2,"Accept","x"]',
    "[3,0]",
    "[3,1e300]",
    '[3,"../x"]',
  ],
  ...['[4,0,"anna"]', '[4,0,"bert"]', '[4,1,"anna"]', '[4,"carl"]', '[4,2,""]', '[4,2,"a\\r\\nx: y"]', "[4,{},[]]"],
  ...["[5,15]", "[5,16]", "[5,-1]", '[6,"HEAD"]', '[6,"OPTIONS"]', '[6,"TRACE"]', '[8,"a","b","c","d"]', "[9,1,2,3,4]"],
  ...['[8,"a\\"","b","c\\r\\n","d"]', "[7]", "[255,255]", '{"__proto__":1,"constructor":{}}', `"${"x".repeat(2_000)}"`],
];
const OFFERS = [`[${version},${hash}],`, `[${version},${hash}],`, "[1,1],", "[1],", "[[],{}],", "[1,4294967296,3],"];

const pick = <T>(random: Random, items: readonly T[]): T => items[random.integer(items.length)] as T;

/** Encoded; what the codec refuses, as text. */
function sequence(text: string): Uint8Array {
  const packed = hectobitCodec.encodeSequence(utf8(text));
  return packed.ok ? packed.value : utf8(text);
}

/** In order: it is carried out, or refused for what is known of its peer. */
const ORDERLY = [
  ...['null,"POST","/_matrix/x",[4,0,"anna"],{}', 'null,"POST","/_matrix/x",[4,0,"bert"],{}', '4,"!a:b",0,{}'],
  ...['null,"POST","/_matrix/x",0,[0,[1]]', 'null,"POST","/_matrix/x",1,[1,"text/plain"],{"a":"b"}'],
  ...['null,"GET","/_matrix/client/v3/sync?since=s1&timeout=5",0', 'null,"GET","/_matrix/client/v3/sync?timeout=9",1'],
  ...['false,[3,null,"t","C"],8,21.5,4', "false,3,9,22", '1,[4,1,"carl"],{"timeout":30000,"since":"s1"}'],
];

function payload(random: Random): Uint8Array {
  if (random.integer(2) === 0) return sequence(`[${pick(random, [...OFFERS, "", ""])}${pick(random, ORDERLY)}]`);
  const offer = random.integer(3) === 0 ? pick(random, OFFERS) : "";
  const items = Array.from({ length: random.integer(6) }, () => `,${pick(random, ITEMS)}`).join("");
  const packed = sequence(`[${offer}${pick(random, STARTS)}${items}]`);
  const kind = random.integer(8);
  if (kind === 0) return concat(Uint8Array.of(0x58, Math.min(packed.length, 255)), packed, utf8("raw"));
  if (kind > 1 || packed.length === 0) return packed;
  const spoiled = packed.slice();
  spoiled[random.integer(spoiled.length)] = random.integer(256);
  return spoiled;
}

const block = (random: Random): Uint8Array =>
  encodeBlock({ num: pick(random, [0, 0, 1, 2, 9]), more: random.integer(2) === 0, szx: random.integer(3) });

function transfer(random: Random): Option[] {
  const options: Option[] = [];
  if (random.integer(4) === 0) options.push({ number: OBSERVE, value: encodeUint(random.integer(4) === 0 ? 1 : 0) });
  if (random.integer(5) === 0) options.push({ number: BLOCK1, value: block(random) });
  if (random.integer(5) === 0) options.push({ number: BLOCK2, value: block(random) });
  if (random.integer(6) === 0) options.push({ number: REQUEST_TAG, value: Uint8Array.of(random.integer(3)) });
  return options;
}

export function packedRequest(random: Random): Uint8Array {
  return encode({
    ...{ type: random.integer(4) === 0 ? "NON" : "CON", code: random.integer(2) === 0 ? FETCH : POST },
    ...{ messageId: random.integer(65_536), token: Uint8Array.of(random.integer(3)), options: transfer(random) },
    payload: random.integer(12) === 0 ? new Uint8Array(0) : payload(random),
  });
}

const SYNCS = [
  '{"next_batch":"a"}',
  '{"next_batch":"s3","rooms":{"join":{"!a:b":{}}}}',
  "{}",
  "[]",
  '{"next_batch":1}',
];

/** To a request, or what comes after it. */
export function packedAnswer(
  random: Random,
  { messageId, token }: { messageId: number; token: Uint8Array },
): Uint8Array {
  const kind = random.integer(5);
  const refusal = Uint8Array.of(0xf6, random.integer(5), 0x01, 0x1a, 1, 2, 3, 4).subarray(0, 2 + 6 * random.integer(2));
  const state = hectobitCodec.encode(utf8(pick(random, SYNCS)));
  const options: Option[] = [];
  if (kind > 1 && random.integer(3) > 0) options.push({ number: MATRIX_VERSION, value: new Uint8Array(0) });
  if (kind > 1 && random.integer(2) === 0) options.push({ number: OBSERVE, value: encodeUint(random.integer(1_000)) });
  if (random.integer(6) === 0) options.push({ number: BLOCK2, value: block(random) });
  if (random.integer(12) === 0) options.push({ number: SIZE2, value: encodeUint(random.integer(1 << 30)) });
  const type = pick(random, ["ACK", "ACK", "CON", "NON"] as const);
  return encode({
    ...{ type, messageId: type === "ACK" ? messageId : random.integer(65_536), token, options },
    code: kind > 1 ? CONTENT : pick(random, [UNAUTHORIZED, UNAUTHORIZED, NOT_ACCEPTABLE]),
    payload: kind > 1 && state.ok ? state.value : refusal,
  });
}
