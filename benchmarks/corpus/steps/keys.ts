import { createPrivateKey, createPublicKey, sign } from "node:crypto";
import { canonicalJson } from "../canonical-json.ts";
import { type Json, quote, type Session, textAt } from "../session.ts";
import type { Steps } from "../step.ts";
import type { World } from "../world.ts";

export const keySteps: Steps = { "keys of simple clients": keys, "key backup": backup };

const unpadded = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64").replace(/=+$/, "");
const PKCS8 = Buffer.from("302e020100300506032b657004220420", "hex");

/** A device of an SDK-less client: its keys are real, its messages are bytes of the right length. */
class Device {
  readonly ed25519: string;
  readonly curve25519: string;
  readonly #sign: (value: Json) => string;

  constructor(world: World) {
    const der = Buffer.concat([PKCS8, world.random.bytes(32)]);
    const key = createPrivateKey({ key: der, format: "der", type: "pkcs8" });
    const publicKey = createPublicKey(key).export({ format: "der", type: "spki" });
    this.ed25519 = unpadded(publicKey.subarray(-32));
    this.curve25519 = unpadded(world.random.bytes(32));
    this.#sign = (value) => unpadded(sign(null, Buffer.from(canonicalJson(value)), key));
  }

  signed(value: Json, userId: string, keyId: string): Json {
    return { ...value, signatures: { [userId]: { [`ed25519:${keyId}`]: this.#sign(value) } } };
  }
}

async function keys(world: World): Promise<void> {
  const { people, words } = world;
  for (const each of people.slice(2)) {
    const device = new Device(world);
    await each.post("keys/upload", uploadBody(world, each, device));
    await each.post("keys/upload", {});
    await each.post("keys/query", { device_keys: { [each.userId]: [] }, timeout: 10000 });
    await each.post("keys/query", { device_keys: Object.fromEntries(people.map(({ userId }) => [userId, []])) });
    for (const other of people) {
      if (other === each) continue;
      const one_time_keys = { [other.userId]: { [other.deviceId]: "signed_curve25519" } };
      await each.post("keys/claim", { one_time_keys, timeout: 10000 });
    }
    const since = textAt(await each.get("sync?timeout=0"), "next_batch");
    await each.get(`keys/changes?from=${quote(since)}&to=${quote(since)}`);
    await crossSigning(world, each);
    await toDevice(world, each, words.pick(people));
  }
}

function uploadBody(world: World, each: Session, device: Device): Json {
  const sign_ = (value: Json): Json => device.signed(value, each.userId, each.deviceId);
  const names = Array.from({ length: world.words.number(2, 12) }, (_, index) => index);
  const id = (index: number): string => `AAAA${String.fromCharCode(65 + index)}${world.words.number(1, 9)}`;
  const oneTime = names.map((index) => [
    `signed_curve25519:${id(index)}`,
    sign_({ key: unpadded(world.random.bytes(32)) }),
  ]);
  const fallback = [[`signed_curve25519:${id(13)}`, sign_({ key: unpadded(world.random.bytes(32)), fallback: true })]];
  const device_keys = sign_({
    user_id: each.userId,
    device_id: each.deviceId,
    algorithms: ["m.olm.v1.curve25519-aes-sha2", "m.megolm.v1.aes-sha2"],
    keys: {
      [`curve25519:${each.deviceId}`]: device.curve25519,
      [`ed25519:${each.deviceId}`]: device.ed25519,
    },
  });
  return { device_keys, one_time_keys: Object.fromEntries(oneTime), fallback_keys: Object.fromEntries(fallback) };
}

async function crossSigning(world: World, each: Session): Promise<void> {
  const master = new Device(world);
  const unsigned = (usage: string, device: Device): Json => ({
    user_id: each.userId,
    usage: [usage],
    keys: { [`ed25519:${device.ed25519}`]: device.ed25519 },
  });
  const byMaster = (value: Json): Json => master.signed(value, each.userId, master.ed25519);
  const selfSigning = new Device(world);
  await each.confirmed("POST", "keys/device_signing/upload", {
    master_key: unsigned("master", master),
    self_signing_key: byMaster(unsigned("self_signing", selfSigning)),
    user_signing_key: byMaster(unsigned("user_signing", new Device(world))),
  });
  const keys_ = await each.post("keys/query", { device_keys: { [each.userId]: [each.deviceId] } });
  const own = (keys_.json.device_keys as Record<string, Record<string, Json>> | undefined)?.[each.userId]?.[
    each.deviceId
  ];
  if (own === undefined) return;
  const { signatures: _, unsigned: __, ...bare } = own;
  await each.post("keys/signatures/upload", {
    [each.userId]: { [each.deviceId]: selfSigning.signed(bare, each.userId, selfSigning.ed25519) },
  });
  await each.post("keys/signatures/upload", { [each.userId]: { NODEVICE: byMaster(bare) } });
}

interface Conversation {
  readonly from: string;
  readonly id: string;
  readonly room_id: string | undefined;
  readonly session_id: string;
  readonly random: (length: number) => string;
}

function keyRequests({ from, id, room_id, session_id, random }: Conversation): readonly (readonly [string, Json])[] {
  const megolm = { algorithm: "m.megolm.v1.aes-sha2", room_id, session_id, sender_key: random(32) };
  const own = { request_id: id, requesting_device_id: from };
  const reason = "The sender has disabled encrypting to unverified devices.";
  return [
    ["m.room_key_request", { action: "request", body: megolm, ...own }],
    ["m.room_key_request", { action: "request_cancellation", ...own }],
    ["m.room_key.withheld", { ...megolm, code: "m.unverified", reason }],
    ["m.secret.request", { action: "request", name: "m.megolm_backup.v1", ...own }],
    ["m.secret.request", { action: "request_cancellation", ...own }],
    ["m.dummy", {}],
    ["m.call.encryption_keys", { keys: { index: 0, key: random(16) }, room_id, member: { claimed_device_id: from } }],
  ];
}

function verification({ from, id, random }: Conversation): readonly (readonly [string, Json])[] {
  const methods = ["m.sas.v1", "m.qr_code.show.v1", "m.reciprocate.v1"];
  const short_authentication_string = ["decimal", "emoji"];
  const start = {
    from_device: from,
    method: "m.sas.v1",
    hashes: ["sha256"],
    key_agreement_protocols: ["curve25519-hkdf-sha256", "curve25519"],
    message_authentication_codes: ["hkdf-hmac-sha256.v2", "hkdf-hmac-sha256"],
    short_authentication_string,
  };
  const accept = {
    method: "m.sas.v1",
    hash: "sha256",
    key_agreement_protocol: "curve25519-hkdf-sha256",
    commitment: random(32),
    message_authentication_code: "hkdf-hmac-sha256.v2",
    short_authentication_string,
  };
  const contents: readonly [string, Json][] = [
    ["request", { from_device: from, methods, timestamp: 1764000000000 }],
    ["ready", { from_device: from, methods: ["m.sas.v1"] }],
    ["start", start],
    ["accept", accept],
    ["key", { key: random(32) }],
    ["mac", { keys: random(32), mac: { [`ed25519:${from}`]: random(32) } }],
    ["done", {}],
    ["cancel", { code: "m.user", reason: "The user cancelled the verification." }],
  ];
  return contents.map(([name, content]) => [`m.key.verification.${name}`, { ...content, transaction_id: id }] as const);
}

async function toDevice(world: World, each: Session, other: Session): Promise<void> {
  const { words, rooms, deployment } = world;
  const random = (length: number): string => unpadded(world.random.bytes(length));
  const conversation = {
    from: each.deviceId,
    id: `verify${words.number(1e6, 9e6)}`,
    room_id: rooms.get(deployment.rooms[1]?.alias ?? ""),
    session_id: random(32),
    random,
  };
  const command = { cmd: "set_interval", value: words.number(10, 600) };
  const contents = [
    ...keyRequests(conversation),
    ...verification(conversation),
    [`${deployment.telemetry.type}.command`, command] as const,
  ];
  for (const [type, content] of contents) {
    const device = words.chance(0.5) ? "*" : other.deviceId;
    const messages = { [other.userId]: { [device]: content } };
    await each.put(`sendToDevice/${type}/${each.transaction()}`, { messages });
  }
  await other.get("sync?timeout=0");
}

function sessionData({ random, words }: World): Json {
  return {
    first_message_index: words.number(0, 40),
    forwarded_count: 0,
    is_verified: words.chance(0.5),
    session_data: {
      ephemeral: unpadded(random.bytes(32)),
      ciphertext: unpadded(random.bytes(words.number(300, 420))),
      mac: unpadded(random.bytes(8)),
    },
  };
}

async function backup(world: World): Promise<void> {
  const { people, rooms, random, words } = world;
  const ids = [...rooms.values()].filter((id) => id.startsWith("!") && !id.includes(" "));
  for (const each of people.slice(2)) {
    await each.get("room_keys/version");
    const algorithm = "m.megolm_backup.v1.curve25519-aes-sha2";
    const auth_data = {
      public_key: unpadded(random.bytes(32)),
      signatures: { [each.userId]: { [`ed25519:${each.deviceId}`]: unpadded(random.bytes(64)) } },
    };
    const made = await each.post("room_keys/version", { algorithm, auth_data });
    const version = textAt(made, "version");
    await each.get("room_keys/version");
    await each.get(`room_keys/version/${version}`);
    await each.put(`room_keys/version/${version}`, { algorithm, auth_data, version });
    const base = "room_keys/keys";
    const query = `?version=${version}`;
    const sessions = (): Json => ({
      sessions: Object.fromEntries(
        Array.from({ length: words.number(1, 4) }, () => [unpadded(random.bytes(32)), sessionData(world)]),
      ),
    });
    const [one = "", two = ""] = words.shuffled(ids);
    const session = quote(unpadded(random.bytes(32)));
    await each.put(`${base}${query}`, { rooms: { [one]: sessions(), [two]: sessions() } });
    await each.put(`${base}/${quote(one)}${query}`, sessions());
    await each.put(`${base}/${quote(two)}/${session}${query}`, sessionData(world));
    await each.get(`${base}${query}`);
    await each.get(`${base}/${quote(one)}${query}`);
    await each.get(`${base}/${quote(two)}/${session}${query}`);
    await each.delete(`${base}/${quote(two)}/${session}${query}`);
    await each.get(`${base}/${quote(two)}/${session}${query}`);
    await each.delete(`${base}/${quote(two)}${query}`);
    await each.put(`${base}?version=999`, { rooms: {} });
    await each.delete(`${base}${query}`);
    if (words.chance(0.5)) await each.delete(`room_keys/version/${version}`);
    await each.get("room_keys/version/777");
  }
}
