import fc from "fast-check";
import t from "tap";
import type { HttpHeader } from "../../src/matrix/http.ts";
import { coapToRequest } from "../../src/matrix/request.ts";
import { coapToResponse } from "../../src/matrix/response.ts";
import { coapRequest, requestAcross, responseAcross, speaking } from "./across.ts";
import { essence, meaning, request, response } from "./http-messages.ts";

t.test("any HTTP request comes out as it went in", async (t) => {
  fc.assert(
    fc.property(request, (before) => {
      const after = requestAcross(before);
      t.equal(after.method, before.method);
      t.equal(after.target, before.target);
      t.same(meaning(after.headers, after.body), meaning(before.headers, before.body));
      t.equal(essence(after.body, after.headers), essence(before.body, before.headers));
    }),
    { numRuns: 1500 },
  );
});

t.test("any HTTP answer comes out as it went in, whoever asked", async (t) => {
  const asked = [
    coapRequest({ method: "GET", target: "/_matrix/client/v3/sync", headers: [], body: new Uint8Array() }),
    undefined,
  ];
  fc.assert(
    fc.property(response, fc.constantFrom(...asked), (before, asked) => {
      const after = responseAcross(before, asked);
      t.equal(after.status, before.status);
      t.same(meaning(after.headers, after.body), meaning(before.headers, before.body));
      t.equal(essence(after.body, after.headers), essence(before.body, before.headers));
    }),
    { numRuns: 1500 },
  );
});

const wildBody = fc.record({
  code: fc.integer({ min: 0, max: 255 }),
  options: fc.array(
    fc.record({
      number: fc.oneof(
        fc.constantFrom(1, 4, 11, 12, 14, 15, 17, 256, 257, 264, 2048, 2050, 2053, 2057),
        fc.nat(65_000),
      ),
      value: fc.oneof(
        fc.uint8Array({ maxLength: 20 }),
        fc.constantFrom("8", "9", "L", "GET", "HEAD").map((s) => new TextEncoder().encode(s)),
      ),
    }),
    { maxLength: 8 },
  ),
  payload: fc.uint8Array({ maxLength: 60 }),
});

t.test(
  "whatever a remote sends: a request or an error, an answer or a Matrix error, and nothing that breaks HTTP",
  async (t) => {
    fc.assert(
      fc.property(wildBody, fc.constantFrom("hectobit", "lb", "auto"), (body, dialect) => {
        const request = coapToRequest(body, speaking(dialect));
        if (request.ok) {
          t.ok(request.value.target.startsWith("/"));
          t.ok(request.value.headers.every(isHarmless));
        } else {
          t.ok(request.error.code >= 128);
        }
        const response = coapToResponse(body, speaking(dialect));
        t.ok(response.status >= 200 && response.status <= 599);
        t.ok(response.headers.every(isHarmless));
      }),
      { numRuns: 3000 },
    );
  },
);

const isHarmless = ([name, value]: HttpHeader): boolean =>
  /^[a-z-]+$/.test(name) &&
  !/[\r\n\0]/.test(value) &&
  !["host", "transfer-encoding", "connection", "cookie"].includes(name);
