import t from "tap";
import { toHex } from "../../src/base/bytes.ts";
import { milliseconds, seconds } from "../../src/base/time.ts";
import type { MessageEvent } from "../../src/coap/message-layer-types.ts";
import { client, type End, linkOf, Pipe, request } from "./pipe.ts";

interface Tally {
  /** How often each request, by its payload, was given to the other side. */
  readonly runs: Map<string, number>;
  readonly answers: Map<string, number>;
  readonly sent: string[];
}

/** Sends `count` different requests over an hour and counts what arrives where. */
function traffic(pipe: Pipe, from: End, to: End, count: number, delay: (n: number) => number): Tally {
  const tally: Tally = { runs: new Map(), answers: client(pipe, from), sent: [] };
  to.onEvent = (event: MessageEvent) => {
    if (event.kind !== "request") return;
    const key = toHex(event.message.payload);
    tally.runs.set(key, (tally.runs.get(key) ?? 0) + 1);
    const answer = { code: 68, options: [], payload: event.message.payload, purpose: "message" } as const;
    pipe.after(delay(tally.runs.size), () => to.layer.respond(event.incoming, answer, pipe.now));
  };
  for (let i = 0; i < count; i++) {
    const payload = Uint8Array.from([i >> 8, i & 255, ...new Array(20).fill(7)]);
    pipe.at((i * 3_600_000) / count, () => {
      const outgoing = request(pipe, from, { payload, answerBytes: 32 });
      tally.sent.push(toHex(outgoing.token));
      from.layer.send(outgoing, pipe.now);
    });
  }
  return tally;
}

t.test("each request runs at most once and ends in an answer or a timeout, whatever is lost or doubled", (t) => {
  let answered = 0;
  let repeated = 0;
  for (const rate of [undefined, 100, 1_200, 100_000]) {
    for (const loss of [0.1, 0.3]) {
      for (const duplication of [0, 0.3]) {
        for (const seed of [1, 2, 3]) {
          const link = rate === undefined ? {} : { link: linkOf(rate, { halfDuplex: seed === 2 }) };
          const pipe = new Pipe({ ...link, loss, duplication, jitter: seconds(3), seed });
          const tally = traffic(pipe, pipe.a, pipe.b, 25, (n) => (n % 3) * 1_800);
          pipe.run();
          const name = `${rate ?? "unknown"} bit/s, loss ${loss}, duplication ${duplication}, seed ${seed}`;
          if ([...tally.runs.values()].some((runs) => runs !== 1)) t.fail(`${name}: one ran twice`);
          if ([...tally.answers.values()].some((n) => n !== 1)) t.fail(`${name}: one was answered twice`);
          const open = tally.sent.filter((token) => !tally.answers.has(token)).length;
          const reported = pipe.a.of("timeout").length + pipe.b.of("timeout").length;
          if (open > reported) t.fail(`${name}: ${open} without an answer, ${reported} timeouts`);
          answered += tally.answers.size;
          repeated += pipe.repeated.length;
          if (pipe.a.layer.status(pipe.a.other).outstanding !== 0) t.fail(`${name}: a slot is still taken`);
        }
      }
    }
  }
  t.ok(answered > 48 * 25 * 0.97, `${answered} of ${48 * 25} were answered`);
  t.ok(repeated > 300, `${repeated} messages were repeated`);
  t.end();
});

t.test("nothing is left when all is over", (t) => {
  const pipe = new Pipe({ link: linkOf(1_200), loss: 0.2, duplication: 0.2 });
  const answers = client(pipe, pipe.a);
  const tokens: Uint8Array[] = [];
  pipe.b.onEvent = (event) => {
    if (event.kind !== "request") return;
    pipe.b.layer.respond(
      event.incoming,
      { code: 68, options: [], payload: new Uint8Array(4), purpose: "bulk" },
      pipe.now,
    );
  };
  for (let i = 0; i < 20; i++) {
    const outgoing = request(pipe, pipe.a);
    tokens.push(outgoing.token);
    pipe.a.layer.send(outgoing, pipe.now);
  }
  pipe.run();
  t.equal(answers.size, 20);
  for (const token of tokens) pipe.a.layer.releaseToken(pipe.a.other, token, pipe.now);
  pipe.run();
  for (const end of [pipe.a, pipe.b]) {
    t.equal(end.layer.peerCount, 0, "the peer is forgotten");
    t.equal(end.layer.deadline(), undefined, "no timer runs");
  }
  t.end();
});

t.test("the timeout follows a link that is slower than it was said to be", (t) => {
  const said = linkOf(1_200);
  const pipe = new Pipe({ link: said, channel: linkOf(1_200, { latency: seconds(10) }) });
  const answers = client(pipe, pipe.a);
  pipe.b.onEvent = (event) => {
    if (event.kind !== "request") return;
    pipe.b.layer.respond(
      event.incoming,
      { code: 68, options: [], payload: new Uint8Array(4), purpose: "message" },
      pipe.now,
    );
  };
  for (let i = 0; i < 20; i++) {
    pipe.at(i * 600_000, () => pipe.a.layer.send(request(pipe, pipe.a), pipe.now));
  }
  pipe.run();
  t.equal(answers.size, 20);
  const late = pipe.repeated.filter((crossing) => crossing.at > 600_000 * 10);
  t.equal(late.length, 0, `repeated at ${pipe.repeated.map((crossing) => crossing.at)}`);
  t.end();
});

t.test("a message that waits too long expires, and one that was cancelled says nothing", (t) => {
  const pipe = new Pipe({ link: linkOf(100), layer: { defaults: { nstart: 1 } } });
  client(pipe, pipe.a);
  pipe.a.layer.send(request(pipe, pipe.a), pipe.now);
  const expires = pipe.a.layer.send(request(pipe, pipe.a, { expires: seconds(2) as never }), pipe.now);
  const cancelled = pipe.a.layer.send(request(pipe, pipe.a), pipe.now);
  t.equal(pipe.a.layer.status(pipe.a.other).queued.message, 2);
  pipe.a.layer.cancel(cancelled, pipe.now);
  pipe.run(milliseconds(10_000));
  t.strictSame(pipe.a.of("expired"), [{ kind: "expired", transmission: expires }]);
  t.equal(pipe.a.of("sent").length, 1);
  pipe.run(3_600_000);
  t.equal(pipe.a.layer.status(pipe.a.other).queuedBytes, 0);
  const first = pipe.a.layer.send(request(pipe, pipe.a), pipe.now);
  pipe.a.layer.cancel(first, pipe.now);
  const seen = pipe.a.seen.length;
  const crossed = pipe.crossings.length;
  pipe.run();
  t.equal(pipe.a.seen.slice(seen).filter((event) => event.kind !== "sent" && event.kind !== "response").length, 0);
  t.equal(pipe.crossings.slice(crossed).filter((crossing) => crossing.account.retransmission).length, 0);
  t.end();
});

t.test("on a known link, timeouts double once, and hearing the peer makes what waits due", (t) => {
  for (const heard of [undefined, 200_000]) {
    const pipe = new Pipe({ link: linkOf(100), layer: { onlyAnswered: true } });
    client(pipe, pipe.a);
    client(pipe, pipe.b);
    pipe.lose = () => pipe.now < (heard ?? Number.POSITIVE_INFINITY);
    pipe.a.layer.send(request(pipe, pipe.a), pipe.now);
    if (heard !== undefined) pipe.at(heard, () => pipe.b.layer.ping(pipe.a.peer, pipe.now));
    pipe.run(heard === undefined ? 3_600_000 : heard + 20_000);
    const at = pipe.crossings.filter((crossing) => crossing.from === "10.0.0.1" && crossing.datagram[1] === 1);
    const gaps = at.slice(1).map((crossing, i) => crossing.at - (at[i]?.at ?? 0));
    const first = gaps[0] ?? 0;
    if (heard === undefined) {
      t.ok(
        gaps.every((gap, i) => gap < Math.max(2.1 * first, (at[i]?.at ?? 0) / 3 + first)),
        `${gaps}`,
      );
      t.ok(gaps.length > 5 && gaps.length <= 10, `${gaps.length} repetitions`);
      t.equal(pipe.a.of("timeout").length, 1);
    } else {
      const last = at.at(-1)?.at ?? 0;
      t.ok(last > heard && last < heard + 20_000, `repeated at ${last}`);
    }
  }
  t.end();
});

t.test("a peer that is not known keeps the times of RFC 7252", (t) => {
  const pipe = new Pipe({});
  client(pipe, pipe.a);
  pipe.lose = (crossing) => crossing.from === "10.0.0.1";
  pipe.a.layer.send(request(pipe, pipe.a), pipe.now);
  for (let i = 1; i < 40; i++) pipe.at(i * 1_000, () => pipe.b.layer.ping(pipe.a.peer, pipe.now));
  pipe.run();
  const at = pipe.crossings.filter((crossing) => crossing.from === "10.0.0.1" && crossing.datagram[1] === 1);
  const gaps = at.slice(1).map((crossing, i) => crossing.at - (at[i]?.at ?? 0));
  const first = gaps[0] ?? 0;
  t.ok(first >= 2_000 && first <= 3_000);
  t.same(
    gaps.map((gap) => Math.round(gap / first)),
    [1, 2, 4, 8],
  );
  t.end();
});
