import { setTimeout as wait } from "node:timers/promises";
import t from "tap";
import { type HttpResponse, header } from "../../src/matrix/http.ts";
import { bothWays } from "./both-ways.ts";
import { get, type Json, post, put, v3 } from "./step.ts";

const body = (response: HttpResponse): Json => JSON.parse(new TextDecoder().decode(response.body));

// A room (which counts as one) and one message are allowed, and the next a thousand seconds later: no test is slow
// enough to see the limit lifted.
const limits = { rc_message: { per_second: 0.001, burst_count: 2 } };
const settings = { refreshable_access_token_lifetime: "1s" };

t.test("limits of the homeserver reach the client as they are", async (t) => {
  const pair = await bothWays(t, { limits, settings });
  if (pair === undefined) return;
  const { synapse, ...ways } = pair;

  await t.test("429 with its time", async (t) => {
    const seen = [];
    for (const [name, way] of Object.entries(ways)) {
      const { accessToken } = await synapse.register(`limited-${name}`);
      const made = await way.send(post(v3`createRoom`, accessToken));
      const room = String(body(made).room_id);
      const send = (id: string) =>
        put(v3`rooms/${room}/send/m.room.message/${id}`, accessToken, { msgtype: "m.text", body: id });
      t.equal((await way.send(send("first"))).status, 200, `${name}: the first message passes`);
      seen.push(await way.send(send("second")));
    }
    const [straight, carried] = seen as [HttpResponse, HttpResponse];
    t.equal(straight.status, 429, "the homeserver limits");
    t.equal(carried.status, 429);
    t.equal(body(carried).errcode, "M_LIMIT_EXCEEDED");
    t.equal(body(carried).error, body(straight).error);
    for (const answer of seen) {
      const wait = Number(body(answer).retry_after_ms);
      t.ok(wait > 800_000 && wait <= 1_000_000, `retry_after_ms is the time left (${wait})`);
      const retry = Number(header(answer.headers, "retry-after"));
      t.ok(Math.abs(retry * 1000 - wait) <= 1000, `Retry-After says the same (${retry})`);
    }
  });

  await t.test("a token that has expired: soft logout", async (t) => {
    await synapse.register("soft", { password: "sesame" });
    const login = await ways.carried.send(
      post(v3`login`, undefined, {
        type: "m.login.password",
        identifier: { type: "m.id.user", user: "soft" },
        password: "sesame",
        refresh_token: true,
      }),
    );
    const { access_token: token, refresh_token: refresh, expires_in_ms: lifetime } = body(login);
    t.ok(Number(lifetime) > 0 && Number(lifetime) <= 1000, `the token lives ${lifetime} ms`);
    await wait(1500);
    const [straight, carried] = [
      await ways.straight.send(get(v3`account/whoami`, String(token))),
      await ways.carried.send(get(v3`account/whoami`, String(token))),
    ];
    t.strictSame([straight.status, body(straight).errcode, body(straight).soft_logout], [401, "M_UNKNOWN_TOKEN", true]);
    t.strictSame([carried.status, body(carried)], [straight.status, body(straight)]);
    const renewed = await ways.carried.send(post(v3`refresh`, undefined, { refresh_token: refresh }));
    t.equal(renewed.status, 200, "and a new token is to be had");
    t.equal((await ways.carried.send(get(v3`account/whoami`, String(body(renewed).access_token)))).status, 200);
  });
});
