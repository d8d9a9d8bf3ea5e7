/** What the client's side says and believes of ETags in observations (RFC 7641 §3.2, §3.3.1). */
import t from "tap";
import { CONTENT, CONTINUE, FETCH, GET, NOT_FOUND, VALID } from "../../src/coap/codes.ts";
import type { Message, Option } from "../../src/coap/message.ts";
import { hasOption, opaqueOptions, opaqueValue, uintOption, uintValue } from "../../src/coap/option-values.ts";
import { BLOCK2, ETAG, MAX_AGE, OBSERVE } from "../../src/coap/options.ts";
import { body, bytes, MESSAGE } from "./pair.ts";
import { block2, blockOf, PEER, Scripted } from "./scripted.ts";

const etag = (n: number): Option => opaqueValue(ETAG, Uint8Array.of(n));
const tags = (message: Message | undefined) => opaqueOptions(message?.options ?? [], ETAG).map(([n]) => n);

/** An observation whose first state had the ETag 1. */
function observing(own: readonly Option[] = []) {
  const scripted = new Scripted();
  const request = { ...body(GET, "a"), options: [...body(GET, "a").options, ...own] };
  const [register] = scripted.handle({ kind: "observe", exchange: 1, peer: PEER, request, policy: MESSAGE });
  const fresh = uintValue(MAX_AGE, 60);
  scripted.acknowledge(register, { code: CONTENT, options: [uintValue(OBSERVE, 1), etag(1), fresh] });
  let sequence = 1;
  const notify = (message: Partial<Message> & Pick<Message, "code">) =>
    scripted.receive({
      ...{ token: register?.token ?? bytes(0), ...message },
      options: [uintValue(OBSERVE, ++sequence), fresh, ...(message.options ?? [])],
    });
  const told = () => scripted.saw("notification").map(({ response }) => response.code);
  return { scripted, notify, told, register };
}

t.test("the renewal names the last state that came whole, not one whose blocks were lost", async (t) => {
  const { scripted, notify } = observing();
  const [, rest] = notify({ code: CONTENT, options: [etag(2), block2(0, true, 0)], payload: bytes(16) });
  t.same(blockOf(rest, BLOCK2)?.num, 1);
  const [renewal] = scripted.acknowledge(rest, { code: NOT_FOUND });
  t.equal(uintOption(renewal?.options ?? [], OBSERVE), 0);
  t.same(tags(renewal), [1]);
  scripted.acknowledge(renewal, { code: CONTENT, options: [uintValue(OBSERVE, 9), etag(2)], payload: bytes(20) });
  t.match(scripted.saw("notification"), [{ response: { code: CONTENT, payload: bytes(20) } }]);
});

t.test("2.03 for the ETag of a renewal is no news; for an older state, that state is asked for", async (t) => {
  const { scripted, notify, told } = observing();
  const [renewal] = scripted.advance(90);
  t.same(tags(renewal), [1]);
  scripted.acknowledge(renewal, { code: VALID, options: [uintValue(OBSERVE, 1), etag(1), uintValue(MAX_AGE, 60)] });
  t.same(
    notify({ code: VALID, options: [etag(1)] }).map(({ type }) => type),
    ["ACK"],
  );
  t.same(told(), []);
  notify({ code: CONTENT, options: [etag(2)], payload: bytes(2) });
  const [, again] = notify({ code: VALID, options: [etag(1)] });
  t.equal(uintOption(again?.options ?? [], OBSERVE), 0);
  t.same(tags(again), [], "it must be sent whole");
  scripted.acknowledge(again, { code: CONTENT, options: [uintValue(OBSERVE, 20), etag(1)], payload: bytes(1) });
  t.match(
    scripted.saw("notification").map(({ response }) => response.payload),
    [bytes(2), bytes(1)],
  );
});

t.test("2.03 reaches an application that named ETags itself", async (t) => {
  const { notify, told } = observing([etag(7)]);
  notify({ code: VALID, options: [etag(7)] });
  t.same(told(), [VALID]);
});

t.test("a FETCH whose body changes begins anew with its payload", async (t) => {
  const scripted = new Scripted();
  const request = body(FETCH, "a", bytes(5));
  const [first] = scripted.handle({ kind: "request", exchange: 1, peer: PEER, request, policy: MESSAGE });
  const answer = (message: Message | undefined, n: number, num: number, more: boolean) =>
    scripted.acknowledge(message, {
      ...{ code: CONTENT, options: [etag(n), block2(num, more, 0)], payload: bytes(more ? 16 : 3, n) },
    })[0];
  const second = answer(first, 1, 0, true);
  t.same(second?.payload, bytes(0));
  const anew = answer(second, 2, 1, false);
  t.same(blockOf(anew, BLOCK2), { num: 0, more: false, szx: 0 });
  t.same(anew?.payload, bytes(5));
  const last = answer(anew, 2, 0, true);
  t.notOk(hasOption(last?.options ?? [], OBSERVE));
  answer(last, 2, 1, false);
  t.match(scripted.saw("response"), [{ response: { code: CONTENT, payload: { length: 19 } } }]);
});

t.test("2.31 to a request for a block of the answer makes no sense", async (t) => {
  const scripted = new Scripted();
  const request = body(GET, "a");
  const [first] = scripted.handle({ kind: "request", exchange: 1, peer: PEER, request, policy: MESSAGE });
  const options = [block2(0, true, 0)];
  const [next] = scripted.acknowledge(first, { code: CONTENT, options, payload: bytes(16) });
  scripted.acknowledge(next, { code: CONTINUE });
  t.match(scripted.effects, [{ kind: "failed", reason: "bad-response" }]);
});
