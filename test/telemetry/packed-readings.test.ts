/** Readings as packed exchanges, between a device and the gateway's sessions. */
import fc from "fast-check";
import t from "tap";
import { addressPeer } from "../../src/base/peer.ts";
import { SeededRandom } from "../../src/base/random.ts";
import { instant } from "../../src/base/time.ts";
import { encode } from "../../src/coap/encode.ts";
import type { Body } from "../../src/coap/message.ts";
import { emptyValue } from "../../src/coap/option-values.ts";
import { MATRIX_VERSION } from "../../src/coap/options.ts";
import { hectobitCodec } from "../../src/codec/hectobit-codec.ts";
import { PackedSessions } from "../../src/gateway/packed-sessions.ts";
import { packedProfile } from "../../src/matrix/packed/profile.ts";
import { decimal } from "../../src/telemetry/decimal.ts";
import { PackedReadings } from "../../src/telemetry/packed-readings.ts";
import { readPayload } from "../../src/telemetry/read-payload.ts";
import type { Reading } from "../../src/telemetry/reading.ts";
import type { SensorValue } from "../../src/telemetry/sensor.ts";

const PEER = addressPeer("192.0.2.9", 5_683);
const NOW = instant(0);
const CLOCK = 1_790_000_000_000;
const PROFILE = packedProfile(hectobitCodec);
const newSessions = () => new PackedSessions(PROFILE);
const degrees = (tenths: bigint): SensorValue => ({
  ...{ name: "water temperature", unit: "Cel" },
  value: decimal(tenths, -1) ?? { mantissa: 0n, exponent: 0 },
});

interface Said {
  readonly reading: Reading;
  readonly path: string;
  /** UDP payloads, refused attempts first. */
  readonly bytes: readonly number[];
}

/** Says a reading until the gateway has it; undefined when the device is told to say it in another way. */
function say(device: PackedReadings, sessions: PackedSessions, value: SensorValue, n: number, age = 0) {
  const bytes: number[] = [];
  for (let attempts = 0; attempts < 8; attempts++) {
    const request = device.request(value, n, age);
    if (request === undefined) return undefined;
    bytes.push(encode({ type: "CON", messageId: 1, token: Uint8Array.of(1), ...request }).length);
    const received = sessions.receive(request, PEER, NOW);
    if (received.kind === "request") throw new Error("taken for a request");
    const options = received.kind === "reading" && received.agreement ? [emptyValue(MATRIX_VERSION)] : [];
    const answer: Body =
      received.kind === "refused" ? received.response : { code: 68, options, payload: new Uint8Array() };
    if (device.heard(answer) && received.kind === "reading") return { ...understood(received.request), bytes };
  }
  throw new Error("refused for ever");
}

function understood(request: Body): Omit<Said, "bytes"> {
  const reading = readPayload(request.payload, 60, CLOCK);
  if (!reading.ok) throw new Error(reading.error.reason);
  const path = request.options.filter(({ number }) => number === 11).map(({ value }) => Buffer.from(value).toString());
  return { reading: reading.value, path: path.join("/") };
}

t.test("what is measured is said once; then a reading costs 18 bytes or less", async (t) => {
  const device = new PackedReadings("buoy-7", new SeededRandom(1));
  const sessions = newSessions();
  const first = say(device, sessions, degrees(123n), 1_764_000_000);
  t.match(first, { path: "@/buoy-7", reading: { sequence: "1764000000" } });
  const second = say(device, sessions, degrees(-7n), 1_764_000_001, 30);
  t.match(second, { path: "@/buoy-7", reading: { sequence: "1764000001" } });
  const [measurement] = second?.reading.measurements ?? [];
  t.match(measurement, { name: "water temperature", unit: "Cel", time: CLOCK - 30_000 });
  t.same(measurement?.value, decimal(-7n, -1));
  const third = say(device, sessions, degrees(124n), 1_764_000_002);
  t.equal(third?.bytes.length, 1);
  t.ok((third?.bytes[0] ?? 99) <= 18, `${third?.bytes} bytes`);
});

t.test("a gateway that was restarted is told again; an index that is another's is left", async (t) => {
  const device = new PackedReadings("buoy-7", new SeededRandom(1));
  say(device, newSessions(), degrees(1n), 1);
  const restarted = newSessions();
  t.match(say(device, restarted, degrees(2n), 2), { reading: { sequence: "2" }, path: "@/buoy-7" });
  const twin = new PackedReadings("buoy-8", new SeededRandom(1));
  t.match(say(twin, restarted, degrees(3n), 3), { reading: { sequence: "3" }, path: "@/buoy-8" });
  t.match(say(device, restarted, degrees(4n), 4), { reading: { sequence: "4" }, path: "@/buoy-7" });
  const deeper = { ...degrees(5n), name: "depth", unit: undefined };
  t.match(say(device, restarted, deeper, 5)?.reading.measurements, [{ name: "depth" }]);
});

t.test("a gateway that knows none of this gets plain CBOR from then on, and a busy one is asked again", async (t) => {
  const device = new PackedReadings("buoy-7", new SeededRandom(1));
  const busy = { code: 163, options: [], payload: new Uint8Array() };
  t.ok(device.request(degrees(1n), 1, 0));
  t.ok(device.heard(busy), "5.03 is an answer");
  t.ok(device.request(degrees(1n), 1, 0));
  t.notOk(device.heard({ code: 132, options: [], payload: new Uint8Array() }));
  t.equal(device.request(degrees(1n), 1, 0), undefined);
  const other = new PackedReadings("buoy-7", new SeededRandom(1));
  const tables = { version: 9, hash: 9 };
  t.equal(say(other, new PackedSessions({ ...PROFILE, tables }), degrees(1n), 1), undefined);
});

t.test("a reading that was changed on the way is a reading, a request, or refused", async (t) => {
  const device = new PackedReadings("buoy-7", new SeededRandom(1));
  const sessions = newSessions();
  const { payload = new Uint8Array() } = device.request(degrees(123n), 77, 5) ?? {};
  fc.assert(
    fc.property(fc.nat(payload.length - 1), fc.nat(255), fc.boolean(), (at, byte, cut) => {
      const changed = cut ? payload.slice(0, at) : payload.with(at, byte);
      const received = sessions.receive({ code: 2, options: [], payload: changed }, PEER, NOW);
      if (received.kind === "refused") t.ok(received.response.code >= 128);
      if (received.kind === "reading") readPayload(received.request.payload, 60, CLOCK);
    }),
    { numRuns: 4_000 },
  );
});
