import { createPrivateKey, createPublicKey, sign } from "node:crypto";
import { canonicalJson } from "../canonical-json.ts";
import type { Steps } from "../scenario.ts";
import { type Json, quote, type Session, textAt } from "../session.ts";
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

async function toDevice(world: World, each: Session, other: Session): Promise<void> {
  const { words, random, rooms, deployment } = world;
  const room_id = rooms.get(deployment.rooms[1]?.alias ?? "");
  const session_id = unpadded(random.bytes(32));
  const transaction_id = `verify${words.number(1e6, 9e6)}`;
  const from_device = each.deviceId;
  const contents: readonly [string, Json][] = [
    [
      "m.room_key_request",
      {
        action: "request",
        body: { algorithm: "m.megolm.v1.aes-sha2", room_id, session_id, sender_key: unpadded(random.bytes(32)) },
        request_id: transaction_id,
        requesting_device_id: from_device,
      },
    ],
    [
      "m.room_key_request",
      { action: "request_cancellation", request_id: transaction_id, requesting_device_id: from_device },
    ],
    [
      "m.room_key.withheld",
      {
        algorithm: "m.megolm.v1.aes-sha2",
        code: "m.unverified",
        reason: "The sender has disabled encrypting to unverified devices.",
        room_id,
        session_id,
        sender_key: unpadded(random.bytes(32)),
      },
    ],
    [
      "m.secret.request",
      { action: "request", name: "m.megolm_backup.v1", request_id: transaction_id, requesting_device_id: from_device },
    ],
    [
      "m.key.verification.request",
      {
        from_device,
        methods: ["m.sas.v1", "m.qr_code.show.v1", "m.reciprocate.v1"],
        timestamp: 1764000000000,
        transaction_id,
      },
    ],
    ["m.key.verification.ready", { from_device, methods: ["m.sas.v1"], transaction_id }],
    [
      "m.key.verification.start",
      {
        from_device,
        method: "m.sas.v1",
        transaction_id,
        hashes: ["sha256"],
        key_agreement_protocols: ["curve25519-hkdf-sha256", "curve25519"],
        message_authentication_codes: ["hkdf-hmac-sha256.v2", "hkdf-hmac-sha256"],
        short_authentication_string: ["decimal", "emoji"],
      },
    ],
    [
      "m.key.verification.accept",
      {
        method: "m.sas.v1",
        transaction_id,
        hash: "sha256",
        key_agreement_protocol: "curve25519-hkdf-sha256",
        commitment: unpadded(random.bytes(32)),
        message_authentication_code: "hkdf-hmac-sha256.v2",
        short_authentication_string: ["decimal", "emoji"],
      },
    ],
    ["m.key.verification.key", { key: unpadded(random.bytes(32)), transaction_id }],
    [
      "m.key.verification.mac",
      {
        keys: unpadded(random.bytes(32)),
        mac: { [`ed25519:${from_device}`]: unpadded(random.bytes(32)) },
        transaction_id,
      },
    ],
    ["m.key.verification.done", { transaction_id }],
    ["m.key.verification.cancel", { code: "m.user", reason: "The user cancelled the verification.", transaction_id }],
    ["m.dummy", {}],
    [
      "m.call.encryption_keys",
      { keys: { index: 0, key: unpadded(random.bytes(16)) }, room_id, member: { claimed_device_id: from_device } },
    ],
    [`${deployment.telemetry.type}.command`, { cmd: "set_interval", value: words.number(10, 600) }],
  ];
  for (const [type, content] of contents) {
    const device = words.chance(0.5) ? "*" : other.deviceId;
    await each.put(`sendToDevice/${type}/${each.transaction()}`, {
      messages: { [other.userId]: { [device]: content } },
    });
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
