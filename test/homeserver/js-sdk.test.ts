import {
  ClientEvent,
  createClient,
  EventType,
  type MatrixClient,
  MsgType,
  RoomEvent,
  RoomMemberEvent,
  SyncState,
} from "matrix-js-sdk";
import t, { type Test } from "tap";
import { hostJsSdk } from "../peers/js-sdk.ts";
import { Front } from "./front.ts";

async function login(t: Test, url: string, user: string): Promise<MatrixClient> {
  const session = await createClient({ baseUrl: url }).loginRequest({
    type: "m.login.password",
    identifier: { type: "m.id.user", user },
    password: "sesame",
  });
  const client = createClient({
    baseUrl: url,
    userId: session.user_id,
    accessToken: session.access_token,
    deviceId: session.device_id,
  });
  t.teardown(() => client.stopClient());
  const prepared = new Promise<void>((resolve) => {
    client.on(ClientEvent.Sync, (state) => {
      if (state === SyncState.Prepared) resolve();
    });
  });
  await client.startClient({ initialSyncLimit: 5, lazyLoadMembers: true });
  await prepared;
  return client;
}

const received = (client: MatrixClient, body: string): Promise<string | undefined> =>
  new Promise((resolve) => {
    client.on(RoomEvent.Timeline, (event) => {
      if (event.getContent().body === body) resolve(event.getSender());
    });
  });

t.test("matrix-js-sdk logs in, starts, invites, chats, types and reads", { timeout: 30_000 }, async (t) => {
  hostJsSdk(t);
  const front = await Front.open(t);
  await front.register("anna");
  await front.register("bert");
  const anna = await login(t, front.url, "anna");
  const bert = await login(t, front.url, "bert");
  const invited = new Promise<string>((resolve) => {
    bert.on(RoomEvent.MyMembership, (room, membership) => {
      if (membership === "invite") resolve(room.roomId);
    });
  });
  const { room_id: roomId } = await anna.createRoom({ name: "Boat", invite: ["@bert:hs.test"] });
  t.equal(await invited, roomId);
  await bert.joinRoom(roomId);
  const atBert = received(bert, "Moin 🌊");
  const sent = await anna.sendEvent(roomId, EventType.RoomMessage, { msgtype: MsgType.Text, body: "Moin 🌊" });
  t.equal(await atBert, "@anna:hs.test");
  t.equal(bert.getRoom(roomId)?.name, "Boat");
  const typing = new Promise<boolean>((resolve) => {
    anna.on(RoomMemberEvent.Typing, (_event, member) => resolve(member.typing));
  });
  await bert.sendTyping(roomId, true, 5000);
  t.equal(await typing, true);
  const read = new Promise<void>((resolve) => {
    anna.on(RoomEvent.Receipt, (receipt) => {
      if (receipt.getContent()[sent.event_id]?.["m.read"]?.["@bert:hs.test"] !== undefined) resolve();
    });
  });
  const event = bert.getRoom(roomId)?.findEventById(sent.event_id);
  t.ok(event);
  if (event !== undefined) await bert.sendReadReceipt(event);
  await read;
  const atAnna = received(anna, "Aye");
  await bert.sendTextMessage(roomId, "Aye");
  t.equal(await atAnna, "@bert:hs.test");
  t.equal((await anna.getJoinedRooms()).joined_rooms.length, 1);
});
