import { quote, textAt } from "../session.ts";
import type { Steps } from "../step.ts";
import type { World } from "../world.ts";
import { someRoom } from "./messages.ts";

export const proposalSteps: Steps = { "what Element asks beyond the specification": unstable };

async function unstable(world: World): Promise<void> {
  const { people, words, rooms } = world;
  const base = "/_matrix/client/unstable";
  for (const each of people) {
    await each.get("/_matrix/client/v1/auth_metadata");
    await each.get(`${base}/org.matrix.msc2965/auth_metadata`);
    await each.get(`${base}/org.matrix.msc2965/auth_issuer`);
    await each.get(`${base}/org.matrix.msc3814.v1/dehydrated_device`);
    await each.get(`${base}/org.matrix.msc4143/rtc/transports`);
    await each.get(`${base}/io.element.rendezvous/create`);
    const { roomId } = someRoom(world);
    const send = `rooms/${quote(roomId)}/send/m.room.message/${each.transaction()}?org.matrix.msc4140.delay=`;
    const content = { msgtype: "m.text", body: words.text() };
    const delayed = await each.put(`${send}600000`, content);
    const state = `rooms/${quote(roomId)}/state/org.matrix.msc3401.call.member/${quote(`_${each.userId}_D`)}`;
    const later = await each.put(`${state}?org.matrix.msc4140.delay=8000`, {});
    const events = `${base}/org.matrix.msc4140/delayed_events`;
    await each.get(events);
    for (const [reply, action] of [
      [delayed, "restart"],
      [delayed, "cancel"],
      [later, "send"],
    ] as const) {
      const { delay_id: id } = reply.json;
      if (typeof id === "string") await each.post(`${events}/${id}`, { action });
    }
    await each.post(`${events}/nothing`, { action: "cancel" });
    await each.get(events);
    const data = `${base}/org.matrix.msc3391/user/${quote(each.userId)}`;
    await each.delete(`${data}/account_data/org.matrix.preview_urls`);
    await each.delete(`${data}/rooms/${quote(roomId)}/account_data/org.example.notes`);
    const [threadRoom = "", root = ""] = (rooms.get("thread 1") ?? "").split(" ");
    const thread = `${base}/io.element.msc4306/rooms/${quote(threadRoom)}/thread/${quote(root)}/subscription`;
    await each.put(thread, {});
    await each.put(thread, { automatic: root });
    await each.get(thread);
    await each.delete(thread);
    await each.get(thread);
    const own = `${base}/uk.tcpip.msc4133/profile/${quote(each.userId)}`;
    await each.put(`${own}/us.cloke.msc4175.tz`, {
      "us.cloke.msc4175.tz": words.pick(["Europe/Zurich", "Asia/Tokyo"]),
    });
    await each.get(own);
    await relationRedaction(world);
  }
}

/** MSC3912: a redaction that takes the reactions with it. */
async function relationRedaction(world: World): Promise<void> {
  const { words } = world;
  const { roomId, a, b } = someRoom(world);
  const event_id = await a.send(roomId, "m.room.message", { msgtype: "m.text", body: words.text() });
  await b.send(roomId, "m.reaction", { "m.relates_to": { rel_type: "m.annotation", event_id, key: words.emoji() } });
  const body = { reason: words.reason(), "org.matrix.msc3912.with_relations": ["m.annotation"] };
  await a.put(`rooms/${quote(roomId)}/redact/${quote(event_id)}/${a.transaction()}`, body);
  const read = await a.get(`rooms/${quote(roomId)}/event/${quote(event_id)}`);
  textAt(read, "event_id");
}
