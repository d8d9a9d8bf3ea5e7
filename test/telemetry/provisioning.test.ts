import t from "tap";
import { utf8 } from "../../src/base/bytes.ts";
import type { HomeserverAnswer } from "../../src/telemetry/homeserver-answer.ts";
import { homeserverAnswer } from "../../src/telemetry/homeserver-answer.ts";
import { nextStep, type Step } from "../../src/telemetry/provisioning.ts";
import { deviceOf } from "../../src/telemetry/types.ts";

const options = { devices: [], serverName: "hs", asToken: "", hsToken: "", senderLocalpart: "bot", epoch: 0 };
const buoy = deviceOf({ name: "buoy" }, options);
const foreign = deviceOf({ name: "buoy", room: "#pond:other" }, options);

type Answer = Extract<HomeserverAnswer, { kind: "done" | "refused" }>;
const done = (body: Record<string, unknown> = {}): Answer => ({ kind: "done", body });
const refused = (errcode: string): Answer => ({ kind: "refused", status: 400, errcode, error: "" });

t.test("who lost the race for an alias looks it up again, and then gives up", async (t) => {
  const again = nextStep({ kind: "create", alias: "_hectobit_buoy" }, refused("M_ROOM_IN_USE"), buoy);
  t.same(again, { kind: "step", step: { kind: "resolve", again: true } });
  const resolve: Step = { kind: "resolve", again: true };
  t.equal(nextStep(resolve, refused("M_NOT_FOUND"), buoy).kind, "failed");
  t.same(nextStep(resolve, done({ room_id: "!r" }), buoy), {
    kind: "step",
    step: { kind: "join", roomId: "!r", invited: false },
  });
});

t.test("only aliases of our own namespace are created", async (t) => {
  const missing = refused("M_NOT_FOUND");
  t.match(nextStep({ kind: "resolve", again: false }, missing, buoy), { step: { kind: "create" } });
  t.equal(nextStep({ kind: "resolve", again: false }, missing, foreign).kind, "failed");
});

t.test("a refused display name is no obstacle, a refused registration is", async (t) => {
  t.match(nextStep({ kind: "display-name" }, refused("M_FORBIDDEN"), buoy), { step: { kind: "resolve" } });
  t.match(nextStep({ kind: "register" }, refused("M_USER_IN_USE"), buoy), { step: { kind: "resolve" } });
  t.match(nextStep({ kind: "register" }, refused("M_EXCLUSIVE"), buoy), { kind: "failed", reason: /M_EXCLUSIVE/ });
  t.match(nextStep({ kind: "create", alias: "x" }, done({}), buoy), { kind: "failed" });
});

t.test("an answer of the homeserver, read", async (t) => {
  const of = (status: number, body: string, headers: [string, string][] = []) =>
    homeserverAnswer({ kind: "http-response", id: 1, response: { status, headers, body: utf8(body) } });
  t.match(of(200, '{"event_id":"$x"}'), { kind: "done" });
  t.match(of(200, "not json"), { kind: "unavailable", reason: "broken" });
  t.match(of(429, '{"retry_after_ms":2500}'), { kind: "later", after: 2500 });
  t.match(of(429, "{}", [["retry-after", "3"]]), { kind: "later", after: 3000 });
  t.match(of(429, ""), { kind: "later", after: 5000 });
  t.match(of(403, '{"errcode":"M_FORBIDDEN","error":"no"}'), { kind: "refused", status: 403 });
  t.match(of(404, "<html>"), { kind: "unavailable" }, "a broken reverse proxy is no homeserver's refusal");
});
