import t from "tap";
import type { HttpResponse } from "../../src/matrix/http.ts";
import { bothWays, WAYS } from "./both-ways.ts";
import { get, post, put, v3 } from "./step.ts";

interface Sync {
  readonly next_batch: string;
  readonly rooms?: { readonly join?: Record<string, { readonly timeline: { readonly events: readonly Event[] } }> };
}
interface Event {
  readonly type: string;
  readonly event_id: string;
  readonly content: { readonly body?: string };
}

const parsed = (response: HttpResponse): unknown => JSON.parse(new TextDecoder().decode(response.body));

for (const way of WAYS) {
  const name = Object.values(way).join(", ");
  t.test(`long polls through client and gateway bring every message once and in order: ${name}`, async (t) => {
    const ways = await bothWays(t, {}, way);
    if (ways === undefined) return;
    const { synapse, straight, carried } = ways;
    const [alice, bob] = [await synapse.register("alice"), await synapse.register("bob")];
    const made = await straight.send(post(v3`createRoom`, bob.accessToken, { preset: "public_chat" }));
    const { room_id: room } = parsed(made) as { room_id: string };
    await straight.send(post(v3`join/${room}`, alice.accessToken));

    const poll = async (since: string | undefined): Promise<Sync> => {
      const more = since === undefined ? "" : `&since=${encodeURIComponent(since)}`;
      const response = await carried.send(get(`${v3`sync?timeout=20000`}${more}`, alice.accessToken));
      if (response.status !== 200) throw new Error(`${response.status} ${new TextDecoder().decode(response.body)}`);
      return parsed(response) as Sync;
    };
    const texts = (sync: Sync): string[] =>
      (sync.rooms?.join?.[room]?.timeline.events ?? [])
        .filter(({ type }) => type === "m.room.message")
        .map(({ content }) => content.body ?? "");

    let { next_batch: since } = await poll(undefined);
    const said: string[] = [];
    const heard: string[] = [];
    const say = async (text: string): Promise<void> => {
      said.push(text);
      const request = put(v3`rooms/${room}/send/m.room.message/${text}`, bob.accessToken, {
        msgtype: "m.text",
        body: text,
      });
      t.equal((await straight.send(request)).status, 200);
    };
    const listen = async (): Promise<void> => {
      while (heard.length < said.length) {
        const sync = await poll(since);
        since = sync.next_batch;
        heard.push(...texts(sync));
      }
    };

    for (let i = 0; i < 5; i++) {
      // While the client waits, so that the answer is what wakes it; and some that come between two of its polls.
      const waiting = poll(since);
      await say(`while it waits ${i}`);
      const sync = await waiting;
      since = sync.next_batch;
      heard.push(...texts(sync));
      for (let j = 0; j < i; j++) await say(`in between ${i}.${j}`);
      await listen();
    }
    t.strictSame(heard, said);

    await t.test("a token that the client made up is the homeserver's to refuse", async (t) => {
      const response = await carried.send(get(v3`sync?timeout=0&since=s9`, alice.accessToken));
      const expected = await straight.send(get(v3`sync?timeout=0&since=s9`, alice.accessToken));
      t.equal(response.status, expected.status);
    });

    await t.test("an older token brings the same again", async (t) => {
      const old = since;
      await say("once more");
      await listen();
      t.strictSame(texts(await poll(old)), ["once more"]);
      t.strictSame(texts(await poll(old)), ["once more"]);
    });

    await t.test("a token that is revoked ends the poll that runs, and is refused from then on", async (t) => {
      const next = () => carried.send(get(v3`sync?timeout=20000&since=${since}`, alice.accessToken));
      const waiting = next();
      t.equal((await carried.send(post(v3`logout`, alice.accessToken))).status, 200);
      let response = await waiting;
      // Synapse wakes a poll for the device that is gone before it refuses the token.
      for (let polls = 0; polls < 3 && response.status === 200; polls++) {
        since = (parsed(response) as Sync).next_batch;
        response = await next();
      }
      t.strictSame([response.status, (parsed(response) as { errcode: string }).errcode], [401, "M_UNKNOWN_TOKEN"]);
      t.equal((await next()).status, 401);
    });
  });
}
