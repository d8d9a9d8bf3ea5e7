import t from "tap";
import { equalBytes } from "../../src/base/bytes.ts";
import { hours, milliseconds, seconds } from "../../src/base/time.ts";
import { CONTENT, GET } from "../../src/coap/codes.ts";
import type { Body } from "../../src/coap/message.ts";
import { at, body, bytes, Pair } from "./pair.ts";

interface Case {
  readonly rate: number;
  readonly loss: number;
  readonly size: number;
  readonly disorder: number;
}

const STATES = 12;
const title = ({ rate, loss, size, disorder }: Case) =>
  `${rate} bit/s, loss ${loss}, states of ${size} bytes, copies and disorder ${disorder}`;

/** The number of a state is in its length and in each of its bytes. */
const state = (n: number, size: number): Body => ({ code: CONTENT, options: [], payload: bytes(size + n, n) });
const numberOf = (payload: Uint8Array, size: number): number => {
  const n = payload.length - size;
  return equalBytes(payload, bytes(size + n, n)) ? n : Number.NaN;
};

/** Twelve states, at times at which some wait for their predecessor. What the client saw, and how it ended. */
function run({ rate, loss, size, disorder }: Case) {
  let current = 0;
  const reordering = disorder > 0 ? { reordering: { probability: disorder, delay: milliseconds(200_000 / rate) } } : {};
  const pair = new Pair({
    link: { rate, loss, duplication: disorder, ...reordering },
    seed: size + 5,
    application: () => state(current, size),
    client: { observationSilence: hours(10_000) },
  });
  pair.observe(1, body(GET, "o"));
  const period = Math.max(2, (4000 * (size + 60)) / 1000 / rate);
  for (let n = 1; n <= STATES; n++) {
    pair.world.at(at(100 + n * period), () => {
      current = n;
      const observation = pair.serverSaw("request").at(-1)?.observe ?? -1;
      pair.world.handle(pair.far, { kind: "notify", observation, response: state(n, size) });
    });
  }
  pair.world.run({ until: at(100 + 40 * STATES * period + 80_000) });
  const told = [...pair.clientSaw("response"), ...pair.clientSaw("notification")];
  const seen = told.map(({ response }) => numberOf(response.payload, size));
  const gone = pair.serverSaw("observation-gone").length + pair.clientSaw("failed").length;
  pair.world.handle(pair.near, { kind: "cancel", exchange: 1 });
  pair.finish();
  return {
    seen,
    gone,
    delivered: pair.serverSaw("notification-delivered").length,
    retransmissions: pair.retransmissions(),
  };
}

const increasing = (numbers: readonly number[]): boolean =>
  numbers.every((n, i) => i === 0 || n >= (numbers[i - 1] ?? 0));

t.test("without loss the client has the latest state in the end, and nothing is sent twice", async (t) => {
  for (const rate of [50, 1200, 1_000_000]) {
    for (const size of [10, 1500]) {
      for (const disorder of [0, 0.3]) {
        const one = { rate, loss: 0, size, disorder };
        const { seen, gone, delivered, retransmissions } = run(one);
        t.ok(increasing(seen) && seen.at(-1) === STATES && gone === 0, `${title(one)}: ${seen}`);
        if (disorder === 0) t.equal(retransmissions, 0, title(one));
        t.ok(delivered >= seen.length - 1, `${delivered} were delivered, ${seen.length} seen`);
      }
    }
  }
});

t.test("with loss states come in order, and the latest comes or the observation ends", async (t) => {
  for (const rate of [50, 1200, 1_000_000]) {
    for (const loss of [0.1, 0.3]) {
      for (const size of [10, 1500]) {
        const one = { rate, loss, size, disorder: 0.2 };
        const { seen, gone } = run(one);
        t.ok(increasing(seen) && (seen.at(-1) === STATES || gone > 0), `${title(one)}: ${seen}, gone ${gone}`);
      }
    }
  }
});

t.test("a NON that is lost fails, and is not sent again", async (t) => {
  const pair = new Pair({ link: { rate: 1000, loss: 1 } });
  pair.request(1, body(GET, "a"), { priority: "message", confirmable: false });
  pair.world.run({ until: at(1) });
  t.equal(pair.sent().length, 1);
  pair.finish();
  t.equal(pair.sent().length, 1);
  t.match(pair.clientSaw("failed"), [{ reason: "timeout" }]);
  t.ok((pair.clientEffects[0]?.at ?? 0) > seconds(10));
});
