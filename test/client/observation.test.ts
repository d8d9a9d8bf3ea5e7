import t from "tap";
import { hours, milliseconds, minutes, seconds } from "../../src/base/time.ts";
import { link, Scene } from "../gateway/scene.ts";
import { chat, say, sendTarget } from "./chat.ts";

const SYNC = "/_matrix/client/v3/sync";

t.test("a program that follows the chain is served from an observation", async (t) => {
  const scene = new Scene({ model: link(2_000) });
  const { anna, bert, room } = chat(scene);
  const first = scene.ask("GET", `${SYNC}?timeout=0`, anna);
  t.equal(first.status, 200);
  const since = first.body.next_batch;
  const poll = scene.start("GET", `${SYNC}?since=${since}&timeout=30000`, anna);
  scene.elapse(seconds(10));
  say(scene, bert, room, "hello", 1);
  const second = scene.wait(poll);
  t.equal(second.body.rooms.join[room].timeline.events[0].content.body, "hello");
  t.equal(scene.client.status(scene.now).syncs[0]?.state, "following");
  t.equal(scene.gateway.status(scene.now).observations.length, 1);
});

t.test("nothing new costs nothing for an hour, and the program's polls are answered on time", async (t) => {
  const scene = new Scene({ model: link(100) });
  const { anna } = chat(scene);
  let since = scene.ask("GET", `${SYNC}?timeout=0`, anna).body.next_batch;
  scene.ask("GET", `${SYNC}?since=${since}&timeout=30000`, anna);
  scene.elapse(minutes(5));
  const before = scene.datagrams;
  for (let polls = 0; polls < 120; polls++) {
    const begun = scene.now;
    const answer = scene.ask("GET", `${SYNC}?since=${since}&timeout=30000`, anna);
    t.equal(answer.at - begun, 30_000);
    t.equal(answer.body.next_batch, since);
    since = answer.body.next_batch;
  }
  t.equal(scene.datagrams, before);
  t.ok((scene.gateway.status(scene.now).observations[0]?.swallowed ?? 0) > 100, "the gateway polls all the while");
});

t.test("what piles up in an outage comes as one notification", async (t) => {
  const from = milliseconds(300_000);
  const outage = { kind: "list" as const, spans: [{ from: from as never, to: (from + 60_000) as never }] };
  const scene = new Scene({ model: link(1_000, { outages: [{ schedule: outage, meanwhile: "lost" }] }) });
  const { anna, bert, room } = chat(scene);
  const since = scene.ask("GET", `${SYNC}?timeout=0`, anna).body.next_batch;
  scene.ask("GET", `${SYNC}?since=${since}&timeout=30000`, anna);
  scene.elapse(milliseconds(from - scene.now + 1_000));
  for (let i = 1; i <= 5; i++) {
    say(scene, bert, room, `message ${i}`, i);
    scene.elapse(seconds(5));
  }
  const polled = [];
  let at = since;
  for (let polls = 0; polls < 20; polls++) {
    const { body } = scene.ask("GET", `${SYNC}?since=${at}&timeout=30000`, anna);
    at = body.next_batch;
    const events = body.rooms?.join?.[room]?.timeline?.events ?? [];
    if (events.length > 0) polled.push(events.map((event: { content: { body: string } }) => event.content.body));
  }
  // the first was on its way when the link broke; the others had to wait for it
  t.same(polled, [["message 1"], ["message 2", "message 3", "message 4", "message 5"]]);
});

t.test("an answer that the program lost is given again, at no airtime", async (t) => {
  const scene = new Scene({ model: link(2_000) });
  const { anna, bert, room } = chat(scene);
  const since = scene.ask("GET", `${SYNC}?timeout=0`, anna).body.next_batch;
  scene.ask("GET", `${SYNC}?since=${since}&timeout=30000`, anna);
  say(scene, bert, room, "one", 1);
  const one = scene.ask("GET", `${SYNC}?since=${since}&timeout=30000`, anna);
  const before = scene.datagrams;
  const again = scene.ask("GET", `${SYNC}?since=${since}&timeout=30000`, anna);
  t.same(again.body, one.body);
  t.equal(scene.datagrams, before);
});

t.test("a gateway that was restarted is found out in bounded time, and nothing is missing or doubled", async (t) => {
  const scene = new Scene({ model: link(2_000), client: { reregisterAfter: minutes(10) } });
  const { anna, bert, room } = chat(scene);
  let at = scene.ask("GET", `${SYNC}?timeout=0`, anna).body.next_batch;
  const heard: string[] = [];
  const poll = () => {
    const { body } = scene.ask("GET", `${SYNC}?since=${at}&timeout=30000`, anna);
    at = body.next_batch;
    for (const event of body.rooms?.join?.[room]?.timeline?.events ?? []) heard.push(event.content.body);
  };
  poll();
  say(scene, bert, room, "before", 1);
  poll();
  scene.restartGateway();
  say(scene, bert, room, "after", 2);
  const begun = scene.now;
  while (heard.length < 2 && scene.now - begun < hours(1)) poll();
  t.same(heard, ["before", "after"]);
  t.ok(scene.now - begun <= minutes(12), `${scene.now - begun} ms`);
  say(scene, bert, room, "later", 3);
  poll();
  t.same(heard, ["before", "after", "later"]);
});

t.test("a token that is no longer valid reaches the program through the observation", async (t) => {
  const scene = new Scene({ model: link(2_000) });
  const { anna } = chat(scene);
  const since = scene.ask("GET", `${SYNC}?timeout=0`, anna).body.next_batch;
  scene.ask("GET", `${SYNC}?since=${since}&timeout=30000`, anna);
  scene.elsewhere("POST", "/_matrix/client/v3/logout", anna);
  scene.elapse(minutes(2));
  const answer = scene.ask("GET", `${SYNC}?since=${since}&timeout=30000`, anna);
  t.equal(answer.status, 401);
  t.equal(answer.body.errcode, "M_UNKNOWN_TOKEN");
  t.equal(scene.gateway.status(scene.now).observations.length, 0);
});

t.test("a homeserver that is down for a while is not talked about", async (t) => {
  const scene = new Scene({ model: link(2_000), client: { reregisterAfter: hours(1) } });
  const { anna, bert, room } = chat(scene);
  const since = scene.ask("GET", `${SYNC}?timeout=0`, anna).body.next_batch;
  scene.ask("GET", `${SYNC}?since=${since}&timeout=30000`, anna);
  scene.homeserverUp = false;
  const before = scene.datagrams;
  scene.elapse(minutes(7));
  t.equal(scene.gateway.status(scene.now).observations[0]?.state, "retrying");
  scene.homeserverUp = true;
  t.equal(scene.datagrams, before);
  say(scene, bert, room, "back", 1);
  scene.elapse(minutes(5));
  const { body } = scene.ask("GET", `${SYNC}?since=${since}&timeout=30000`, anna);
  t.equal(body.rooms.join[room].timeline.events[0].content.body, "back");
});

t.test("a client that was restarted leaves one poll at the homeserver, not two", async (t) => {
  const scene = new Scene({ model: link(2_000) });
  const { anna, bert, room } = chat(scene);
  let at = scene.ask("GET", `${SYNC}?timeout=0`, anna).body.next_batch;
  scene.ask("GET", `${SYNC}?since=${at}&timeout=30000`, anna);
  scene.restartClient();
  at = scene.ask("GET", `${SYNC}?since=${at}&timeout=30000`, anna).body.next_batch;
  scene.ask("GET", `${SYNC}?since=${at}&timeout=30000`, anna);
  say(scene, bert, room, "hello again", 1);
  const { body } = scene.ask("GET", `${SYNC}?since=${at}&timeout=30000`, anna);
  t.equal(body.rooms.join[room].timeline.events[0].content.body, "hello again");
  t.equal(scene.gateway.status(scene.now).observations.length, 1);
});

t.test("a program that is gone ends its observation, and the poll at the homeserver with it", async (t) => {
  const scene = new Scene({ model: link(2_000) });
  const { anna } = chat(scene);
  const since = scene.ask("GET", `${SYNC}?timeout=0`, anna).body.next_batch;
  scene.ask("GET", `${SYNC}?since=${since}&timeout=30000`, anna);
  scene.elapse(minutes(12));
  const status = scene.gateway.status(scene.now);
  t.equal(status.observations.length, 0);
  t.equal(status.upstream.polls, 0);
  t.ok(scene.aborted > 0);
});

t.test("a program that sends something finds a restarted gateway out much sooner", async (t) => {
  const scene = new Scene({ model: link(100) });
  const { anna, bert, room } = chat(scene);
  let at = scene.ask("GET", `${SYNC}?timeout=0`, anna).body.next_batch;
  const heard: string[] = [];
  const poll = () => {
    const { body } = scene.ask("GET", `${SYNC}?since=${at}&timeout=30000`, anna);
    at = body.next_batch;
    for (const event of body.rooms?.join?.[room]?.timeline?.events ?? []) heard.push(event.content.body);
  };
  for (let polls = 0; polls < 10; polls++) poll();
  scene.restartGateway();
  say(scene, bert, room, "anybody there?", 1);
  t.equal(scene.ask("PUT", sendTarget(room, "m1"), anna, { msgtype: "m.text", body: "hello" }).status, 200);
  const begun = scene.now;
  while (heard.length < 2 && scene.now - begun < hours(3)) poll();
  t.same(heard, ["anybody there?", "hello"]);
  t.ok(scene.now - begun < minutes(15), `${scene.now - begun} ms`);
});

t.test("a message whose echo comes causes no doubt, and costs nothing more", async (t) => {
  const scene = new Scene({ model: link(2_000), client: { reregisterAfter: hours(4) } });
  const { anna, room } = chat(scene);
  let at = scene.ask("GET", `${SYNC}?timeout=0`, anna).body.next_batch;
  at = scene.ask("GET", `${SYNC}?since=${at}&timeout=30000`, anna).body.next_batch;
  scene.ask("PUT", sendTarget(room, "m1"), anna, { msgtype: "m.text", body: "hello" });
  at = scene.ask("GET", `${SYNC}?since=${at}&timeout=30000`, anna).body.next_batch;
  scene.elapse(seconds(5));
  const before = scene.datagrams;
  for (let polls = 0; polls < 60; polls++) scene.ask("GET", `${SYNC}?since=${at}&timeout=30000`, anna);
  t.equal(scene.datagrams, before);
});

t.test(
  "a program that gives up its initial sync and asks differently for the same joins it all the same",
  async (t) => {
    const scene = new Scene({ model: link(500) });
    const { anna } = chat(scene);
    const first = scene.start("GET", `${SYNC}?filter=%7B%7D&timeout=30000&_cacheBuster=1790000000000`, anna);
    scene.elapse(seconds(10));
    scene.hangUp(first);
    const second = scene.start("GET", `${SYNC}?filter=%7B%7D&timeout=0&_cacheBuster=1790000010000`, anna);
    const { body } = scene.wait(second);
    t.same(scene.asked, [`GET ${SYNC}?filter=%7B%7D&timeout=30000`]);
    scene.ask("GET", `${SYNC}?filter=%7B%7D&timeout=30000&since=${body.next_batch}`, anna);
    t.equal(
      scene.asked[1],
      `GET ${SYNC}?filter=%7B%7D&since=${body.next_batch}&timeout=0`,
      "it is followed without a further question",
    );
    t.equal(scene.gateway.status(scene.now).observations.length, 1);
  },
);

t.test("a gateway that no longer wants to be observed is asked plainly, and observed again later", async (t) => {
  const options = { observationsPerPeer: 1 };
  const scene = new Scene({ model: link(2_000), client: { reregisterAfter: minutes(5) } });
  const { anna, bert, room } = chat(scene);
  let at = scene.ask("GET", `${SYNC}?timeout=0`, anna).body.next_batch;
  const poll = () => {
    const { body } = scene.ask("GET", `${SYNC}?since=${at}&timeout=30000`, anna);
    at = body.next_batch;
    return (body.rooms?.join?.[room]?.timeline?.events ?? []).map(
      (event: { content: { body: string } }) => event.content.body,
    );
  };
  poll();
  scene.restartGateway({ endpointLimits: { ...options, observations: 0 } });
  for (let polls = 0; polls < 16; polls++) poll();
  t.equal(scene.client.status(scene.now).endpoint.observations.followed, 0);
  say(scene, bert, room, "plainly", 1);
  t.same(poll(), ["plainly"]);
  scene.restartGateway({ endpointLimits: options });
  for (let polls = 0; polls < 25; polls++) poll();
  t.equal(scene.client.status(scene.now).endpoint.observations.followed, 1);
  say(scene, bert, room, "observed", 2);
  t.same(poll(), ["observed"]);
});

t.test("a poll on a dead link is answered in bounded time, and never that nothing is new", async (t) => {
  const never = { kind: "list" as const, spans: [{ from: 0 as never, to: 1e12 as never }] };
  const scene = new Scene({ model: link(1_000, { outages: [{ schedule: never, meanwhile: "lost" }] }) });
  const { anna } = chat(scene);
  const poll = () => scene.wait(scene.start("GET", `${SYNC}?since=s1&timeout=30000`, anna), minutes(30));
  for (let tries = 0; tries < 3; tries++) {
    const { status, body } = poll();
    t.equal(status, 504);
    t.match(body, { errcode: "ORG.HECTOBIT.NO_ANSWER", error: /whether there is news/ });
    t.notMatch(body.error, /wait/, "of messages it knows nothing");
    scene.elapse(seconds(5));
  }
  t.equal(scene.client.status(scene.now).waiting.polls, 0);
});

t.test("another presence goes on with the same chain, and the homeserver is told", async (t) => {
  const scene = new Scene({ model: link(2_000) });
  const { anna, bert, room } = chat(scene);
  const poll = (since: string, presence: string) =>
    scene.ask("GET", `${SYNC}?since=${since}&timeout=30000&set_presence=${presence}`, anna).body;
  const since = scene.ask("GET", `${SYNC}?timeout=0&set_presence=online`, anna).body.next_batch;
  poll(since, "online");
  say(scene, bert, room, "kept while nobody polls", 1);
  scene.elapse(minutes(1));
  const asked = scene.asked.length;
  const kept = poll(since, "unavailable");
  t.equal(kept.rooms.join[room].timeline.events[0].content.body, "kept while nobody polls");
  t.notOk(
    scene.asked.slice(asked).some((line) => line.includes(`since=${since}`)),
    "the homeserver, which may have no second copy, is not asked for it again",
  );
  poll(kept.next_batch, "unavailable");
  t.ok(scene.asked.slice(asked).some((line) => line.includes("set_presence=unavailable")));
  say(scene, bert, room, "and on", 2);
  t.equal(poll(kept.next_batch, "unavailable").rooms.join[room].timeline.events[0].content.body, "and on");
  t.equal(scene.gateway.status(scene.now).observations.length, 1);
});
