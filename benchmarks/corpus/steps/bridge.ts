import { AS_TOKEN } from "../app-service.ts";
import { quote, Session, textAt } from "../session.ts";
import type { Steps } from "../step.ts";
import type { World } from "../world.ts";
import { someRoom } from "./messages.ts";

export const bridgeSteps: Steps = { "a bridge at work": bridge, "ask the bridge": lookups };

/** What an application service sends: its ghosts speak, with the times of the other network. */
async function bridge(world: World): Promise<void> {
  const { home, words, random, people, deployment } = world;
  const { protocol, ghosts, bot: botName, numbers } = deployment.bridged;
  const bot = new Session(home.url, {
    userId: `@${botName}:${home.name}`,
    deviceId: "",
    password: "",
    token: AS_TOKEN,
  });
  await bot.post(`/_matrix/client/v1/appservice/${protocol}%20bridge/ping`, {
    transaction_id: `ping${words.number(1, 99)}`,
  });
  await bot.post("register", { type: "m.login.application_service", username: botName, inhibit_login: true });
  await bot.get("account/whoami");
  for (let count = 0; count < 4; count++) {
    const number = `${numbers}${words.number(1000, 9999)}`;
    const username = `${ghosts}${number}`;
    const userId = `@${username}:${home.name}`;
    await bot.post("register", { type: "m.login.application_service", username, inhibit_login: true });
    const as = `user_id=${quote(userId)}`;
    await bot.get(`account/whoami?${as}`);
    await bot.put(`profile/${quote(userId)}/displayname?${as}`, { displayname: `+${number} (${protocol})` });
    const { roomId, a } = someRoom(world);
    await a.state(roomId, "m.room.join_rules", { join_rule: "public" });
    await bot.post(`join/${quote(roomId)}?${as}`, {});
    for (const body of words.texts(3)) {
      const send = `rooms/${quote(roomId)}/send/m.room.message/${bot.transaction()}?${as}`;
      await bot.put(`${send}&ts=${1764000000000 + random.integer(1e9)}`, { msgtype: "m.text", body });
    }
    await bot.put(`rooms/${quote(roomId)}/typing/${quote(userId)}?${as}`, { typing: true, timeout: 5000 });
    await bot.post(`login`, { type: "m.login.application_service", identifier: { type: "m.id.user", user: userId } });
    const chat = await bot.post(`createRoom?${as}`, {
      is_direct: true,
      invite: people.slice(0, 2).map((each) => each.userId),
    });
    const direct = textAt(chat, "room_id");
    await people[0]?.post(`join/${quote(direct)}`);
    await people[0]?.send(direct, "m.room.message", { msgtype: "m.text", body: words.text() });
    await bot.put(`directory/list/appservice/gsm/${quote(direct)}`, { visibility: "public" });
    const messages = { [userId]: { "*": { text: words.text() } } };
    await people[1]?.put(`sendToDevice/org.example.note/${people[1].transaction()}`, { messages });
  }
  await bot.post("register", { type: "m.login.application_service", username: "outside.its.namespace" });
  await bot.get(`account/whoami?user_id=${quote(`@nobody-at-all:${home.name}`)}`);
}

async function lookups({ home, people, deployment }: World): Promise<void> {
  const { protocol, ghosts, numbers } = deployment.bridged;
  for (const [index, each] of people.entries()) {
    await each.get("thirdparty/protocols");
    await each.get(`thirdparty/protocol/${protocol}`);
    await each.get("thirdparty/protocol/none");
    await each.get(`thirdparty/user/${protocol}?number=%2B${numbers}123`);
    await each.get(`thirdparty/location/${protocol}?group=dispatch`);
    await each.get(`thirdparty/user?userid=${quote(`@${ghosts}${numbers}123:${home.name}`)}`);
    await each.get(`thirdparty/location?alias=${quote(`#${ghosts}dispatch:${home.name}`)}`);
    await each.post(`join/${quote(`#${ghosts}dispatch${index}:${home.name}`)}`);
    await each.post(`join/${quote(`#${ghosts}nobody${index}:${home.name}`)}`);
    await each.get(`profile/${quote(`@${ghosts}49${index}:${home.name}`)}`);
    await each.post("createRoom", {
      invite: [`@${ghosts}nobody${index}:${home.name}`, `@${ghosts}4${index}:${home.name}`],
    });
  }
}
