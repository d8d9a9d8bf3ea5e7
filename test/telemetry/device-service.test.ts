import { encode } from "cbor-x";
import t from "tap";
import { utf8 } from "../../src/base/bytes.ts";
import { addressPeer } from "../../src/base/peer.ts";
import { SENML_JSON } from "../../src/coap/content-formats.ts";
import { World } from "./world.ts";

const cbor = (value: unknown) => new Uint8Array(encode(value));
const temperature = (value: number) => cbor({ "water temperature": [value, "Cel"] });
const C = "/_matrix/client/v3";
const e = encodeURIComponent;

/** A world with a buoy whose room is created for anna. */
function buoy(homeserver = {}) {
  const world = new World([{ name: "buoy-7", invite: ["@anna:hs.test"], displayName: "Buoy 7" }], {}, homeserver);
  const anna = world.person("anna");
  const inRoom = () => {
    const alias = world.ask("homeserver", "GET", `${C}/directory/room/${e("#_hectobit_buoy-7:hs.test")}`);
    const id: string = alias.body.room_id;
    world.ask("homeserver", "POST", `${C}/join/${e(id)}`, anna, {});
    return world.readings(anna, id);
  };
  return { world, anna, inRoom };
}

t.test("a first reading makes the user, the room and the event, and is then acknowledged", async (t) => {
  const { world, inRoom } = buoy();
  const exchange = world.post(["@", "buoy-7"], temperature(12.5), { query: "n=17" });
  t.match(world.reply(exchange), { code: "2.04", text: "" });
  const [event] = inRoom();
  t.equal(event?.sender, "@_hectobit_buoy-7:hs.test");
  t.equal(event?.type, "m.room.message");
  t.same(event?.content, {
    msgtype: "m.notice",
    body: "buoy-7: water temperature 12.5 Cel",
    "org.hectobit.reading": {
      device: "buoy-7",
      sequence: "17",
      time: 1_790_000_000_000,
      values: [{ name: "water temperature", unit: "Cel", value: "12.5" }],
    },
  });
  const before = world.requests.length;
  world.post(["@", "buoy-7"], temperature(13), { query: "n=18" });
  t.equal(world.requests.length - before, 1, "the second needs one request only");
  t.same(world.service.status(), {
    devices: 1,
    ready: 1,
    waiting: 0,
    eventsFromHomeserver: 0,
    readings: 2,
    accepted: 2,
    refused: 0,
    troubles: 0,
  });
});

t.test("a repeat appears once: from memory, after a lost answer, and in a new process", async (t) => {
  const { world, inRoom } = buoy();
  const send = () => world.post(["@", "buoy-7"], temperature(12.5), { query: "n=1" });
  world.way = (request) => (request.target.includes("/send/") ? "lost-answer" : "through");
  t.equal(world.reply(send())?.code, "5.04", "the homeserver has it, but nobody knows");
  world.way = () => "through";
  t.equal(world.reply(send())?.code, "2.04");
  const before = world.requests.length;
  t.equal(world.reply(send())?.code, "2.04");
  t.equal(world.requests.length, before, "known: the homeserver is not asked");
  t.equal(inRoom().length, 1);
  t.match(world.reply(world.post(["@", "buoy-7"], temperature(9), { query: "n=1" })), { code: "4.09" });
  const sends = world.requests.filter((request) => request.target.includes("/send/"));
  t.equal(sends[0]?.target, sends[1]?.target, "the transaction id derives from device and number");
  t.match(sends[0]?.target, /\/hectobit\.buoy-7\.1\?user_id=%40_hectobit_buoy-7%3Ahs\.test$/);
});

t.test("without a number, the same bytes within the window are the same reading", async (t) => {
  const { world, inRoom } = buoy();
  const send = () => world.reply(world.post(["@", "buoy-7"], temperature(12.5)))?.code;
  world.elapse(59_000);
  t.equal(send(), "2.04");
  world.elapse(2_000);
  t.equal(send(), "2.04", "over the border of a minute, too");
  t.equal(inRoom().length, 1);
  world.elapse(60_000);
  t.equal(send(), "2.04");
  t.equal(inRoom().length, 2);
});

t.test("what is wrong with a request is said to the device", async (t) => {
  const { world } = buoy();
  const code = (path: string[], payload: Uint8Array, more = {}) => {
    const reply = world.reply(world.post(path, payload, more));
    return `${reply?.code} ${reply?.text}`;
  };
  t.match(code(["@", "nobody"], temperature(1)), /^4\.04 unknown device "nobody"/);
  t.match(code(["@"], temperature(1)), /^4\.04 .*@\/NAME/);
  t.match(code(["@", "buoy-7", "x"], temperature(1)), /^4\.04/);
  t.match(code(["@", "buoy-7"], temperature(1), { code: 1 }), /^4\.05/);
  t.match(code(["@", "buoy-7"], temperature(1), { format: 0 }), /^4\.15 .*SenML/);
  t.match(code(["@", "buoy-7"], utf8("\xff")), /^4\.00/);
  t.match(code(["@", "buoy-7"], temperature(1), { query: "m=1" }), /^4\.00/);
  t.match(code(["@", "buoy-7"], temperature(1), { query: "n=a/b" }), /^4\.00 a sequence number/);
  t.match(code(["@", "buoy-7"], cbor(new Map([[0, 5]])), { query: "n=6" }), /^4\.00/);
  t.match(code(["@", "buoy-7"], new Uint8Array(20_000)), /^4\.13/);
  t.match(code(["@", "buoy-7"], utf8('[{"n":"t","v":1,"vs":"x"}]'), { format: SENML_JSON }), /^4\.00 record 0/);
  t.equal(world.requests.length, 0, "the homeserver hears nothing of it");
});

t.test("a device with an identity may leave its name out, and nobody else may use it", async (t) => {
  const world = new World([
    { name: "buoy", identity: "key-1" },
    { name: "mast", identity: "10.0.0.9" },
  ]);
  const known = { ...addressPeer("10.0.0.7", 1), identity: "key-1" };
  t.equal(world.reply(world.post(["@"], temperature(1), { peer: known }))?.code, "2.04");
  t.equal(world.reply(world.post(["@", "buoy"], temperature(2), { peer: known }))?.code, "2.04");
  t.equal(world.reply(world.post(["@", "mast"], temperature(3), { peer: known }))?.code, "4.03");
  t.equal(world.reply(world.post(["@"], temperature(3), { peer: addressPeer("10.0.0.9", 9) }))?.code, "2.04");
});

t.test(
  "an unreachable homeserver is 5.03, a silent one 5.04, a broken one 5.02; the repeat gets through",
  async (t) => {
    const { world, inRoom } = buoy();
    const send = (n: number) => world.reply(world.post(["@", "buoy-7"], temperature(n), { query: `n=${n}` }))?.code;
    world.way = () => "unreachable";
    t.equal(send(1), "5.03");
    world.way = () => "timeout";
    t.equal(send(1), "5.04");
    world.way = () => ({ status: 502, headers: [], body: utf8("<html>") });
    t.equal(send(1), "5.02");
    world.way = () => "through";
    t.equal(send(1), "2.04");
    t.equal(inRoom().length, 1);
  },
);

t.test("a homeserver that wants a pause gets it, and a long one is handed to the device", async (t) => {
  const { world, inRoom } = buoy({ rateLimit: { perSecond: 0.1, burst: 1, limitServices: true } });
  const first = world.post(["@", "buoy-7"], temperature(1), { query: "n=1" });
  const second = world.post(["@", "buoy-7"], temperature(2), { query: "n=2" });
  const third = world.post(["@", "buoy-7"], temperature(3), { query: "n=3" });
  t.equal(world.reply(first)?.code, "2.04");
  t.equal(world.reply(second), undefined);
  world.elapse(11_000);
  t.equal(world.reply(second)?.code, "2.04");
  t.equal(world.reply(third), undefined);
  world.elapse(11_000);
  t.equal(world.reply(third)?.code, "2.04");
  t.same(
    inRoom().map((event) => event.content.body),
    [1, 2, 3].map((n) => `buoy-7: water temperature ${n} Cel`),
  );
  world.way = () => ({ status: 429, headers: [["retry-after", "90"]], body: utf8("{}") });
  const reply = world.reply(world.post(["@", "buoy-7"], temperature(4), { query: "n=4" }));
  t.equal(reply?.code, "5.03");
  t.same([...(reply?.body.options[0]?.value ?? [])], [90], "Max-Age");
});

t.test("too many readings of one device get 5.03 instead of memory", async (t) => {
  const { world } = buoy({ rateLimit: { perSecond: 0.001, burst: 0, limitServices: true } });
  const early = world.post(["@", "buoy-7"], temperature(0), { query: "n=0" });
  t.equal(world.reply(early)?.code, "5.03", "a pause of 1000 s");
  world.way = () => ({ status: 429, headers: [["retry-after", "30"]], body: utf8("{}") });
  const codes = Array.from({ length: 70 }, (_, n) =>
    world.post(["@", "buoy-7"], temperature(n), { query: `n=${n + 1}` }),
  );
  t.equal(codes.filter((exchange) => world.reply(exchange)?.code === "5.03").length, 6);
  t.equal(world.service.status().waiting, 64);
});
