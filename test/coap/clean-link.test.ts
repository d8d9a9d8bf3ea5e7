import t from "tap";
import type { LinkParameters } from "../../src/base/link-parameters.ts";
import { milliseconds, seconds } from "../../src/base/time.ts";
import { OBSERVE } from "../../src/coap/options.ts";
import { client, type End, linkOf, Pipe, request, serve } from "./pipe.ts";

const RATES = [50, 100, 300, 1_200, 9_600, 100_000, 1_000_000];

const describe = (link: LinkParameters) =>
  `${link.sendRate}/${link.receiveRate} bit/s ${link.halfDuplex ? "half" : "full"}-duplex, latency ${link.latency}`;

const links = (rate: number): LinkParameters[] => [
  linkOf(rate),
  linkOf(rate, { halfDuplex: true }),
  linkOf(rate, { latency: seconds(2) }),
  linkOf(rate, { latency: seconds(2), halfDuplex: true }),
  linkOf(rate, { receiveRate: rate * 3 }),
];

t.test("one exchange at a time is never repeated, whatever rate, size and processing time", (t) => {
  for (const link of RATES.flatMap(links)) {
    for (const bytes of [0, 60, 300, 1_024]) {
      for (const delay of [0, 700, 5_000, 60_000]) {
        const pipe = new Pipe({ link });
        const answers = client(pipe, pipe.a);
        serve(pipe, pipe.b, delay, bytes);
        for (let i = 0; i < 3; i++) {
          pipe.at(i * 3_600_000, () => {
            const payload = new Uint8Array(i * 100);
            pipe.a.layer.send(request(pipe, pipe.a, { answerBytes: bytes + 6, payload }), pipe.now);
          });
        }
        pipe.run();
        const name = `${describe(link)}, ${bytes} bytes after ${delay} ms`;
        if (answers.size !== 3 || pipe.repeated.length > 0) t.fail(`${name}: ${pipe.repeated.length} repeated`);
      }
    }
  }
  t.pass("all of them");
  t.end();
});

/** Twenty requests at once from each end to the other, of all priorities; `spread` varies their sizes. */
function crossfire(pipe: Pipe, delay: number, spread = 0): Map<string, number>[] {
  const purposes = ["command", "message", "state", "bulk"] as const;
  const both: [End, End][] = [
    [pipe.a, pipe.b],
    [pipe.b, pipe.a],
  ];
  return both.map(([from]) => {
    const answers = client(pipe, from, (event) => {
      if (event.kind !== "request") return;
      const payload = new Uint8Array(20 + ((event.incoming * 37 + spread * 17) % 60));
      const respond = () =>
        from.layer.respond(event.incoming, { code: 69, options: [], payload, purpose: "message" }, pipe.now);
      pipe.after((event.incoming % 4) * delay, respond);
    });
    for (let i = 0; i < 20; i++) {
      const payload = new Uint8Array(10 + ((i * 53 + spread * 29) % (120 + spread * 10)));
      const purpose = purposes[i % 4] ?? "message";
      const more = { payload, purpose, flow: `flow ${i % 3}`, answerBytes: 90 };
      pipe.at(i * 50, () => from.layer.send(request(pipe, from, more), pipe.now));
    }
    return answers;
  });
}

t.test("twenty requests at once, both ways, are never repeated", (t) => {
  for (const link of RATES.flatMap(links)) {
    for (const delay of [0, 400, 4_000]) {
      const spread = Math.round(link.latency / 500) + (link.halfDuplex ? 1 : 0) + delay / 400;
      const pipe = new Pipe({ link, seed: link.sendRate + delay });
      const answers = crossfire(pipe, delay, spread);
      pipe.run();
      const done = answers.every((map) => map.size === 20 && [...map.values()].every((n) => n === 1));
      if (!done || pipe.repeated.length > 0) {
        t.fail(`${describe(link)}, delay ${delay}: ${pipe.repeated.length} repeated, ${answers.map((a) => a.size)}`);
      }
      if (pipe.a.layer.status(pipe.b.peer).outstanding !== 0) t.fail("a slot is still taken");
    }
  }
  t.pass("all of them");
  t.end();
});

t.test("a request is not repeated while the peer sends us something large", (t) => {
  for (const link of RATES.flatMap((rate) => [linkOf(rate), linkOf(rate, { halfDuplex: true })])) {
    const pipe = new Pipe({ link });
    const answers = client(pipe, pipe.a);
    serve(pipe, pipe.b, 0, 1_024);
    pipe.a.layer.send(request(pipe, pipe.a, { purpose: "bulk", answerBytes: 1_040 }), pipe.now);
    for (let i = 1; i < 5; i++) {
      const more = { purpose: "command", answerBytes: 1_040 } as const;
      pipe.at((i * 1_000_000) / link.sendRate, () => pipe.a.layer.send(request(pipe, pipe.a, more), pipe.now));
    }
    pipe.run();
    t.equal(answers.size, 5, describe(link));
    t.equal(pipe.repeated.length, 0, describe(link));
  }
  t.end();
});

t.test("a lost request is repeated soon although the peer keeps the channel busy", (t) => {
  const link = linkOf(100);
  const pipe = new Pipe({ link });
  const answers = client(pipe, pipe.a);
  serve(pipe, pipe.b, 0, 200);
  let blocks = 0;
  const next = () => {
    if (++blocks > 100) return;
    const token = request(pipe, pipe.a, { purpose: "bulk", answerBytes: 216 });
    pipe.a.layer.send(token, pipe.now);
    pipe.after(30_000, next);
  };
  next();
  let lost: number | undefined;
  pipe.lose = (crossing, index) => {
    if (crossing.account.purpose !== "command" || lost !== undefined) return false;
    lost = index;
    return true;
  };
  pipe.at(200_000, () => pipe.a.layer.send(request(pipe, pipe.a, { purpose: "command" }), pipe.now));
  pipe.run();
  const again = pipe.repeated.find((crossing) => crossing.account.purpose === "command");
  t.equal(answers.size, 101);
  t.equal(pipe.repeated.length, 1, "and nothing else is repeated");
  const waited = (again?.at ?? 0) - (pipe.crossings[lost ?? 0]?.at ?? 0);
  t.ok(waited > 10_000 && waited < 150_000, `after ${waited} ms`);
  t.end();
});

t.test("the channel is never given more than it carries, and acknowledgements go first", (t) => {
  const link = linkOf(100, { latency: milliseconds(0) });
  const pipe = new Pipe({ link });
  crossfire(pipe, 0);
  pipe.run();
  for (const end of ["10.0.0.1", "10.0.0.2"]) {
    const sent = pipe.crossings.filter((crossing) => crossing.from === end);
    for (const [i, crossing] of sent.entries()) {
      const previous = sent[i - 1];
      if (previous === undefined) continue;
      const airtime = ((previous.datagram.length + 28) * 8_000) / 100;
      t.ok(crossing.at >= previous.at + airtime - 1e-6, "paced");
    }
  }
  t.end();
});

t.test("news that come unasked, even large ones, do not make us repeat a request", (t) => {
  for (const link of [linkOf(100), linkOf(50), linkOf(100, { halfDuplex: true })]) {
    for (const lead of [1_000, 30_000, 80_000]) {
      const pipe = new Pipe({ link });
      const answers = client(pipe, pipe.a);
      pipe.a.onEvent = withNotifications(pipe, pipe.a.onEvent);
      serve(pipe, pipe.b);
      const notify = (bytes: number) => {
        const more = { code: 69, token: new Uint8Array(2), payload: new Uint8Array(bytes), purpose: "state" } as const;
        pipe.b.layer.send(request(pipe, pipe.b, { ...more, answerBytes: 4 }), pipe.now);
      };
      for (let i = 0; i < 40; i++) {
        pipe.at(i * 600_000, () => notify(i % 8 === 0 ? 1_024 : 50));
        pipe.at(i * 600_000 + lead, () => pipe.a.layer.send(request(pipe, pipe.a), pipe.now));
      }
      pipe.run();
      t.equal(answers.size, 40);
      t.equal(pipe.repeated.length, 0, `${describe(link)}, ${lead} ms after the news`);
    }
  }
  t.end();
});

t.test("one that only asks allows for nothing else until it observes, and repeats nothing", (t) => {
  for (const link of RATES.flatMap(links)) {
    const pipe = new Pipe({ link, layer: { onlyAnswered: true } });
    const answers = client(pipe, pipe.a);
    pipe.a.onEvent = withNotifications(pipe, pipe.a.onEvent);
    serve(pipe, pipe.b, 0, 256);
    const second = 1_000 * Math.max(1, 100 / link.sendRate);
    const notify = () => {
      const more = { code: 69, token: new Uint8Array(2), payload: new Uint8Array(256), purpose: "state" } as const;
      pipe.b.layer.send(request(pipe, pipe.b, { ...more, answerBytes: 4 }), pipe.now);
    };
    const ask = (observe: boolean) => {
      const options = observe ? [{ number: OBSERVE, value: new Uint8Array() }] : [];
      pipe.a.layer.send(request(pipe, pipe.a, { options, answerBytes: 270 }), pipe.now);
    };
    for (let i = 0; i < 12; i++) pipe.at(i * 90 * second, () => ask(i === 5));
    for (let i = 6; i < 12; i++) pipe.at((i * 90 - 5 + (i - 6) * 3) * second, notify);
    pipe.run();
    if (answers.size !== 12) t.fail(`${describe(link)}: ${answers.size} answers`);
    if (pipe.repeated.length > 0) t.fail(`${describe(link)}: ${pipe.repeated.length} repeated`);
  }
  t.pass("all of them");
  t.end();
});

/** Accepts responses with the token of an observation, before the client looks for a request of its own. */
function withNotifications(pipe: Pipe, next: End["onEvent"]): End["onEvent"] {
  return (event, now) => {
    const news = event.kind === "response" && event.message.token.length === 2 && event.transmission === undefined;
    if (news) pipe.a.layer.accept(pipe.a.other, event.message, now);
    else next(event, now);
  };
}
