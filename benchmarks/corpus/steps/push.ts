import { type Json, quote } from "../session.ts";
import type { Steps } from "../step.ts";
import type { World } from "../world.ts";
import { someRoom } from "./messages.ts";

export const pushSteps: Steps = { pushers: pushers, "push rules": rules, notifications: notifications };

/** Without the event's content, as Element asks for; or with all of it. */
async function pushers({ deployment, people, words }: World): Promise<void> {
  const { app, pushGateway } = deployment;
  for (const [index, each] of people.entries()) {
    const gone = index === 4;
    const pusher = {
      app_id: app.id,
      app_display_name: app.name,
      device_display_name: app.device,
      pushkey: gone
        ? "gone:cWb2pQ8e"
        : `f${words.number(1e9, 9e9)}:APA91b${words.number(1e9, 9e9)}x${words.number(1e9, 9e9)}`,
      kind: "http",
      lang: words.pick(["en", "de", "es-419"]),
      profile_tag: words.chance(0.5) ? "mobile_9f2c" : undefined,
      append: words.chance(0.5),
      data: {
        url: `http://${pushGateway}/_matrix/push/v1/notify`,
        ...(index % 2 === 0 && {
          format: "event_id_only",
          default_payload: { aps: { "mutable-content": 1, alert: { "loc-key": "SINGLE_UNREAD", "loc-args": [] } } },
        }),
      },
    };
    await each.post("pushers/set", pusher);
    await each.get("pushers");
  }
  await people[1]?.post("pushers/set", { app_id: "x", pushkey: "y", kind: "email" });
  await people[2]?.post("pushers/set", { app_id: app.id, pushkey: "unknown", kind: null });
}

async function rules(world: World): Promise<void> {
  const { words, people } = world;
  for (const each of people) {
    const { roomId, b } = someRoom(world);
    const notify: readonly unknown[] = ["notify", { set_tweak: "sound", value: "default" }, { set_tweak: "highlight" }];
    const made: readonly [string, string, Json][] = [
      ["room", roomId, { actions: words.pick([["dont_notify"], [], ["notify"]]) }],
      ["sender", b.userId, { actions: notify }],
      ["content", `word-${words.number(1, 99)}`, { pattern: words.text().split(" ")[0] ?? "urgent", actions: notify }],
      [
        "override",
        "org.example.mute",
        { conditions: [{ kind: "event_match", key: "room_id", pattern: roomId }], actions: [] },
      ],
      [
        "underride",
        "org.example.small",
        {
          conditions: [
            { kind: "room_member_count", is: "<=10" },
            { kind: "event_property_is", key: "content.urgent", value: true },
          ],
          actions: ["notify"],
        },
      ],
    ];
    for (const [kind, id, body] of made) {
      const target = `pushrules/global/${kind}/${quote(id)}`;
      await each.put(`${target}${words.chance(0.2) ? "?before=.m.rule.suppress_notices" : ""}`, body);
      await each.get(target);
      await each.put(`${target}/actions`, { actions: ["notify"] });
      await each.get(`${target}/actions`);
      await each.put(`${target}/enabled`, { enabled: words.chance(0.5) });
      await each.get(`${target}/enabled`);
    }
    await each.get("pushrules/");
    await each.get("pushrules/global/");
    await each.put("pushrules/global/override/.m.rule.suppress_notices/enabled", { enabled: false });
    await each.delete("pushrules/global/override/org.example.mute");
    await each.get("pushrules/global/override/org.example.mute");
  }
}

async function notifications({ people }: World): Promise<void> {
  for (const each of people) {
    await each.get("notifications");
    await each.get("notifications?limit=3&only=highlight");
  }
}
