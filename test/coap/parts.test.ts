/** The parts of the message layer and the registries, each by itself. */
import fc from "fast-check";
import t from "tap";
import { toHex } from "../../src/base/bytes.ts";
import { MAX_RESTING_TOKENS_PER_PEER } from "../../src/base/limits.ts";
import { SeededRandom } from "../../src/base/random.ts";
import { instant, milliseconds, seconds } from "../../src/base/time.ts";
import { code, codeName, codeText, isRequest, isReservedCode, isResponse } from "../../src/coap/codes.ts";
import { contentFormat, mediaType } from "../../src/coap/content-formats.ts";
import { MessageIds } from "../../src/coap/message-ids.ts";
import {
  decodeUint,
  encodeUint,
  hasOption,
  opaqueOptions,
  stringOption,
  stringOptions,
  stringValue,
  uintOption,
  uintValue,
  withOption,
  withoutOptions,
} from "../../src/coap/option-values.ts";
import { isCritical, isNoCacheKey, isUnsafe, OPTIONS, optionName } from "../../src/coap/options.ts";
import { PurposeQueue } from "../../src/coap/purpose-queue.ts";
import { RecentLargest } from "../../src/coap/recent-largest.ts";
import { RoundTripEstimator } from "../../src/coap/round-trip-estimator.ts";
import { Tokens } from "../../src/coap/tokens.ts";
import { DEFAULT_PARAMETERS, parametersOfLink, spansOf } from "../../src/coap/transmission-parameters.ts";
import { linkOf } from "./pipe.ts";
import { hex } from "./vectors.ts";

t.test("the derived spans of RFC 7252 §4.8.2 for its defaults", (t) => {
  const spans = spansOf(DEFAULT_PARAMETERS);
  t.equal(spans.maxTransmitSpan, seconds(45));
  t.equal(spans.maxTransmitWait, seconds(93));
  t.equal(spans.maxRoundTrip, seconds(202));
  t.equal(spans.exchangeLifetime, seconds(247));
  t.equal(spans.nonLifetime, seconds(145));
  t.end();
});

t.test("parameters scale with the link, and lifetimes are never below the RFC's", (t) => {
  const slow = parametersOfLink(linkOf(100));
  const fast = parametersOfLink(linkOf(1_000_000));
  t.ok(slow.ackTimeout > 60_000 && fast.ackTimeout < 3_000, `${slow.ackTimeout}, ${fast.ackTimeout}`);
  for (const parameters of [slow, fast]) t.ok(spansOf(parameters).exchangeLifetime >= 247_000);
  t.throws(() => parametersOfLink(linkOf(0)), { code: "coap.link" });
  t.throws(() => parametersOfLink(linkOf(100, { latency: Number.NaN as never })), { code: "coap.link" });
  t.end();
});

t.test("message ids are sequential, never 0, and none returns within its lifetime", (t) => {
  const ids = new MessageIds(new SeededRandom(3));
  const lifetime = seconds(247);
  const given: number[] = [];
  for (let id = ids.take(instant(0), lifetime); id !== undefined; id = ids.take(instant(0), lifetime)) given.push(id);
  t.equal(new Set(given).size, given.length);
  t.notOk(given.includes(0));
  t.ok(given.length > 63_000, `${given.length} before they are exhausted`);
  for (const [i, id] of given.slice(1).entries())
    if (id !== ((given[i] ?? 0) % 65_535) + 1) t.fail(`${id} after ${given[i]}`);
  t.equal(ids.availableAt(instant(1_000)), instant(247_000));
  t.equal(ids.take(instant(246_999), lifetime), undefined);
  t.not(ids.take(instant(247_000), lifetime), undefined);
  t.end();
});

t.test("tokens are short, unique, at rest for a lifetime, and bounded", (t) => {
  const tokens = new Tokens(new SeededRandom(5));
  const first = Array.from({ length: 200 }, () => tokens.take(instant(0)));
  t.equal(new Set(first.map(toHex)).size, 200);
  t.equal(first.filter((token) => token.length === 1).length, 64);
  t.equal(Math.max(...first.map((token) => token.length)), 2);
  for (const token of first) tokens.release(token, instant(0), seconds(10));
  t.equal(tokens.inUse, 0);
  const used = new Set(first.map(toHex));
  const second = Array.from({ length: 200 }, () => tokens.take(instant(9_999)));
  t.notOk(
    second.some((token) => used.has(toHex(token))),
    "none that rests",
  );
  for (const token of second) tokens.release(token, instant(10_000), seconds(0));
  t.notOk(tokens.resting(instant(10_000)));
  t.equal(tokens.take(instant(10_000)).length, 1, "short again");
  for (let i = 0; i < MAX_RESTING_TOKENS_PER_PEER + 100; i++) {
    tokens.release(tokens.take(instant(20_000)), instant(20_000), seconds(10));
  }
  t.equal(tokens.take(instant(20_000)).length, 3, "no longer than the cap needs");
  t.throws(() => new Tokens(new SeededRandom(1), 9), { code: "coap.token-length" });
  t.equal(new Tokens(new SeededRandom(1), 4).take(instant(0)).length, 4);
  t.end();
});

t.test("the estimator follows RFC 6298 and is cautious until it measures again", (t) => {
  const estimator = new RoundTripEstimator();
  t.equal(estimator.bound, undefined);
  estimator.lost();
  estimator.lost();
  t.equal(estimator.caution, 4);
  estimator.sample(milliseconds(800));
  t.equal(estimator.caution, 1);
  t.equal(estimator.smoothed, 800);
  t.equal(estimator.bound, 800 + 4 * 400);
  estimator.sample(milliseconds(1_600));
  t.equal(estimator.smoothed, 900);
  t.equal(estimator.bound, 900 + 4 * 500);
  for (let i = 0; i < 100; i++) estimator.lost();
  t.equal(estimator.caution, 16);
  t.end();
});

t.test("the largest of late: a guess is dropped soon, what was seen is kept for a window", (t) => {
  const largest = new RecentLargest(1_000);
  for (let i = 0; i < 15; i++) largest.add(50);
  t.equal(largest.value, 1_000);
  largest.add(60);
  t.equal(largest.value, 60);
  largest.add(500);
  for (let i = 0; i < 64; i++) largest.add(50);
  t.equal(largest.value, 500);
  for (let i = 0; i < 64; i++) largest.add(50);
  t.equal(largest.value, 50);
  t.end();
});

t.test("the queue: by purpose, in turn by flow, in order within a flow", (t) => {
  type Item = { purpose: "bulk" | "message" | "command" | "acknowledgement"; flow: string; name: string };
  const queue = new PurposeQueue<Item>();
  const put = (purpose: Item["purpose"], flow: string, name: string, front = false) => {
    const item = { purpose, flow, name };
    queue.put(item, front);
    return item;
  };
  put("bulk", "x", "bulk");
  put("message", "a", "a1");
  put("message", "a", "a2");
  const a3 = put("message", "a", "a3");
  put("message", "b", "b1");
  put("message", "b", "again", true);
  put("command", "", "command");
  put("acknowledgement", "", "ack");
  t.equal(queue.size, 8);
  t.ok(queue.remove(a3));
  t.notOk(queue.remove(a3));
  const order: string[] = [];
  for (let item = queue.take(() => true); item !== undefined; item = queue.take(() => true)) order.push(item.name);
  t.strictSame(order, ["ack", "command", "again", "a1", "b1", "a2", "bulk"]);
  put("message", "a", "a1");
  put("message", "a", "a2");
  t.equal(
    queue.take((item) => item.name === "a2"),
    undefined,
    "nothing overtakes in its flow",
  );
  t.equal(queue.size, 2);
  t.strictSame(
    [...queue.items()].map((item) => item.name),
    ["a1", "a2"],
  );
  t.end();
});

t.test("uint values: shortest form, leading zeros accepted, at most 4 bytes", (t) => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffff_ffff }), (value) => {
      const bytes = encodeUint(value);
      return decodeUint(bytes) === value && bytes[0] !== 0 && bytes.length <= 4;
    }),
  );
  t.equal(decodeUint(hex("00000005")), 5);
  t.equal(decodeUint(hex("0000000005")), undefined);
  for (const wrong of [-1, 1.5, 2 ** 32, Number.NaN]) t.throws(() => encodeUint(wrong), { code: "coap.uint" });
  t.end();
});

t.test("reading and replacing options", (t) => {
  const options = [stringValue(11, "a"), stringValue(11, "ü"), uintValue(12, 60), { number: 15, value: hex("ff") }];
  t.strictSame(stringOptions(options, 11), ["a", "ü"]);
  t.equal(stringOption(options, 11), "a");
  t.equal(stringOption(options, 15), undefined, "not UTF-8");
  t.equal(stringOptions(options, 15), undefined);
  t.strictSame(stringOptions(options, 3), []);
  t.equal(uintOption(options, 12), 60);
  t.equal(uintOption(options, 14), undefined);
  t.equal(opaqueOptions(options, 11).length, 2);
  t.notOk(hasOption(withoutOptions(options, 11, 15), 11));
  t.equal(uintOption(withOption(options, uintValue(12, 0)), 12), 0);
  t.end();
});

t.test("the registry agrees with the numbers' own bits", (t) => {
  const names = new Set(OPTIONS.map((option) => option.name));
  t.equal(names.size, OPTIONS.length);
  const registered = OPTIONS.filter((option) => option.number < 256);
  const critical = registered.filter((option) => isCritical(option.number)).map((option) => option.number);
  t.strictSame(critical, [1, 3, 5, 7, 9, 11, 15, 17, 23, 27, 35, 39]);
  t.ok(isUnsafe(14) && isUnsafe(258) && !isUnsafe(4) && isNoCacheKey(60) && isNoCacheKey(28) && !isNoCacheKey(11));
  t.equal(optionName(256), "Authorization");
  t.equal(optionName(65_000), "option 65000");
  t.end();
});

t.test("codes and content formats by number and name", (t) => {
  t.equal(code(2, 5), 69);
  t.equal(codeText(132), "4.04");
  t.equal(codeName(132), "Not Found");
  t.equal(codeName(code(4, 30)), undefined);
  t.throws(() => code(8, 0), { code: "coap.code" });
  t.throws(() => code(2, 32), { code: "coap.code" });
  for (let value = 0; value < 256; value++) {
    const kinds = [value === 0, isRequest(value), isResponse(value), isReservedCode(value), value >> 5 === 3];
    t.equal(kinds.filter(Boolean).length, 1, codeText(value));
  }
  t.equal(mediaType(60), "application/cbor");
  t.equal(contentFormat("Text/Plain;charset=UTF-8"), 0);
  t.equal(contentFormat("text/plain"), 0);
  t.equal(contentFormat("text/html"), undefined);
  t.end();
});
