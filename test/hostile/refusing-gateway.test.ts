/** Whoever answers in the gateway's name refuses and contradicts itself: the client ends, and does not flood the link. */
import t from "tap";
import { EMPTY, utf8 } from "../../src/base/bytes.ts";
import { addressPeer } from "../../src/base/peer.ts";
import { SeededRandom } from "../../src/base/random.ts";
import { add, hours, type Instant, instant, milliseconds, minutes, seconds } from "../../src/base/time.ts";
import { Client } from "../../src/client/client.ts";
import { CONTENT, FETCH, UNAUTHORIZED } from "../../src/coap/codes.ts";
import { decode } from "../../src/coap/decode.ts";
import { encode } from "../../src/coap/encode.ts";
import type { Body, Message } from "../../src/coap/message.ts";
import { emptyValue, uintOption, uintValue } from "../../src/coap/option-values.ts";
import { MATRIX_VERSION, OBSERVE } from "../../src/coap/options.ts";
import { hectobitCodec } from "../../src/codec/hectobit-codec.ts";
import { refusalToCoap } from "../../src/matrix/packed/refusal.ts";

const GATEWAY = addressPeer("192.0.2.2", 5_683);
const LINK = {
  ...{
    sendRate: 100_000,
    receiveRate: 100_000,
    latency: milliseconds(50),
    mtu: 1_200,
    overhead: 28,
    halfDuplex: false,
  },
};

/** What the false gateway says to a request: its answer, and notifications that follow it at once. */
type Script = (request: Message, n: number) => readonly Body[];

class Rig {
  readonly client = new Client(
    { random: new SeededRandom(1), gateway: GATEWAY, link: LINK, clock: () => "now" },
    instant(0),
  );
  readonly statuses = new Map<number, number>();
  requests = 0;
  now: Instant = instant(0);
  readonly #script: Script;
  #replies: { readonly at: Instant; readonly datagram: Uint8Array }[] = [];
  #messageId = 0;
  #id = 0;

  constructor(script: Script) {
    this.#script = script;
  }

  start(method: string, target: string, body = EMPTY): number {
    const headers = [["authorization", "Bearer abc"] as const, ["content-type", "application/json"] as const];
    const id = ++this.#id;
    const request = { method, target, headers, body };
    this.client.handle({ kind: "served-request", id, request, from: "127.0.0.1:1" }, this.now);
    this.#drain();
    return id;
  }

  run(span: number): void {
    const end = this.now + span;
    for (let steps = 0; steps < 50_000; steps++) {
      const next = Math.min(...this.#replies.map(({ at }) => at), this.client.deadline() ?? end);
      if (next >= end) break;
      this.now = instant(Math.max(this.now, next));
      const due = this.#replies.filter(({ at }) => at <= this.now);
      this.#replies = this.#replies.filter(({ at }) => at > this.now);
      for (const { datagram } of due) this.client.receive(datagram, GATEWAY, this.now);
      if ((this.client.deadline() ?? end) <= this.now) this.client.wake(this.now);
      this.#drain();
    }
    this.now = instant(end);
  }

  #drain(): void {
    for (const output of this.client.drain(1_000)) {
      if (output.kind === "datagram") this.#hear(output.datagram);
      else if (output.effect.kind === "served-response") {
        this.statuses.set(output.effect.id, output.effect.response.status);
      }
    }
  }

  #hear(datagram: Uint8Array): void {
    const message = decode(datagram);
    if (!message.ok || message.value.code === 0 || message.value.code > 31) return;
    const { token, messageId } = message.value;
    const [answer, ...more] = this.#script(message.value, this.requests++);
    if (answer === undefined) return;
    const reply = (type: "ACK" | "CON", body: Body, id: number, after: number) => {
      const datagram = encode({ type, messageId: id, token, ...body });
      this.#replies.push({ at: add(this.now, milliseconds(after)), datagram });
    };
    reply("ACK", answer, messageId, 100);
    for (const [n, body] of more.entries()) reply("CON", body, this.#messageId++, 200 + n);
  }
}

const REFUSALS = (["not-agreed", "unknown-index", "index-taken"] as const).map((kind) => refusalToCoap({ kind }));
const OTHER_TABLES = refusalToCoap({ kind: "other-tables", tables: { version: 1, hash: 2 } });

t.test("a request is said five times at most, in whatever order it is refused", async (t) => {
  for (const script of [
    () => [REFUSALS[0] ?? OTHER_TABLES],
    () => [REFUSALS[1] ?? OTHER_TABLES],
    () => [REFUSALS[2] ?? OTHER_TABLES],
    () => [OTHER_TABLES],
    (_: Message, n: number) => [REFUSALS[n % 3] ?? OTHER_TABLES],
    () => [{ code: UNAUTHORIZED, options: [], payload: Uint8Array.of(0xf6, 0x18, 0xff) }],
    () => [{ code: UNAUTHORIZED, options: [], payload: Uint8Array.of(0xf6, 0xff) }],
  ] satisfies Script[]) {
    const rig = new Rig(script);
    const post = rig.start("POST", "/_matrix/client/v3/createRoom", utf8("{}"));
    const get = rig.start("GET", "/_matrix/client/v3/account/whoami");
    rig.run(hours(1));
    t.ok(rig.requests <= 10, `${rig.requests} requests`);
    for (const id of [post, get]) t.ok((rig.statuses.get(id) ?? 0) >= 400, `answered by ${rig.statuses.get(id)}`);
  }
});

t.test("a message whose program has gone is not said more often than it is tried", async (t) => {
  const rig = new Rig((_, n) => [REFUSALS[n % 3] ?? OTHER_TABLES]);
  const id = rig.start("PUT", "/_matrix/client/v3/rooms/!a:b.c/send/m.room.message/1", utf8('{"body":"a"}'));
  rig.client.handle({ kind: "served-abort", id }, rig.now);
  rig.run(hours(24));
  t.ok(rig.requests < 24 * 7, `${rig.requests} requests in a day`);
});

t.test("an observation that is accepted and refused at once does not begin again without end", async (t) => {
  const sync = hectobitCodec.encode(utf8('{"next_batch":"s2"}'));
  const payload = sync.ok ? sync.value : EMPTY;
  const rig = new Rig((request, n) => {
    const answer = { code: CONTENT, options: [emptyValue(MATRIX_VERSION)], payload };
    if (request.code !== FETCH || uintOption(request.options, OBSERVE) !== 0) return [answer];
    const accepted = { ...answer, options: [uintValue(OBSERVE, n + 1), ...answer.options] };
    return [accepted, REFUSALS[n % 2] ?? OTHER_TABLES];
  });
  const first = rig.start("GET", "/_matrix/client/v3/sync?timeout=0");
  rig.run(seconds(10));
  t.equal(rig.statuses.get(first), 200);
  rig.start("GET", "/_matrix/client/v3/sync?since=s2&timeout=600000");
  rig.run(minutes(10));
  t.ok(rig.requests < 60, `${rig.requests} requests in ten minutes`);
});
