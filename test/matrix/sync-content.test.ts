import fc from "fast-check";
import t from "tap";
import { utf8 } from "../../src/base/bytes.ts";
import { syncContent } from "../../src/matrix/sync-content.ts";

const COUNTS = "device_one_time_keys_count";

/** What an answer says, found out the long way. */
function expected(answer: Readonly<Record<string, unknown>>): unknown {
  const hollow = (value: unknown): boolean =>
    typeof value === "object" && value !== null && Object.values(value).every(hollow);
  const noRoom = (value: unknown): boolean =>
    isObject(value) && Object.values(value).every((section) => isObject(section) && Object.keys(section).length === 0);
  const { next_batch: nextBatch, rooms, [COUNTS]: counts, ...others } = answer;
  if (typeof nextBatch !== "string") return undefined;
  const news = !Object.values(others).every(hollow) || ("rooms" in answer && !noRoom(rooms));
  const standing = counts === undefined ? "{}" : JSON.stringify({ [COUNTS]: counts });
  return { nextBatch, news, standing, toDevice: "to_device" in answer && !hollow(answer.to_device) };
}

const isObject = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const { hollow } = fc.letrec<{ hollow: unknown }>((tie) => ({
  hollow: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom({}, []),
    fc.dictionary(fc.string({ maxLength: 3 }), tie("hollow"), { maxKeys: 2 }),
    fc.array(tie("hollow"), { maxLength: 2 }),
  ),
}));
const part = fc.oneof(hollow, fc.jsonValue());
const answer = fc.record(
  {
    next_batch: fc.oneof({ weight: 9, arbitrary: fc.string() }, { weight: 1, arbitrary: fc.jsonValue() }),
    rooms: fc.oneof(
      part,
      fc.dictionary(fc.constantFrom("join", "leave"), fc.oneof(hollow, fc.dictionary(fc.string(), hollow))),
    ),
    to_device: part,
    presence: part,
    account_data: part,
    [COUNTS]: fc.oneof(fc.constant({}), fc.record({ signed_curve25519: fc.nat(50) })),
  },
  { requiredKeys: [] },
);

t.test("news, token and standing parts are those that a whole reading finds", async (t) => {
  fc.assert(
    fc.property(answer, fc.constantFrom(undefined, 1, "\t"), (value, space) => {
      t.same(syncContent(utf8(JSON.stringify(value, undefined, space))), expected(value));
    }),
    { numRuns: 3_000 },
  );
});

t.test("what is no object, or ends too early, is no answer", async (t) => {
  for (const text of [
    "",
    "[]",
    "null",
    '"next_batch"',
    '{"next_batch":"a"',
    '{"next_batch":"a"}}',
    '{"next_batch":1}',
  ]) {
    t.equal(syncContent(utf8(text)), undefined, text);
  }
  for (const text of ['{"next_batch"}', '{"next_batch":}', '{"next_batch":"a",}', '{next_batch:"a"}', '{"a":"b}']) {
    t.equal(syncContent(utf8(text)), undefined, text);
  }
});
