import t from "tap";
import { SeededRandom } from "../../src/base/random.ts";
import { milliseconds } from "../../src/base/time.ts";
import { client, linkOf, Pipe, request } from "./pipe.ts";

const PURPOSES = ["command", "message", "state", "bulk"] as const;

function pick<T>(random: SeededRandom, list: readonly [T, ...T[]]): T {
  return list[random.integer(list.length)] ?? list[0];
}

function randomPipe(random: SeededRandom, seed: number): { pipe: Pipe; largest: number; text: string } {
  const rate = pick(random, [50, 100, 300, 1_200, 9_600, 100_000]);
  const receiveRate = rate * pick(random, [1, 1, 3]);
  const halfDuplex = random.next() < 0.5;
  const latency = milliseconds(random.next() < 0.5 ? 20 : random.integer(3_000));
  const largest = 30 + random.integer(rate < 400 ? 250 : 900);
  const pipe = new Pipe({ link: linkOf(rate, { receiveRate, halfDuplex, latency }), seed });
  return { pipe, largest, text: `seed ${seed}: ${rate}/${receiveRate}, half ${halfDuplex}, latency ${latency}` };
}

/** Requests of any size and purpose, both ways, at any time, answered after any time: true when all end as they should. */
function chatter(pipe: Pipe, random: SeededRandom, largest: number): boolean {
  const delay = pick(random, [0, 300, 3_000, 30_000]);
  const count = 5 + random.integer(20);
  const span = 1 + random.integer(200_000);
  const answers = [pipe.a, pipe.b].map((from) => {
    const taken = client(pipe, from, (event) => {
      if (event.kind !== "request") return;
      const purpose = PURPOSES[event.message.options.length] ?? "bulk";
      const answer = { code: 69, options: [], payload: new Uint8Array(random.integer(largest)), purpose };
      pipe.after(random.next() * delay, () => from.layer.respond(event.incoming, answer, pipe.now));
    });
    for (let i = 0; i < count; i++) {
      const rank = random.integer(PURPOSES.length);
      const options = new Array(rank).fill({ number: 11, value: Uint8Array.of(97) });
      const payload = new Uint8Array(random.integer(largest));
      const more = { payload, options, purpose: PURPOSES[rank] ?? "bulk", flow: `flow ${i % 3}` };
      const send = () => from.layer.send(request(pipe, from, { ...more, answerBytes: largest + 8 }), pipe.now);
      pipe.at(random.integer(2) * random.integer(span), send);
    }
    return taken;
  });
  pipe.run();
  return answers.every((taken) => taken.size === count && [...taken.values()].every((times) => times === 1));
}

t.test("on clean links of any kind, each exchange completes once and nothing is repeated", (t) => {
  let exchanges = 0;
  for (let seed = 1; seed <= 250; seed++) {
    const random = new SeededRandom(seed);
    const { pipe, largest, text } = randomPipe(random, seed);
    if (!chatter(pipe, random, largest)) t.fail(`${text}: not all were answered once`);
    if (pipe.repeated.length > 0) t.fail(`${text}: ${pipe.repeated.length} of ${pipe.crossings.length} repeated`);
    exchanges += pipe.crossings.length;
  }
  t.ok(exchanges > 10_000, `${exchanges} datagrams`);
  t.end();
});
