import t from "tap";
import { bothWays } from "./both-ways.ts";
import { ageless, differences, seen } from "./compare.ts";
import { get, post, put, v3 } from "./step.ts";

t.test("twenty requests at once", async (t) => {
  const ways = await bothWays(t);
  if (ways === undefined) return;
  const { synapse, straight, carried } = ways;
  const { accessToken: token, userId } = await synapse.register("alice");
  const made = await carried.send(post(v3`createRoom`, token, { name: "Alle auf einmal" }));
  const room: string = JSON.parse(new TextDecoder().decode(made.body)).room_id;

  await t.test("twenty messages arrive once each", async (t) => {
    const bodies = Array.from({ length: 20 }, (_, i) => `${i}: ${"Text ".repeat(i * 20)}`);
    const answers = await Promise.all(
      bodies.map((body, i) =>
        carried.send(
          put(v3`rooms/${room}/send/m.room.message/at-once-${String(i)}`, token, { msgtype: "m.text", body }),
        ),
      ),
    );
    t.strictSame(
      answers.map(({ status }) => status),
      bodies.map(() => 200),
    );
    const history = await straight.send(
      get(v3`rooms/${room}/messages?dir=b&limit=50&filter=${'{"types":["m.room.message"]}'}`, token),
    );
    const { chunk } = JSON.parse(new TextDecoder().decode(history.body)) as { chunk: { content: { body: string } }[] };
    t.strictSame(chunk.map(({ content }) => content.body).sort(), [...bodies].sort());
  });

  await t.test("twenty different questions get each its own answer", async (t) => {
    const targets = [
      v3`account/whoami`,
      v3`capabilities`,
      v3`pushrules/`,
      v3`joined_rooms`,
      v3`devices`,
      v3`profile/${userId}`,
      v3`rooms/${room}/members`,
      v3`rooms/${room}/joined_members`,
      v3`rooms/${room}/state`,
      v3`rooms/${room}/state/m.room.name/`,
      v3`rooms/${room}/aliases`,
      v3`login`,
      v3`publicRooms`,
      v3`pushers`,
      v3`user/${userId}/rooms/${room}/tags`,
      v3`voip/turnServer`,
      v3`thirdparty/protocols`,
      "/_matrix/client/versions",
      v3`rooms/${room}/state/m.room.create/`,
      v3`rooms/${room}/state/m.room.avatar/`,
    ];
    t.equal(new Set(targets).size, 20);
    const answers = await Promise.all(targets.map((target) => carried.send(get(target, token))));
    for (const [i, target] of targets.entries()) {
      const [expected, found] = [await straight.send(get(target, token)), answers[i]];
      t.strictSame(
        found === undefined ? ["nothing"] : differences(ageless(seen(expected)), ageless(seen(found))),
        [],
        target,
      );
    }
  });
});
