import t from "tap";
import { utf8Text } from "../../src/base/bytes.ts";
import { SeededRandom } from "../../src/base/random.ts";
import { hours, instant, minutes, seconds } from "../../src/base/time.ts";
import type { HomeserverOptions } from "../../src/homeserver/types.ts";
import { FIXED_EPOCH, MatrixWorld } from "../../src/io/matrix-world.ts";
import { findProfile } from "../../src/sim/find-profile.ts";
import type { LinkModel } from "../../src/sim/link-model.ts";
import { linkParameters } from "../../src/sim/link-parameters.ts";
import { decimal } from "../../src/telemetry/decimal.ts";
import { Device, type DeviceEffect, type DeviceOptions } from "../../src/telemetry/device.ts";
import { DeviceService } from "../../src/telemetry/device-service.ts";
import { type EncodedReading, encodeReading, PAYLOAD_FORMATS } from "../../src/telemetry/encode-reading.ts";
import { readPayload } from "../../src/telemetry/read-payload.ts";
import { readingContent } from "../../src/telemetry/reading-event.ts";

const tokens = { asToken: "as", hsToken: "hs", senderLocalpart: "_hectobit_bot" };
const registration = { id: "hectobit", url: "http://gateway", users: ["@_hectobit_.*"], aliases: ["#_hectobit_.*"] };

function scene(model: LinkModel, more: Partial<DeviceOptions> = {}, homeserver: Partial<HomeserverOptions> = {}) {
  const devices = new DeviceService({
    devices: [{ name: "buoy-7" }],
    serverName: "hs.test",
    epoch: FIXED_EPOCH,
    ...tokens,
  });
  const matrix = new MatrixWorld({
    homeserver: {
      name: "hs.test",
      epoch: FIXED_EPOCH,
      applicationServices: [{ ...registration, ...tokens }],
      ...homeserver,
    },
    epoch: FIXED_EPOCH,
    devices,
  });
  const effects: DeviceEffect[] = [];
  const device = new Device(
    {
      name: "buoy-7",
      random: new SeededRandom(5),
      gateway: { key: "10.0.0.1:5683", address: "10.0.0.1", port: 5683 },
      link: linkParameters(model, "near"),
      period: minutes(5),
      model: "sine",
      format: "packed",
      ...more,
    },
    matrix.world.now,
  );
  matrix.connect(
    (peer) => matrix.world.add({ name: "buoy", machine: device, peer, onEffect: (effect) => effects.push(effect) }),
    model,
  );
  const ask = async (target: string) => {
    const headers = [["authorization", "Bearer as"]] as const;
    const answer = await matrix.direct({ method: "GET", target, headers, body: new Uint8Array() });
    return JSON.parse(utf8Text(answer.body) ?? "");
  };
  const readings = async () => {
    const alias = await ask(`/_matrix/client/v3/directory/room/${encodeURIComponent("#_hectobit_buoy-7:hs.test")}`);
    const room = encodeURIComponent(alias.room_id);
    const { chunk } = await ask(`/_matrix/client/v3/rooms/${room}/messages?dir=b&limit=1000`);
    return chunk
      .filter((event: { type: string }) => event.type === "m.room.message")
      .map((event: { content: Record<string, { sequence: string }> }) =>
        Number(event.content["org.hectobit.reading"]?.sequence),
      )
      .reverse() as number[];
  };
  const count = (kind: DeviceEffect["kind"]) => effects.filter((effect) => effect.kind === kind).length;
  return { matrix, device, effects, readings, count, devices };
}

t.test("a day of readings over 100 bit/s arrives, each once, without one retransmission", async (t) => {
  const { matrix, readings, count } = scene(findProfile("ideal-100").model, { readings: 288 });
  matrix.world.run({ until: instant(hours(25)) });
  t.equal(count("accepted"), 288);
  t.equal(count("finished"), 1);
  t.same(
    await readings(),
    Array.from({ length: 288 }, (_, i) => i + 1),
  );
  t.equal(matrix.world.account.total({ retransmission: true }).datagrams, 0);
  const up = matrix.world.account.total({ from: "buoy" });
  const down = matrix.world.account.total({ to: "buoy" });
  t.ok((up.size - up.bytes.overhead) / 288 <= 30, "bytes of UDP payload per reading");
  t.ok((down.size - down.bytes.overhead) / 288 <= 6, "and per acknowledgement");
  await matrix.close();
});

t.test("readings that could not be sent in an outage come after it, with the time of their measurement", async (t) => {
  const model = findProfile("ideal-100").model;
  const schedule = { kind: "list", spans: [{ from: instant(400_000), to: instant(4_000_000) }] } as const;
  const outages = [{ schedule, meanwhile: "lost" }] as const;
  const { matrix, readings, count, effects } = scene({ ...model, outages }, { readings: 10, period: minutes(10) });
  matrix.world.run({ until: instant(hours(6)) });
  t.equal(count("accepted"), 10);
  t.ok(matrix.world.account.total({ retransmission: true }).datagrams > 0, "the outage was noticed");
  t.same(await readings(), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  const late = effects.filter((effect) => effect.kind === "accepted" && effect.after > minutes(20));
  t.ok(late.length > 0);
  await matrix.close();
});

t.test("a link that loses a fifth and repeats some loses no reading and doubles none", async (t) => {
  const model = findProfile("ideal-100").model;
  const lossy = { ...model.up, loss: 0.2, duplication: 0.1 };
  const { matrix, readings, count } = scene({ ...model, up: lossy, down: lossy }, { readings: 60 });
  matrix.world.run({ until: instant(hours(12)) });
  t.equal(count("accepted"), 60);
  t.same(
    await readings(),
    Array.from({ length: 60 }, (_, i) => i + 1),
  );
  await matrix.close();
});

t.test("a homeserver that wants a long pause postpones the readings, in order", async (t) => {
  const rateLimit = { perSecond: 1 / 300, burst: 1, limitServices: true };
  const { matrix, readings, count, effects } = scene(
    findProfile("ideal-100").model,
    { readings: 3, period: minutes(1) },
    { rateLimit },
  );
  matrix.world.run({ until: instant(hours(2)) });
  t.equal(count("accepted"), 3);
  t.match(
    effects.find((effect) => effect.kind === "postponed"),
    { sequence: 2, reason: "5.03 the homeserver wants a pause" },
  );
  t.same(await readings(), [1, 2, 3]);
  await matrix.close();
});

t.test("a refused reading is given up, and the next is tried", async (t) => {
  const { matrix, count, effects } = scene(findProfile("perfect").model, { name: "stranger", readings: 2 });
  matrix.world.run({ until: instant(hours(1)) });
  t.equal(count("given-up"), 2);
  t.match(
    effects.find((effect) => effect.kind === "given-up"),
    { reason: '4.04 unknown device "stranger"' },
  );
  await matrix.close();
});

t.test("each format says the same, and none more than it needs", async (t) => {
  const value = { name: "water temperature", unit: "Cel", value: decimal(123n, -1) ?? { mantissa: 0n, exponent: 0 } };
  const sizes = PAYLOAD_FORMATS.map((format) => {
    const encoded: EncodedReading = encodeReading(format, "buoy-7", value, 17, 30);
    const reading = readPayload(encoded.payload, encoded.contentFormat, FIXED_EPOCH);
    t.ok(reading.ok);
    if (!reading.ok) return 0;
    const content = readingContent("buoy-7", reading.value, FIXED_EPOCH);
    t.match(content.body, /^buoy-7: water[ -]temperature 12.3 Cel$/);
    t.equal(content["org.hectobit.reading"].time, FIXED_EPOCH - 30_000);
    return encoded.payload.length;
  });
  t.same(sizes, [32, 42, 69]);
});

t.test("a device's memory is bounded", async (t) => {
  const { device, matrix } = scene(findProfile("ideal-100").model, { period: seconds(1), readings: 500 });
  matrix.world.run({ until: instant(500_000) });
  t.ok(device.waiting <= 100);
  await matrix.close();
});
