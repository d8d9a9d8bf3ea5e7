import t from "tap";
import { minutes, seconds } from "../../src/base/time.ts";
import { Bench, get } from "./bench.ts";

const C = "/_matrix/client/v3";

t.test(
  "long polls at the homeserver: no more than the caps of a peer and of all; the next waits its turn",
  async (t) => {
    const bench = new Bench(3, { limits: { polls: 3, pollsPerPeer: 2 } });
    const poll = (who: number, n: number) => {
      bench.caller(who).ask(get(`${C}/sync?since=s${n}&timeout=45000`, `token${who}`), bench.now);
      bench.elapse(seconds(10));
    };
    for (let n = 0; n < 3; n++) poll(0, n);
    t.equal(bench.pending.length, 2, "the peer's cap");
    poll(1, 0);
    poll(2, 0);
    t.equal(bench.pending.length, 3, "the cap of all");
    t.match(bench.gateway.status(bench.now).upstream, { polls: 3, pollsWaiting: 2 });
    const whoami = bench.caller(0).ask(get(`${C}/account/whoami`), bench.now);
    bench.settle();
    bench.answer(200, {}, bench.pending.at(-1));
    bench.elapse(minutes(1));
    t.equal(bench.caller(0).http(whoami)?.status, 200, "what is no poll does not wait for them");
    while (bench.pending.length > 0) bench.answer(200, { next_batch: "s9" });
    t.same(bench.gateway.status(bench.now).upstream, { running: 0, waiting: 0, polls: 0, pollsWaiting: 0 });
  },
);
