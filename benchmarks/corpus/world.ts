import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SeededRandom } from "../../src/base/random.ts";
import { type Synapse, startSynapse } from "../../test/peers/synapse.ts";
import { registrationOf } from "./app-service.ts";
import { type Listening, startClientProxy } from "./client-proxy.ts";
import type { Deployment, PersonName } from "./deployment.ts";
import { translate } from "./dialect.ts";
import { type FederationHook, startFederationHook } from "./federation-hook.ts";
import { type Outside, startOutside } from "./outside.ts";
import type { Recorder } from "./recorder.ts";
import type { Scope } from "./scope.ts";
import { Session, textAt } from "./session.ts";
import { SETTINGS } from "./settings.ts";
import { SigningKey } from "./signing-key.ts";
import { Words } from "./words.ts";

export interface Homeserver {
  readonly name: string;
  /** Past the recording proxy. */
  readonly synapse: Synapse;
  /** What clients are told. */
  readonly url: string;
  readonly key: SigningKey;
  /** Registers an account as a client does, and logs nobody else out. */
  join(person: PersonName, device: string): Promise<Session>;
}

export interface World {
  readonly deployment: Deployment;
  readonly recorder: Recorder;
  readonly random: SeededRandom;
  readonly words: Words;
  readonly home: Homeserver;
  readonly away: Homeserver;
  readonly hook: FederationHook;
  readonly outside: Outside;
  readonly admin: Session;
  /** Of the first homeserver. */
  readonly people: readonly Session[];
  /** Of the second one. */
  readonly guests: readonly Session[];
  /** Alias localpart to room ID, as rooms are made. */
  readonly rooms: Map<string, string>;
}

export async function startWorld(deployment: Deployment, recorder: Recorder, scope: Scope): Promise<World> {
  const closing = <T extends Listening>(each: T): T => {
    scope.teardown(() => each.close());
    return each;
  };
  const random = new SeededRandom(deployment.seed);
  const outside = closing(await startOutside(deployment, recorder));
  const directory = new Map<string, string>();
  const hook = closing(await startFederationHook(directory, recorder));
  const folder = mkdtempSync(join(tmpdir(), "hectobit-corpus-"));
  scope.teardown(() => rmSync(folder, { recursive: true, force: true }));

  const start = async (name: string, appServices: readonly string[]): Promise<Homeserver> => {
    const key = new SigningKey(name, random);
    const keyFile = join(folder, `${name}.key`);
    writeFileSync(keyFile, key.file);
    const settings = { ...SETTINGS, ...ports(deployment, name, outside, hook), signing_key_path: keyFile };
    const synapse = await startSynapse(scope.test, { settings, appServices, limits: LIMITS });
    if (synapse === undefined) throw new Error("Synapse is not installed: bash .ci/peers.sh");
    directory.set(name, synapse.url);
    const proxy = closing(await startClientProxy(synapse.url, recorder, (text) => translate(deployment, text)));
    const join_ = (person: PersonName, device: string) => register(proxy.url, name, person, device);
    return { name, synapse, url: proxy.url, key, join: join_ };
  };
  const registration = join(folder, "bridge.yaml");
  writeFileSync(registration, registrationOf(deployment));
  const home = await start(deployment.home, [registration]);
  const away = await start(deployment.away, []);

  const admin = await administrator(home);
  const people = await crowd(home, deployment.homePeople, deployment.devices);
  const guests = await crowd(away, deployment.awayPeople, deployment.devices);
  const words = new Words(deployment, random);
  return { deployment, recorder, random, words, home, away, hook, outside, admin, people, guests, rooms: new Map() };
}

/** Nothing is limited but what the scenario exceeds on purpose. */
const LIMITS = { rc_3pid_validation: { per_second: 0.003, burst_count: 1 } };

const ports = (deployment: Deployment, name: string, outside: Outside, hook: FederationHook) => ({
  server_name: name,
  public_baseurl: `https://${name}/`,
  http_proxy: outside.url,
  turn_uris: ["udp", "tcp"].map((transport) =>
    translate(deployment, `turn:turn.example.org:3478?transport=${transport}`),
  ),
  turn_shared_secret: `turn of ${name}`,
  server_notices: { system_mxid_localpart: "notices", system_mxid_display_name: `Notices of ${name}` },
  instance_map: { hectobit: { host: "127.0.0.1", port: Number(new URL(hook.url).port) } },
  outbound_federation_restricted_to: ["hectobit"],
});

async function administrator(server: Homeserver): Promise<Session> {
  const password = "only for the duration of a recording";
  const { userId, accessToken, deviceId } = await server.synapse.register("operator", { password, admin: true });
  return new Session(server.url, { userId, deviceId, password, token: accessToken });
}

async function crowd(
  server: Homeserver,
  names: readonly PersonName[],
  devices: readonly string[],
): Promise<readonly Session[]> {
  const sessions: Session[] = [];
  for (const [index, name] of names.entries()) {
    sessions.push(await server.join(name, devices[index % devices.length] ?? "a device"));
  }
  return sessions;
}

async function register(base: string, server: string, person: PersonName, device: string): Promise<Session> {
  const password = `${person.local} ${server.length}! correct horse`;
  const session = new Session(base, { userId: `@${person.local}:${server}`, deviceId: "", password });
  const wanted = { username: person.local, password, initial_device_display_name: device };
  const asked = await session.post("register", wanted);
  const auth = { type: "m.login.dummy", session: textAt(asked, "session") };
  const made = await session.post("register", { ...wanted, auth });
  return new Session(base, {
    userId: textAt(made, "user_id"),
    deviceId: textAt(made, "device_id"),
    token: textAt(made, "access_token"),
    password,
  });
}
