import t from "tap";
import { Reachability } from "../../src/cli/reachability.ts";
import type { HttpClientEvent } from "../../src/matrix/http.ts";

const failed = (reason: "unreachable" | "timeout"): HttpClientEvent => ({
  kind: "http-failed",
  id: 1,
  reason,
  detail: "ECONNREFUSED",
});
const answered: HttpClientEvent = {
  kind: "http-response",
  id: 2,
  response: { status: 502, headers: [], body: new Uint8Array() },
};

t.test("the operator reads of a lost homeserver once, and once of its return", (t) => {
  const lines: string[] = [];
  const log = {
    info: (text: string) => lines.push(text),
    warn: ({ detail }: { detail: string }, text: string) => lines.push(`${text}: ${detail}`),
  };
  const reachability = new Reachability(log, "http://hs");
  const after = (...events: HttpClientEvent[]) => {
    for (const event of events) reachability.seen(event);
    return lines.splice(0);
  };
  t.same(after(answered), [], "an answer of any kind is what was expected");
  t.same(after(failed("unreachable"), failed("unreachable")), [
    "the homeserver http://hs is unreachable: ECONNREFUSED",
  ]);
  t.same(after(answered, answered), ["the homeserver http://hs can be reached again"]);
  t.same(after(failed("timeout")), [], "a slow answer is not an absent homeserver");
  t.end();
});
