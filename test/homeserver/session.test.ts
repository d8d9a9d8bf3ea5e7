import t from "tap";
import { Harness } from "./harness.ts";

const C = "/_matrix/client/v3";

t.test("registration tells of its flow first, then opens a session", async (t) => {
  const h = new Harness();
  const first = h.ask("POST", `${C}/register`, undefined, { username: "anna", password: "secret" });
  t.equal(first.status, 401);
  t.same(first.body.flows, [{ stages: ["m.login.dummy"] }]);
  const auth = { type: "m.login.dummy", session: first.body.session };
  const second = h.ask("POST", `${C}/register`, undefined, { username: "anna", password: "secret", auth });
  t.equal(second.status, 200);
  t.equal(second.body.user_id, "@anna:hs.test");
  t.same(h.ask("GET", `${C}/account/whoami`, second.body.access_token).body, {
    user_id: "@anna:hs.test",
    is_guest: false,
    device_id: second.body.device_id,
  });
  const again = h.ask("POST", `${C}/register`, undefined, { username: "anna", password: "x", auth });
  t.match([again.status, again.body.errcode], [400, "M_USER_IN_USE"]);
  const quiet = h.ask("POST", `${C}/register`, undefined, { username: "bert", auth, inhibit_login: true });
  t.notOk("access_token" in quiet.body);
  t.equal(h.ask("POST", `${C}/register`, undefined, { username: "Ä", auth }).body.errcode, "M_INVALID_USERNAME");
});

t.test("login by password, under r0 and v3, and logout", async (t) => {
  const h = new Harness();
  h.register("anna");
  const body = { type: "m.login.password", identifier: { type: "m.id.user", user: "anna" }, password: "secret" };
  for (const version of ["r0", "v3"]) {
    const login = h.ask("POST", `/_matrix/client/${version}/login`, undefined, { ...body, device_id: "BOAT" });
    t.equal(login.status, 200);
    t.equal(login.body.device_id, "BOAT");
  }
  t.equal(h.ask("POST", `${C}/login`, undefined, { ...body, password: "wrong" }).body.errcode, "M_FORBIDDEN");
  const { access_token: token } = h.ask("POST", `${C}/login`, undefined, body).body;
  t.equal(h.ask("POST", `${C}/logout`, token, {}).status, 200);
  const gone = h.ask("GET", `${C}/account/whoami`, token);
  t.match([gone.status, gone.body.errcode, gone.body.soft_logout], [401, "M_UNKNOWN_TOKEN", false]);
});

t.test("what is wrong with a request is said as the specification says it", async (t) => {
  const h = new Harness();
  const token = h.register("anna");
  const errcode = (method: string, path: string, body?: unknown, by: string | undefined = token) => {
    const answer = h.ask(method, path, by, body);
    return [answer.status, answer.body.errcode];
  };
  t.same(h.ask("GET", `${C}/sync`).body.errcode, "M_MISSING_TOKEN");
  t.same(errcode("GET", `${C}/nothing`), [404, "M_UNRECOGNIZED"]);
  t.same(errcode("PUT", `${C}/sync`, {}), [405, "M_UNRECOGNIZED"]);
  t.same(errcode("GET", `${C}/pushrules`), [404, "M_UNRECOGNIZED"], "the trailing slash counts");
  t.equal(h.ask("GET", `${C}/pushrules/`, token).status, 200);
  const raw = (text: string) => {
    const id = h.start("POST", `${C}/createRoom`, { token, raw: new TextEncoder().encode(text) });
    return h.answers.get(id)?.body.errcode;
  };
  t.equal(raw("{nonsense"), "M_NOT_JSON");
  t.equal(raw("[1]"), "M_BAD_JSON");
  t.equal(h.ask("OPTIONS", `${C}/login`).status, 204);
  t.equal(
    h.ask("GET", "/_matrix/client/versions").response.headers.find(([n]) => n === "server")?.[1],
    "hectobit-development",
  );
});

t.test("a deleted device's session ends, after its password was said", async (t) => {
  const h = new Harness();
  h.register("anna");
  const login = { type: "m.login.password", identifier: { type: "m.id.user", user: "anna" }, password: "secret" };
  const one = h.ask("POST", `${C}/login`, undefined, { ...login, device_id: "ONE" }).body.access_token;
  const two = h.ask("POST", `${C}/login`, undefined, { ...login, device_id: "TWO" }).body.access_token;
  t.equal(h.ask("GET", `${C}/devices`, one).body.devices.length, 3);
  t.equal(h.ask("DELETE", `${C}/devices/TWO`, one).status, 401);
  const auth = { type: "m.login.password", password: "secret" };
  t.equal(h.ask("DELETE", `${C}/devices/TWO`, one, { auth }).status, 200);
  t.equal(h.ask("GET", `${C}/account/whoami`, two).status, 401);
});

t.test("filters, account data, tags and profile are kept", async (t) => {
  const h = new Harness();
  const token = h.register("anna");
  const user = `${C}/user/%40anna%3Ahs.test`;
  const filter = { room: { timeline: { limit: 3 } } };
  const { filter_id: id } = h.ask("POST", `${user}/filter`, token, filter).body;
  t.equal(h.ask("POST", `${user}/filter`, token, filter).body.filter_id, id, "the same filter is the same");
  t.same(h.ask("GET", `${user}/filter/${id}`, token).body, filter);
  t.equal(h.ask("GET", `${user}/filter/99`, token).status, 404);
  h.ask("PUT", `${user}/account_data/org.example`, token, { a: 1 });
  t.same(h.ask("GET", `${user}/account_data/org.example`, token).body, { a: 1 });
  h.ask("PUT", `${user}/rooms/!r/tags/m.favourite`, token, { order: "0.5" });
  t.same(h.ask("GET", `${user}/rooms/!r/tags`, token).body, { tags: { "m.favourite": { order: "0.5" } } });
  h.ask("PUT", `${C}/profile/%40anna%3Ahs.test/displayname`, token, { displayname: "Anna" });
  t.same(h.ask("GET", `${C}/profile/%40anna%3Ahs.test`, token).body, { displayname: "Anna" });
  t.equal(h.ask("GET", `${C}/user/%40bert%3Ahs.test/filter/0`, token).status, 403);
});

t.test("media come back as they were", async (t) => {
  const h = new Harness();
  const token = h.register("anna");
  const bytes = Uint8Array.from({ length: 300 }, (_, i) => i & 255);
  const id = h.start("POST", "/_matrix/media/v3/upload?filename=a.bin", { token, raw: bytes });
  const uri: string = h.answers.get(id)?.body.content_uri;
  const [, path] = uri.split("mxc://");
  for (const root of ["/_matrix/media/v3", "/_matrix/client/v1/media"]) {
    const down = h.ask("GET", `${root}/download/${path}`, token);
    t.same([...down.response.body], [...bytes]);
  }
  t.equal(h.ask("GET", "/_matrix/media/v3/download/hs.test/none", token).status, 404);
});
