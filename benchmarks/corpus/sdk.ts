import {
  ClientEvent,
  createClient,
  EventType,
  type ICreateRoomOpts,
  type MatrixClient,
  MsgType,
  Preset,
  ReceiptType,
  SyncState,
  Visibility,
} from "matrix-js-sdk";
import {
  type CryptoApi,
  CryptoEvent,
  type GeneratedSecretStorageKey,
  VerificationPhase,
  type VerificationRequest,
  VerifierEvent,
} from "matrix-js-sdk/lib/crypto-api/index.js";
import { logger } from "matrix-js-sdk/lib/logger.js";
import { quietLogger } from "../quiet-logger.ts";
import type { Session } from "./session.ts";
import type { World } from "./world.ts";

interface Owner {
  readonly session: Session;
  /** What unlocks the account's secret storage, once it exists. */
  key?: { readonly id: string; readonly bytes: Uint8Array<ArrayBuffer> };
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (await holds()) return;
    await pause(100);
  }
  throw new Error(`never came true: ${holds}`);
}

/** A new device of an account, logged in, with encryption, syncing. */
async function startDevice(owner: Owner, device: string): Promise<MatrixClient> {
  const { session } = owner;
  const login = createClient({ baseUrl: session.base, logger: quietLogger });
  await login.loginFlows();
  const made = await login.loginRequest({
    type: "m.login.password",
    identifier: { type: "m.id.user", user: session.localpart },
    password: session.password,
    initial_device_display_name: device,
  });
  const client = createClient({
    baseUrl: session.base,
    userId: made.user_id,
    deviceId: made.device_id,
    accessToken: made.access_token,
    logger: quietLogger,
    cryptoCallbacks: {
      getSecretStorageKey: async ({ keys }) => {
        const [first = ""] = Object.keys(keys);
        return owner.key === undefined ? null : [owner.key.id in keys ? owner.key.id : first, owner.key.bytes];
      },
      cacheSecretStorageKey: (id, _info, bytes) => {
        owner.key = { id, bytes: bytes as Uint8Array<ArrayBuffer> };
      },
    },
  });
  await client.initRustCrypto({ useIndexedDB: false });
  const prepared = new Promise<void>((resolve) => {
    client.on(ClientEvent.Sync, (state) => {
      if (state === SyncState.Prepared) resolve();
    });
  });
  await client.startClient({ initialSyncLimit: 8, lazyLoadMembers: true, threadSupport: true });
  await prepared;
  return client;
}

const cryptoOf = (client: MatrixClient): CryptoApi => {
  const api = client.getCrypto();
  if (api === undefined) throw new Error("no encryption");
  return api;
};

/** Cross-signing, secret storage with a recovery key, key backup. */
async function bootstrap(client: MatrixClient, owner: Owner): Promise<void> {
  const { userId: user, password } = owner.session;
  const api = cryptoOf(client);
  await api.bootstrapCrossSigning({
    setupNewCrossSigning: true,
    authUploadDeviceSigningKeys: async (makeRequest) => {
      let session: string | undefined;
      try {
        await makeRequest(null);
        return;
      } catch (error) {
        session = (error as { data?: { session?: string } }).data?.session;
      }
      const identifier = { type: "m.id.user", user };
      await makeRequest({ type: "m.login.password", identifier, password, session });
    },
  });
  const createSecretStorageKey = (): Promise<GeneratedSecretStorageKey> =>
    api.createRecoveryKeyFromPassphrase(password);
  await api.bootstrapSecretStorage({ createSecretStorageKey, setupNewKeyBackup: true, setupNewSecretStorage: true });
  await api.checkKeyBackupAndEnable();
  if (await api.isDehydrationSupported()) await api.startDehydration();
}

/** Both devices of one account compare emoji and agree. */
async function verify(first: MatrixClient, second: MatrixClient): Promise<void> {
  const asked = new Promise<VerificationRequest>((resolve) => {
    second.once(CryptoEvent.VerificationRequestReceived, resolve);
  });
  await until(async () => {
    const known = await cryptoOf(first).getUserDeviceInfo([second.getSafeUserId()], true);
    return known.get(second.getSafeUserId())?.has(second.getDeviceId() ?? "") === true;
  });
  const request = await cryptoOf(first).requestDeviceVerification(second.getSafeUserId(), second.getDeviceId() ?? "");
  const incoming = await asked;
  await incoming.accept();
  await until(() => request.phase === VerificationPhase.Ready);
  const agree = async (each: VerificationRequest, started: boolean): Promise<void> => {
    if (!started) await until(() => each.verifier !== undefined);
    const verifier = started ? await each.startVerification("m.sas.v1") : each.verifier;
    verifier?.on(VerifierEvent.ShowSas, (sas) => void sas.confirm());
    await verifier?.verify();
  };
  await Promise.all([agree(request, true), agree(incoming, false)]);
}

async function encryptedRoom(world: World, [host, ...others]: readonly MatrixClient[]): Promise<string> {
  if (host === undefined) throw new Error("there is nobody");
  const { words } = world;
  const options: ICreateRoomOpts = {
    preset: Preset.PrivateChat,
    visibility: Visibility.Private,
    name: words.text().slice(0, 40),
    topic: words.text(),
    invite: others.map((each) => each.getSafeUserId()),
    initial_state: [{ type: "m.room.encryption", state_key: "", content: { algorithm: "m.megolm.v1.aes-sha2" } }],
  };
  const { room_id: roomId } = await host.createRoom(options);
  for (const each of others) await each.joinRoom(roomId, { viaServers: [world.home.name] });
  await pause(1500);
  return roomId;
}

async function talk(world: World, roomId: string, clients: readonly MatrixClient[]): Promise<void> {
  const { words } = world;
  for (let count = 0; count < 10; count++) {
    const client = words.pick(clients);
    await client.sendTyping(roomId, true, 20000);
    const text = words.text();
    const { event_id: id } = words.chance(0.7)
      ? await client.sendTextMessage(roomId, text)
      : await client.sendHtmlMessage(roomId, text, `<b>${text}</b>`);
    await client.sendTyping(roomId, false, 0);
    await pause(200);
    const reader = words.pick(clients);
    const event = reader.getRoom(roomId)?.findEventById(id);
    if (event !== undefined)
      await reader.sendReadReceipt(event, words.pick([ReceiptType.Read, ReceiptType.ReadPrivate]));
    if (event !== undefined) await reader.setRoomReadMarkers(roomId, id, event);
    if (words.chance(0.4)) {
      await reader.sendEvent(roomId, EventType.Reaction, {
        "m.relates_to": { rel_type: "m.annotation" as never, event_id: id, key: words.emoji() },
      });
    }
    if (words.chance(0.3)) {
      await reader.sendMessage(roomId, {
        msgtype: MsgType.Text,
        body: words.text(),
        "m.relates_to": { "m.in_reply_to": { event_id: id } },
      });
    }
    if (words.chance(0.2)) await client.redactEvent(roomId, id, undefined, { reason: words.reason() });
  }
}

/** What the library asks when a person opens a room, scrolls and looks around. */
async function look(world: World, client: MatrixClient, roomId: string): Promise<void> {
  const room = client.getRoom(roomId);
  if (room) {
    await client.scrollback(room, 10);
    await room.loadMembersIfNeeded();
    await room.createThreadsTimelineSets();
    await room.fetchRoomThreads();
  }
  await client.getDevices();
  await client.getPushRules();
  await client.getProfileInfo(world.people[1]?.userId ?? "");
  await client.setPresence({ presence: "online", status_msg: world.words.text() });
  await client.searchUserDirectory({ term: "a", limit: 5 });
  await client.getJoinedRooms();
  await client.getMediaConfig();
  await client.getCapabilities();
  await client.turnServer();
  await client.setRoomTag(roomId, "m.favourite", { order: 0.5 });
  await client.setAccountData("m.direct" as never, { [world.people[1]?.userId ?? ""]: [roomId] } as never);
  await client.publicRooms({ limit: 3 });
}

/** Three people, one of them of the other server and one with two devices, in encrypted rooms. */
export async function sdkConversation(world: World): Promise<void> {
  (logger as { disableAll?: () => void }).disableAll?.();
  const { people, guests, words, deployment } = world;
  const owners = [people[0], people[1], guests[0]]
    .filter((each) => each !== undefined)
    .map((session): Owner => ({ session }));
  const clients: MatrixClient[] = [];
  try {
    for (const owner of owners) {
      const client = await startDevice(owner, words.pick(deployment.devices));
      clients.push(client);
      await bootstrap(client, owner);
    }
    const roomId = await encryptedRoom(world, clients);
    world.rooms.set("encrypted", roomId);
    await talk(world, roomId, clients);
    const [first] = clients;
    const [owner] = owners;
    if (first === undefined || owner === undefined) return;
    const second = await startDevice(owner, words.pick(deployment.devices));
    clients.push(second);
    await verify(first, second);
    await talk(world, roomId, clients);
    await cryptoOf(second).loadSessionBackupPrivateKeyFromSecretStorage();
    await cryptoOf(second).checkKeyBackupAndEnable();
    await cryptoOf(second).restoreKeyBackup();
    await cryptoOf(first).forceDiscardSession(roomId);
    await talk(world, await encryptedRoom(world, clients.slice(0, 2)), clients.slice(0, 2));
    for (const client of clients) await look(world, client, roomId);
    await pause(1500);
    await second.logout(true);
  } finally {
    for (const client of clients) client.stopClient();
  }
}
