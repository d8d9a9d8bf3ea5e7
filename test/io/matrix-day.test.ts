import t from "tap";
import { EMPTY, utf8, utf8Text } from "../../src/base/bytes.ts";
import { SeededRandom } from "../../src/base/random.ts";
import { hours, minutes } from "../../src/base/time.ts";
import { FIXED_EPOCH, type LocalClient, MatrixWorld } from "../../src/io/matrix-world.ts";
import type { HttpRequest } from "../../src/matrix/http.ts";
import { findProfile } from "../../src/sim/find-profile.ts";
import { linkParameters } from "../../src/sim/link-parameters.ts";
import { Device, type DeviceEffect } from "../../src/telemetry/device.ts";
import { DeviceService } from "../../src/telemetry/device-service.ts";

const NAME = "matrix.example.org";
const SERVICE = { asToken: "as", hsToken: "hs", senderLocalpart: "_hectobit_bot" };
const REGISTRATION = { ...SERVICE, id: "hectobit", url: "http://gateway.invalid" };
const MESSAGES = 48;
const READINGS = 140;

type Json = Record<string, unknown>;

class User {
  readonly heard: string[] = [];
  readonly #world: MatrixWorld;
  readonly #client: LocalClient;
  #token = "";

  constructor(world: MatrixWorld, client: LocalClient) {
    this.#world = world;
    this.#client = client;
  }

  async register(username: string): Promise<void> {
    const body = { username, password: "p", auth: { type: "m.login.dummy" } };
    const { body: answer } = await this.#world.direct(this.#request("POST", "/register", body));
    this.#token = JSON.parse(utf8Text(answer) ?? "").access_token;
  }

  /** As clients do, asks again after a while when it is told that the link is down. */
  async ask(method: string, path: string, body?: Json, tries = 60): Promise<Json> {
    const { status, body: answer } = await this.#client.request(this.#request(method, path, body));
    const json = JSON.parse(utf8Text(answer) ?? "");
    if (status === 504 && tries > 1) {
      await this.#world.pass(minutes(1));
      return this.ask(method, path, body, tries - 1);
    }
    if (status !== 200) throw new Error(`${method} ${path}: ${status} ${json.error}`);
    return json;
  }

  /** Syncs as clients do, until it is told that it is over. */
  async follow(isOver: () => boolean): Promise<void> {
    let { next_batch: since } = await this.ask("GET", "/sync?timeout=0");
    while (!isOver()) {
      const news = (await this.ask("GET", `/sync?timeout=120000&since=${since}`)) as {
        next_batch: string;
        rooms?: { join?: Record<string, { timeline: { events: { type: string; content: { body: string } }[] } }> };
      };
      since = news.next_batch;
      for (const room of Object.values(news.rooms?.join ?? {})) {
        for (const event of room.timeline.events)
          if (event.type === "m.room.message") this.heard.push(event.content.body);
      }
    }
  }

  #request(method: string, path: string, body?: Json): HttpRequest {
    const headers = this.#token === "" ? [] : ([["authorization", `Bearer ${this.#token}`]] as const);
    return { method, target: `/_matrix/client/v3${path}`, headers, body: body ? utf8(JSON.stringify(body)) : EMPTY };
  }
}

/** A day: two people who write every half hour, and a sensor that measures every ten minutes. */
async function day(link: string) {
  const { model } = findProfile(link);
  const devices = new DeviceService({ ...SERVICE, devices: [{ name: "buoy" }], serverName: NAME, epoch: FIXED_EPOCH });
  const registration = { ...REGISTRATION, users: ["@_hectobit_.*"], aliases: ["#_hectobit_.*"] };
  const homeserver = { name: NAME, epoch: FIXED_EPOCH, applicationServices: [registration] };
  const world = new MatrixWorld({ homeserver, epoch: FIXED_EPOCH, devices });
  const users = [new User(world, world.addClient("a", model)), new User(world, world.addClient("b", model))] as const;
  const readings: DeviceEffect[] = [];
  world.connect((peer) => {
    const settings = { name: "buoy", random: new SeededRandom(3), gateway: world.gatewayPeer, period: minutes(10) };
    const kind = { link: linkParameters(model, "near"), model: "sine", format: "cbor" } as const;
    const machine = new Device({ ...settings, ...kind, readings: READINGS }, world.world.now);
    return world.world.add({ name: "buoy", peer, machine, onEffect: (effect) => void readings.push(effect) });
  }, model);
  await users[0].register("anna");
  await users[1].register("bert");
  const { room_id: id } = await users[0].ask("POST", "/createRoom", { preset: "public_chat" });
  const room = encodeURIComponent(String(id));
  await users[1].ask("POST", `/join/${room}`, {});
  let over = false;
  const following = users.map((user) => user.follow(() => over));
  for (let i = 0; i < MESSAGES; i++) {
    await world.pass(minutes(28));
    const content = { msgtype: "m.text", body: `message ${i}` };
    await users[i % 2 === 0 ? 0 : 1].ask("PUT", `/rooms/${room}/send/m.room.message/${i}`, content);
  }
  await world.pass(hours(1));
  over = true;
  await Promise.all(following);
  await world.close();
  return { world: world.world, heard: users.map(({ heard }) => heard), readings };
}

const EXPECTED = Array.from({ length: MESSAGES }, (_, i) => `message ${i}`);
const accepted = (readings: readonly DeviceEffect[]) =>
  readings.flatMap((r) => (r.kind === "accepted" ? [r.sequence] : []));

t.test("a day without loss at 100 bit/s: all arrives once, in order, and nothing is sent twice", async (t) => {
  const { world, heard, readings } = await day("ideal-100");
  t.ok(world.now > hours(22), `${world.now / 3_600_000} hours`);
  t.same(heard, [EXPECTED, EXPECTED]);
  t.same(
    accepted(readings),
    Array.from({ length: READINGS }, (_, i) => i + 1),
  );
  t.equal(world.account.total({ retransmission: true }).datagrams, 0);
  t.ok(world.account.total().airtime < hours(6), "the links were idle most of the time");
});

t.test("a day of fades on half-duplex links: all arrives once, in order", async (t) => {
  const { world, heard, readings } = await day("hf-100");
  t.same(heard, [EXPECTED, EXPECTED]);
  t.same(
    accepted(readings),
    Array.from({ length: READINGS }, (_, i) => i + 1),
  );
  t.ok((world.account.total().dropped["burst-loss"] ?? 0) > 20, "and much was lost on the way");
});
