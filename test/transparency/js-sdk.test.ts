import {
  ClientEvent,
  createClient,
  EventType,
  type MatrixClient,
  type MatrixEvent,
  MsgType,
  RoomEvent,
  SyncState,
} from "matrix-js-sdk";
import t from "tap";
import { startHectobit } from "../peers/hectobit.ts";
import { hostJsSdk } from "../peers/js-sdk.ts";
import { type Account, type Synapse, startSynapse } from "../peers/synapse.ts";

/** Resolved with the first event for which `wanted` holds. */
const until = (client: MatrixClient, wanted: (event: MatrixEvent) => boolean): Promise<MatrixEvent> =>
  new Promise((resolve) => {
    const look = (event: MatrixEvent) => {
      if (!wanted(event)) return;
      client.off(RoomEvent.Timeline, look);
      resolve(event);
    };
    client.on(RoomEvent.Timeline, look);
  });

const prepared = (client: MatrixClient): Promise<void> =>
  new Promise((resolve, reject) => {
    client.on(ClientEvent.Sync, (state, _before, data) => {
      if (state === SyncState.Prepared) resolve();
      // The library tries again by itself; only what it gives up on ends the test.
      else if (state === SyncState.Stopped) reject(data?.error ?? new Error("the client stopped"));
    });
  });

/** Two people and their room, made straight at the homeserver, so that only one client's traffic crosses the link. */
async function setTheScene(synapse: Synapse): Promise<{ bob: MatrixClient; alice: Account; roomId: string }> {
  const alice = await synapse.register("alice", { password: "sesame" });
  const { userId, accessToken } = await synapse.register("bob");
  const bob = createClient({ baseUrl: synapse.url, userId, accessToken });
  const { room_id: roomId } = await bob.createRoom({ name: "Radio", invite: [alice.userId] });
  await createClient({ baseUrl: synapse.url, userId: alice.userId, accessToken: alice.accessToken }).joinRoom(roomId);
  await bob.sendTextMessage(roomId, "Before the ship left");
  return { bob, alice, roomId };
}

t.test("matrix-js-sdk chats through hectobit at 2 kbit/s", { timeout: 150_000 }, async (t) => {
  const synapse = await startSynapse(t);
  if (synapse === undefined) return;
  hostJsSdk(t);
  const { bob, alice, roomId } = await setTheScene(synapse);
  const hectobit = await startHectobit(t, { homeserver: synapse.url, link: "ideal-2k" });

  const login = await createClient({ baseUrl: hectobit.url }).loginRequest({
    type: "m.login.password",
    identifier: { type: "m.id.user", user: "alice" },
    password: "sesame",
    device_id: "SHIP",
  });
  t.equal(login.user_id, alice.userId, "it logs in");

  const client = createClient({
    baseUrl: hectobit.url,
    userId: login.user_id,
    accessToken: login.access_token,
    deviceId: login.device_id,
  });
  t.teardown(() => client.stopClient());
  const ready = prepared(client);
  await client.startClient({ initialSyncLimit: 1, lazyLoadMembers: true });
  await ready;
  t.equal(client.getRoom(roomId)?.name, "Radio", "it syncs");

  const greeting = "Moin aus der Nordsee 🌊";
  const sent = await client.sendEvent(roomId, EventType.RoomMessage, { msgtype: MsgType.Text, body: greeting });
  const arrived = await bob.fetchRoomEvent(roomId, sent.event_id);
  t.equal(arrived.content?.body, greeting, "it sends");

  const answer = "Gute Fahrt ⛵";
  const received = until(client, (event) => event.getContent().body === answer);
  await bob.sendTextMessage(roomId, answer);
  t.equal((await received).getSender(), bob.getUserId(), "it receives");
});
