import t from "tap";
import { EMPTY, utf8 } from "../../src/base/bytes.ts";
import { describe } from "../../src/matrix/describe.ts";
import type { HttpRequest } from "../../src/matrix/http.ts";
import { syncRequest, withSync } from "../../src/matrix/sync.ts";

const request = (method: string, target: string, token = "a"): HttpRequest => ({
  method,
  target,
  headers: [["authorization", `Bearer ${token}`]],
  body: EMPTY,
});
const SYNC = "/_matrix/client/v3/sync";

t.test("what a request is, in words and priority", async (t) => {
  const send = describe(request("PUT", "/_matrix/client/r0/rooms/!r%3Ah/send/m.room.message/7?access_token=secret"));
  t.strictSame(send, {
    label: "PUT sendMessage !r:h m.room.message 7",
    operation: "sendMessage",
    priority: "message",
    replaces: undefined,
  });
  t.match(describe(request("GET", "/_matrix/client/v1/media/download/h/x")), {
    priority: "bulk",
    operation: "getContentAuthed",
  });
  t.match(describe(request("POST", "/_matrix/media/v3/upload")), { priority: "bulk" });
  t.match(describe(request("GET", "/_matrix/client/v1/media/config")), { priority: "message" });
  t.match(describe(request("GET", "/_matrix/client/v3/nothing/of/it")), {
    label: "GET /nothing/of/it",
    operation: undefined,
    priority: "message",
  });
  t.notMatch(describe(request("GET", "/x/%1b%5B2J")).label, /\p{Cc}/u, "nothing that a terminal obeys");
  t.ok(describe(request("GET", `/${"x".repeat(500)}`)).label.length <= 80);
});

t.test("only the latest of a state is worth sending, for each user and room", async (t) => {
  const typing = (room: string, user: string, token: string) =>
    describe(request("PUT", `/_matrix/client/v3/rooms/${room}/typing/${user}`, token));
  t.equal(typing("!a:h", "@u:h", "t1").priority, "state");
  t.equal(typing("!a:h", "@u:h", "t1").replaces, typing("%21a%3Ah", "%40u%3Ah", "t1").replaces, "however it is spelt");
  t.not(typing("!a:h", "@u:h", "t1").replaces, typing("!b:h", "@u:h", "t1").replaces);
  t.not(typing("!a:h", "@u:h", "t1").replaces, typing("!a:h", "@u:h", "t2").replaces);
  const receipt = (type: string, event: string) =>
    describe(request("POST", `/_matrix/client/v3/rooms/!a:h/receipt/${type}/${event}`)).replaces;
  t.equal(receipt("m.read", "$1"), receipt("m.read", "$2"));
  t.not(receipt("m.read", "$1"), receipt("m.read.private", "$1"));
  const marker = (body: string) =>
    describe({ ...request("POST", "/_matrix/client/v3/rooms/!a:h/read_markers"), body: utf8(body) }).replaces;
  t.equal(marker('{"m.read":"$1"}'), marker('{"m.read":"$2"}'));
  t.not(marker('{"m.read":"$1"}'), marker('{"m.fully_read":"$1"}'), "one does not say the other");
  const threaded = (thread: string) =>
    describe({
      ...request("POST", "/_matrix/client/v3/rooms/!a:h/receipt/m.read/$1"),
      body: utf8(`{"thread_id":"${thread}"}`),
    }).replaces;
  t.not(threaded("main"), threaded("$9"));
  t.match(describe(request("PUT", "/_matrix/client/v3/presence/@u:h/status")), {
    priority: "state",
    replaces: /setPresence/,
  });
});

t.test("a sync in its parts", async (t) => {
  const target = `${SYNC}?filter=%7B%22a%22%3A1%7D&timeout=30000&since=s1_2%2B3&set_presence=unavailable`;
  t.strictSame(syncRequest(request("GET", target)), {
    since: "s1_2+3",
    timeout: 30_000,
    fullState: false,
    presence: "unavailable",
    stream: `${SYNC}?filter=%7B%22a%22%3A1%7D`,
  });
  t.strictSame(syncRequest(request("GET", "/_matrix/client/r0/sync")), {
    since: undefined,
    timeout: 0,
    fullState: false,
    presence: undefined,
    stream: "/_matrix/client/r0/sync",
  });
  t.equal(syncRequest(request("GET", `${SYNC}?full_state=true&timeout=nonsense`))?.fullState, true);
  for (const other of ["/_matrix/client/v3/sync/", "/_matrix/client/v3/syncs", "/sync"])
    t.equal(syncRequest(request("GET", other)), undefined);
  t.equal(syncRequest(request("POST", SYNC)), undefined);
});

t.test("a sync with another since and timeout keeps all else, in its place and spelling", async (t) => {
  const target = `${SYNC}?filter=a%2Cb&timeout=30000&since=s1&set_presence=offline`;
  const changed = (change: Parameters<typeof withSync>[1], from = target) =>
    withSync(request("GET", from), change).target;
  t.equal(changed({ since: "s 2", timeout: 0 }), `${SYNC}?filter=a%2Cb&timeout=0&since=s+2&set_presence=offline`);
  t.equal(changed({ since: undefined }), `${SYNC}?filter=a%2Cb&timeout=30000&set_presence=offline`);
  t.equal(changed({}), target);
  t.equal(changed({ since: "x" }, SYNC), `${SYNC}?since=x`);
  t.equal(changed({ since: undefined, timeout: undefined }, `${SYNC}?since=a&since=b&timeout=1`), SYNC);
  t.equal(changed({ since: "a/b c" }, `${SYNC}?filter=a/b`), `${SYNC}?filter=a/b&since=a/b%20c`);
});
