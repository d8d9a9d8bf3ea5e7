import { Encoder } from "cbor-x";
import t from "tap";
import { TELEMETRY } from "../../src/base/limits.ts";
import { CBOR } from "../../src/coap/content-formats.ts";
import { readPayload } from "../../src/telemetry/read-payload.ts";
import { World } from "./world.ts";

const plain = { useRecords: false };
const encoder = new Encoder(plain);
const cbor = (value: unknown) => new Uint8Array(encoder.encode(value));
const read = (value: unknown) => {
  const reading = readPayload(cbor(value), CBOR, 0);
  return reading.ok ? "ok" : reading.error.reason;
};

t.test("one reading has so many values, of such lengths, and no more", async (t) => {
  const values = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`v${n}`, n]));
  t.equal(read(values(TELEMETRY.values)), "ok");
  t.equal(read(values(TELEMETRY.values + 1)), "map.size");
  t.equal(read({ a: "x".repeat(TELEMETRY.textLength) }), "ok");
  t.equal(read({ a: "x".repeat(TELEMETRY.textLength + 1) }), "payload.text");
  t.equal(read({ a: "x".repeat(TELEMETRY.payloadBytes) }), "payload.size");
});

t.test("the readings that wait for all devices together are bounded", async (t) => {
  const count = TELEMETRY.waiting / TELEMETRY.waitingPerDevice + 1;
  const world = new World(Array.from({ length: count }, (_, n) => ({ name: `d${n}` })));
  // the homeserver wants short pauses for ever, so nothing is ever finished
  world.way = () => ({ status: 429, headers: [["retry-after", "30"]], body: new Uint8Array() });
  let refused = 0;
  for (let device = 0; device < count; device++)
    for (let n = 0; n < TELEMETRY.waitingPerDevice; n++) {
      const exchange = world.post(["@", `d${device}`], cbor({ n }), { query: `n=${n}` });
      if (world.reply(exchange)?.code === "5.03") refused++;
    }
  t.equal(world.service.status().waiting, TELEMETRY.waiting);
  t.equal(refused, TELEMETRY.waitingPerDevice);
});

t.test("a device's memory of numbers ends with the oldest, and the homeserver's goes on", async (t) => {
  const world = new World([{ name: "d" }]);
  const send = (n: number) => world.reply(world.post(["@", "d"], cbor({ n }), { query: `n=${n}` }))?.code;
  for (let n = 0; n <= TELEMETRY.rememberedPerDevice; n++) t.equal(send(n), "2.04");
  const before = world.requests.length;
  t.equal(send(TELEMETRY.rememberedPerDevice), "2.04");
  t.equal(world.requests.length, before, "remembered");
  t.equal(send(0), "2.04");
  t.equal(
    world.requests.length,
    before + 1,
    "forgotten here, so the homeserver is asked under the same transaction id",
  );
  const path = `/_matrix/client/v3/directory/room/${encodeURIComponent("#_hectobit_d:hs.test")}`;
  const room = world.ask("homeserver", "GET", path).body.room_id;
  t.equal(world.readings("as", room).length, TELEMETRY.rememberedPerDevice + 1);
});

t.test("questions that wait for a device's room, and transactions, are bounded", async (t) => {
  const world = new World([{ name: "d" }]);
  world.way = () => ({ status: 429, headers: [["retry-after", "30"]], body: new Uint8Array() });
  const path = `/_matrix/app/v1/users/${encodeURIComponent("@_hectobit_d:hs.test")}`;
  const statuses = Array.from({ length: TELEMETRY.served + 1 }, () => world.ask("service", "GET", path, "hs").status);
  t.equal(statuses.filter((status) => status === undefined).length, TELEMETRY.served, "these wait");
  t.equal(statuses.at(-1), 404);
  const push = (n: number) => world.ask("service", "PUT", `/_matrix/app/v1/transactions/${n}`, "hs", { events: [{}] });
  for (let n = 0; n <= TELEMETRY.transactions; n++) push(n);
  push(TELEMETRY.transactions);
  t.equal(world.service.status().eventsFromHomeserver, TELEMETRY.transactions + 1, "the last is known");
  push(0);
  t.equal(world.service.status().eventsFromHomeserver, TELEMETRY.transactions + 2, "the first is forgotten");
});
