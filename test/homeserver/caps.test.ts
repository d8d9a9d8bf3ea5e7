import t from "tap";
import { utf8Text } from "../../src/base/bytes.ts";
import { DEVELOPMENT_HOMESERVER as CAPS } from "../../src/base/limits.ts";
import { Harness } from "./harness.ts";

const C = "/_matrix/client/v3";
const e = encodeURIComponent;

/** How often `attempt` succeeds before it is refused, and how. */
function fill(attempt: (n: number) => { status: number; body: { errcode?: string } }, most: number) {
  for (let n = 0; n <= most; n++) {
    const { status, body } = attempt(n);
    if (status !== 200) return { filled: n, errcode: body.errcode };
  }
  return { filled: most + 1, errcode: undefined };
}

t.test("users, rooms and aliases end at their caps", async (t) => {
  const h = new Harness();
  const anna = h.register("anna");
  const auth = { type: "m.login.dummy" };
  const users = fill(
    (n) => h.ask("POST", `${C}/register`, undefined, { username: `u${n}`, auth, inhibit_login: true }),
    CAPS.users,
  );
  t.same(users, { filled: CAPS.users - 1, errcode: "M_RESOURCE_LIMIT_EXCEEDED" });
  const rooms = fill(() => h.ask("POST", `${C}/createRoom`, anna, {}), CAPS.rooms);
  t.same(rooms, { filled: CAPS.rooms, errcode: "M_RESOURCE_LIMIT_EXCEEDED" });
  const room_id = h.ask("GET", `${C}/joined_rooms`, anna).body.joined_rooms[0];
  const aliases = fill(
    (n) => h.ask("PUT", `${C}/directory/room/${e(`#a${n}:hs.test`)}`, anna, { room_id }),
    CAPS.aliases,
  );
  t.same(aliases, { filled: CAPS.aliases, errcode: "M_RESOURCE_LIMIT_EXCEEDED" });
});

t.test("sessions end at their cap, and a device that logs in again takes no second one", async (t) => {
  const h = new Harness();
  h.register("anna");
  const identifier = { type: "m.id.user", user: "anna" };
  const login = (device_id: string) =>
    h.ask("POST", `${C}/login`, undefined, { type: "m.login.password", identifier, password: "secret", device_id });
  const sessions = fill((n) => login(`D${n}`), CAPS.sessions);
  t.same(sessions, { filled: CAPS.sessions - 1, errcode: "M_RESOURCE_LIMIT_EXCEEDED" });
  const again = login("D7");
  t.equal(again.status, 200);
  t.equal(h.server.status().sessions, CAPS.sessions);
  h.ask("POST", `${C}/logout`, again.body.access_token);
  t.equal(login("new").status, 200, "there is room again");
});

t.test("what waits for an application service ends with the oldest", async (t) => {
  const service = { id: "s", url: "http://127.0.0.1:9", asToken: "as", hsToken: "hs", senderLocalpart: "bot" };
  const h = new Harness({ applicationServices: [{ ...service, users: ["@bot.*"], aliases: [] }] });
  const anna = h.register("anna");
  const id = h.ask("POST", `${C}/createRoom`, anna, { preset: "public_chat" }).body.room_id;
  h.ask("POST", `${C}/join/${e(id)}?user_id=${e("@bot:hs.test")}`, "as", {});
  const count = CAPS.applicationServiceQueue + 10;
  for (let n = 0; n < count; n++) h.ask("PUT", `${C}/rooms/${e(id)}/send/m.y/${n}`, anna, { n });
  t.equal(h.pushed.length, 1, "it does not answer");
  const heard: number[] = [];
  for (let at = 0; at < h.pushed.length; at++) {
    const pushed = h.pushed[at];
    const { events } = JSON.parse(utf8Text(pushed?.request.body ?? new Uint8Array()) ?? "");
    for (const event of events) if (event.type === "m.y") heard.push(event.content.n);
    h.respond(pushed?.id ?? 0, 200);
  }
  t.same(
    heard,
    Array.from({ length: CAPS.applicationServiceQueue }, (_, n) => n + 10),
  );
});

t.test("what one user and one device keep ends at its caps", async (t) => {
  const h = new Harness();
  const anna = h.register("anna");
  const user = `${C}/user/${e("@anna:hs.test")}`;
  const filters = fill((n) => h.ask("POST", `${user}/filter`, anna, { n }), CAPS.filtersPerUser);
  t.equal(filters.filled, CAPS.filtersPerUser);
  const data = fill((n) => h.ask("PUT", `${user}/account_data/t${n}`, anna, {}), CAPS.accountDataPerUser);
  t.equal(data.filled, CAPS.accountDataPerUser);
  const keys = fill(
    (n) => h.ask("POST", `${C}/keys/upload`, anna, { one_time_keys: { [`signed_curve25519:${n}`]: "k" } }),
    CAPS.keysPerDevice,
  );
  t.equal(keys.filled, CAPS.keysPerDevice);
  const messages = { "@anna:hs.test": { "*": {} } };
  for (let n = 0; n < CAPS.toDevicePerDevice + 10; n++) h.ask("PUT", `${C}/sendToDevice/m.x/${n}`, anna, { messages });
  t.equal(h.ask("GET", `${C}/sync`, anna).body.to_device.events.length, CAPS.toDevicePerDevice, "the oldest go first");
});

t.test("a room keeps the tail of its timeline and a bounded state", async (t) => {
  const h = new Harness();
  const anna = h.register("anna");
  const room = `${C}/rooms/${e(h.ask("POST", `${C}/createRoom`, anna, {}).body.room_id)}`;
  const state = fill((n) => h.ask("PUT", `${room}/state/m.x/k${n}`, anna, { n }), CAPS.statePerRoom);
  t.equal(state.errcode, "M_RESOURCE_LIMIT_EXCEEDED");
  t.equal(h.ask("GET", `${room}/state`, anna).body.length, CAPS.statePerRoom);
  for (let n = 0; n < CAPS.eventsPerRoom; n++) h.ask("PUT", `${room}/send/m.y/${n}`, anna, { n });
  const first = h.ask("GET", `${room}/messages?dir=f&limit=1`, anna).body.chunk[0];
  t.match(first, { type: "m.y", content: { n: 0 } }, "the state events before are forgotten in the timeline");
  t.equal(h.ask("GET", `${room}/state/m.x/k7`, anna).body.n, 7, "and stay in the state");
});

t.test("long polls beyond the cap are answered at once, and media beyond it refused", async (t) => {
  const h = new Harness();
  const anna = h.register("anna");
  const since = h.ask("GET", `${C}/sync`, anna).body.next_batch;
  for (let n = 0; n < CAPS.longPolls; n++) h.start("GET", `${C}/sync?timeout=30000&since=${since}`, { token: anna });
  t.equal(h.server.status().longPolls, CAPS.longPolls);
  t.equal(h.ask("GET", `${C}/sync?timeout=30000&since=${since}`, anna).status, 200);
  const raw = new Uint8Array(8 * 1024 * 1024);
  const upload = () => {
    const id = h.start("POST", "/_matrix/media/v3/upload", { token: anna, raw });
    const answer = h.answers.get(id);
    return { status: answer?.status ?? 0, body: answer?.body ?? {} };
  };
  t.same(fill(upload, 5), { filled: CAPS.mediaBytes / raw.length, errcode: "M_TOO_LARGE" });
  h.elapse(30_000);
  t.equal(h.server.status().longPolls, 0);
});
