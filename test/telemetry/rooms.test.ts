import { encode } from "cbor-x";
import t from "tap";
import { World } from "./world.ts";

const payload = (value: number) => new Uint8Array(encode({ level: value }));
const C = "/_matrix/client/v3";
const e = encodeURIComponent;

t.test("a public room that exists is joined, by id or by alias", async (t) => {
  for (const by of ["id", "alias"]) {
    const setup = new World([]);
    const token = setup.person("anna");
    const created = setup.ask("homeserver", "POST", `${C}/createRoom`, token, {
      preset: "public_chat",
      room_alias_name: "pond",
    });
    const room = by === "id" ? created.body.room_id : "#pond:hs.test";
    const world = withHomeserverOf(setup, [{ name: "gauge", room }]);
    t.equal(world.reply(world.post(["@", "gauge"], payload(3)))?.code, "2.04");
    t.equal(setup.readings(token, created.body.room_id).length, 1);
  }
});

t.test("a private room is entered when our own user can invite, and otherwise the reason is told", async (t) => {
  const setup = new World([]);
  const token = setup.person("anna");
  const room: string = setup.ask("homeserver", "POST", `${C}/createRoom`, token, {}).body.room_id;
  const world = withHomeserverOf(setup, [{ name: "gauge", room }]);
  const refused = world.reply(world.post(["@", "gauge"], payload(3)));
  t.equal(refused?.code, "5.02");
  t.match(refused?.text, /own user/);
  setup.ask("homeserver", "POST", `${C}/rooms/${e(room)}/invite`, token, { user_id: "@_hectobit_bot:hs.test" });
  setup.ask("homeserver", "POST", `${C}/join/${e(room)}`, "as", {});
  t.equal(world.reply(world.post(["@", "gauge"], payload(3)))?.code, "2.04");
  t.equal(setup.readings(token, room).length, 1);
});

t.test("whoever was thrown out is invited again, once for each reading", async (t) => {
  const world = new World([{ name: "gauge", invite: ["@anna:hs.test"] }]);
  const token = world.person("anna");
  world.post(["@", "gauge"], payload(1));
  const alias = world.ask("homeserver", "GET", `${C}/directory/room/${e("#_hectobit_gauge:hs.test")}`);
  const room: string = alias.body.room_id;
  world.ask("homeserver", "POST", `${C}/join/${e(room)}`, token, {});
  const kick = { user_id: "@_hectobit_gauge:hs.test" };
  t.equal(world.ask("homeserver", "POST", `${C}/rooms/${e(room)}/kick`, "as", kick).status, 200);
  t.equal(world.reply(world.post(["@", "gauge"], payload(2)))?.code, "2.04");
  t.equal(world.readings(token, room).length, 2);
  world.ask("homeserver", "POST", `${C}/rooms/${e(room)}/ban`, "as", kick);
  t.equal(world.reply(world.post(["@", "gauge"], payload(3)))?.code, "5.02");
});

t.test("two devices of one room, which is made once", async (t) => {
  const room = "#_hectobit_weather:hs.test";
  const world = new World([
    { name: "mast", room, eventType: "org.example.weather" },
    { name: "roof", room },
  ]);
  t.equal(world.reply(world.post(["@", "mast"], payload(1)))?.code, "2.04");
  t.equal(world.reply(world.post(["@", "roof"], payload(2)))?.code, "2.04");
  const created = world.requests.filter((request) => request.target.endsWith("/createRoom"));
  t.equal(created.length, 1);
  const alias = world.ask("homeserver", "GET", `${C}/directory/room/${e(room)}`).body.room_id;
  t.same(
    world.readings("as", alias).map((event) => [event.sender, event.type]),
    [
      ["@_hectobit_mast:hs.test", "org.example.weather"],
      ["@_hectobit_roof:hs.test", "m.room.message"],
    ],
  );
});

t.test("the homeserver's questions: users, aliases, transactions, ping, and who may ask", async (t) => {
  const world = new World([{ name: "gauge" }]);
  const ask = (method: string, path: string, token: string | undefined = "hs", body?: object) =>
    world.ask("service", method, `/_matrix/app/v1/${path}`, token, body).status;
  t.equal(ask("GET", `users/${e("@_hectobit_gauge:hs.test")}`), 200);
  t.equal(ask("GET", `users/${e("@_hectobit_other:hs.test")}`), 404);
  t.equal(ask("GET", `rooms/${e("#_hectobit_gauge:hs.test")}`), 200);
  t.equal(ask("GET", `rooms/${e("#pond:hs.test")}`), 404);
  t.equal(ask("POST", "ping", "hs", { transaction_id: "x" }), 200);
  t.equal(ask("PUT", "transactions/1", "wrong", { events: [] }), 403);
  t.equal(world.ask("service", "PUT", "/_matrix/app/v1/transactions/1").status, 401);
  t.equal(
    world.ask("service", "PUT", "/_matrix/app/v1/transactions/0?access_token=hs", undefined, { events: [] }).status,
    200,
  );
  t.equal(ask("PUT", "transactions/1", "hs", { events: [{}, {}] }), 200);
  t.equal(ask("PUT", "transactions/1", "hs", { events: [{}, {}] }), 200);
  t.equal(world.service.status().eventsFromHomeserver, 2, "the repeat is acknowledged and not counted");
  t.equal(ask("PUT", "transactions/2", "hs", {}), 400);
  t.equal(ask("GET", "nothing"), 404);
  const made = world.ask("homeserver", "GET", `${C}/directory/room/${e("#_hectobit_gauge:hs.test")}`);
  t.equal(made.status, 200, "it exists before the answer says so");
});

t.test("a configuration that cannot work is refused at once", async (t) => {
  t.throws(() => new World([{ name: "Buoy 7" }]), { code: "configuration.device" });
  t.throws(() => new World([{ name: "buoy", room: "pond" }]), { code: "configuration.device" });
});

/** Another service before the same homeserver. */
function withHomeserverOf(setup: World, devices: ConstructorParameters<typeof World>[0]): World {
  return new World(devices, {}, {}, setup.homeserver);
}
