import t from "tap";
import { utf8 } from "../../src/base/bytes.ts";
import { SyncChain } from "../../src/client/sync-chain.ts";
import type { HttpResponse } from "../../src/matrix/http.ts";

const answer = (content: object): HttpResponse => ({ status: 200, headers: [], body: utf8(JSON.stringify(content)) });

/** How often the answer to s1 is given when it is asked for four times. */
function givenOf(content: object): number {
  const chain = new SyncChain();
  chain.restart("s1");
  chain.add("s1", answer({ next_batch: "s2", ...content }), 1);
  return [1, 2, 3, 4].filter(() => chain.take("s1") !== undefined).length;
}

t.test("an answer with messages to the device is given as often as it is asked for: there is no other copy", (t) => {
  t.equal(givenOf({ rooms: { join: { "!r:h": {} } } }), 1, "what the homeserver can say again");
  t.equal(givenOf({ to_device: { events: [] } }), 1, "no message");
  t.equal(givenOf({ to_device: { events: [{ type: "m.room.encrypted", content: {} }] } }), 4);
  t.end();
});
