import t from "tap";
import type { HttpResponse } from "../../src/matrix/http.ts";
import { exactJson } from "./exact-json.ts";
import { runStep, side } from "./run-step.ts";
import { get, type Step } from "./step.ts";

const json = (status: number, body: string, headers: HttpResponse["headers"] = []): HttpResponse => ({
  status,
  headers: [["content-type", "application/json"], ...headers],
  body: new TextEncoder().encode(body),
});

/** What the comparison finds when one side answers `straight` and the other `carried`. */
async function compared(straight: HttpResponse, carried: HttpResponse, more: Partial<Step> = {}): Promise<string[]> {
  const step: Step = { name: "a step", status: straight.status, call: () => get("/x"), ...more };
  return runStep(
    step,
    side(async () => straight, "one", "hs1.test"),
    side(async () => carried, "two", "hs1.test"),
  );
}

t.test("what a gateway may change is not reported", async (t) => {
  t.strictSame(
    await compared(json(200, '{"a":1,"b":[2]}'), json(200, '{ "b": [2], "a": 1.0 }')),
    [],
    "the text of JSON",
  );
  const plain = json(200, "{}");
  t.strictSame(await compared(plain, { ...plain, headers: [...plain.headers, ["server", "x"]] }), [], "other headers");
  const more = {
    ...plain,
    headers: [...plain.headers, ["access-control-allow-origin", "*"]] as HttpResponse["headers"],
  };
  t.strictSame(await compared(plain, more), [], "what the specification wants of every answer");
  t.not((await compared(more, plain)).length, 0, "but not the other way round");
});

t.test("what a gateway must not change is reported", async (t) => {
  const cases: readonly (readonly [string, HttpResponse, HttpResponse])[] = [
    ["a status", json(429, "{}"), json(500, "{}")],
    ["a meaning header", json(200, "{}", [["retry-after", "3"]]), json(200, "{}")],
    ["a member that is gone", json(200, '{"a":1,"b":2}'), json(200, '{"a":1}')],
    ["a member that was added", json(200, '{"a":1}'), json(200, '{"a":1,"b":2}')],
    ["the order of an array", json(200, "[1,2]"), json(200, "[2,1]")],
    ["an integer beyond 2^53", json(200, "[9007199254740993]"), json(200, "[9007199254740992]")],
    ["a fraction", json(200, "[0.1]"), json(200, "[0.10000001]")],
    ["null for nothing", json(200, '{"a":null}'), json(200, "{}")],
    ["an array for an object", json(200, "[]"), json(200, "{}")],
    ["a text by one character", json(200, '["🐟"]'), json(200, '["?"]')],
    ["bytes", { ...json(200, "a"), headers: [] }, { ...json(200, "b"), headers: [] }],
  ];
  for (const [what, straight, carried] of cases) t.not((await compared(straight, carried)).length, 0, what);
});

t.test("a step that tests something else than it says is reported", async (t) => {
  t.match(await compared(json(200, "{}"), json(200, "{}"), { status: 404 }), [/answered 200, not 404/]);
});

t.test("two worlds differ in ids, times and names, and in nothing else", async (t) => {
  const event = (id: string, user: string, body: string) =>
    json(
      200,
      `{"event_id":"$${id.repeat(43)}","sender":"@${user}:hs1.test","origin_server_ts":17${id.length},"body":"${body}"}`,
    );
  const notGet: Partial<Step> = { call: () => ({ ...get("/x"), method: "POST" }) };
  t.strictSame(await compared(event("a", "alice_one", "x"), event("b", "alice_two", "x"), notGet), []);
  t.not((await compared(event("a", "alice_one", "x"), event("b", "alice_two", "y"), notGet)).length, 0);
  t.not((await compared(event("a", "alice_one", "x"), event("b", "bob_two", "x"), notGet)).length, 0);
  const two = (a: string, b: string) => json(200, `["$${a.repeat(43)}","$${b.repeat(43)}"]`);
  t.strictSame(await compared(two("a", "b"), two("d", "c"), notGet), [], "ids by order of appearance");
  t.not((await compared(two("a", "b"), two("c", "c"), notGet)).length, 0, "two ids that became one");
});

t.test("exact JSON keeps what a double cannot", (t) => {
  t.strictSame(exactJson('{"a":12345678901234567890,"b":"1","c":1e2,"d":-0.5,"e\\"1":[true]}'), {
    a: "number 12345678901234567890",
    b: "1",
    c: "number 100",
    d: "number about -0.5",
    'e"1': [true],
  });
  t.throws(() => exactJson("{"));
  t.end();
});
