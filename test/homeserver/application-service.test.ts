import t from "tap";
import { utf8Text } from "../../src/base/bytes.ts";
import { Harness } from "./harness.ts";

const C = "/_matrix/client/v3";
const e = encodeURIComponent;

const service = {
  id: "hectobit",
  url: "http://127.0.0.1:9",
  asToken: "as",
  hsToken: "hs",
  senderLocalpart: "_hectobit_bot",
  users: ["@_hectobit_.*"],
  aliases: ["#_hectobit_.*"],
};

t.test("it registers users of its namespace, and only those", async (t) => {
  const h = new Harness({ applicationServices: [service] });
  const register = (username: string, token: string | undefined, more = {}) =>
    h.ask("POST", `${C}/register`, token, { type: "m.login.application_service", username, ...more });
  t.equal(register("_hectobit_buoy", "as", { inhibit_login: true }).body.user_id, "@_hectobit_buoy:hs.test");
  t.equal(register("_hectobit_buoy", "as").body.errcode, "M_USER_IN_USE");
  t.equal(register("anna", "as").body.errcode, "M_EXCLUSIVE");
  t.equal(register("_hectobit_x", undefined).status, 401);
  const auth = { type: "m.login.dummy" };
  t.equal(h.ask("POST", `${C}/register`, undefined, { username: "_hectobit_y", auth }).body.errcode, "M_EXCLUSIVE");
});

t.test("it acts as its users, and as no others", async (t) => {
  const h = new Harness({ applicationServices: [service] });
  h.register("anna");
  const who = (user?: string) =>
    h.ask("GET", `${C}/account/whoami${user === undefined ? "" : `?user_id=${e(user)}`}`, "as");
  t.equal(who().body.user_id, "@_hectobit_bot:hs.test");
  t.equal(who("@anna:hs.test").body.errcode, "M_FORBIDDEN");
  t.equal(who("@_hectobit_buoy:hs.test").body.errcode, "M_FORBIDDEN", "not registered yet");
  h.ask("POST", `${C}/register`, "as", { type: "m.login.application_service", username: "_hectobit_buoy" });
  t.equal(who("@_hectobit_buoy:hs.test").body.user_id, "@_hectobit_buoy:hs.test");
});

t.test("events of its rooms are pushed: in order, one transaction at a time, again until accepted", async (t) => {
  const h = new Harness({ applicationServices: [service] });
  const anna = h.register("anna");
  const created = { type: "m.login.application_service", username: "_hectobit_buoy" };
  h.ask("POST", `${C}/register`, "as", created);
  const id: string = h.ask("POST", `${C}/createRoom`, anna, { preset: "public_chat" }).body.room_id;
  t.equal(h.pushed.length, 0, "not its room");
  h.ask("POST", `${C}/join/${e(id)}?user_id=${e("@_hectobit_buoy:hs.test")}`, "as", {});
  t.equal(h.pushed.length, 1);
  h.ask("PUT", `${C}/rooms/${e(id)}/send/m.room.message/1`, anna, { body: "one" });
  h.ask("PUT", `${C}/rooms/${e(id)}/send/m.room.message/2`, anna, { body: "two" });
  t.equal(h.pushed.length, 1, "one at a time");
  const [first] = h.pushed;
  t.match(first?.request.target, /^http:\/\/127\.0\.0\.1:9\/_matrix\/app\/v1\/transactions\/1$/);
  t.same(first?.request.headers[0], ["authorization", "Bearer hs"]);
  h.respond(first?.id ?? 0, 500);
  h.elapse(1000);
  t.equal(h.pushed[1]?.request.target, first?.request.target, "the same transaction again");
  h.respond(h.pushed[1]?.id ?? 0, 200);
  t.equal(h.pushed.length, 3);
  const { events } = JSON.parse(utf8Text(h.pushed[2]?.request.body ?? new Uint8Array()) ?? "");
  t.same(
    events.map((event: { content: { body: string } }) => event.content.body),
    ["one", "two"],
  );
  h.respond(h.pushed[2]?.id ?? 0, 200);
  t.equal(h.server.deadline(), undefined);
});
