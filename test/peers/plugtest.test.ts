import t from "tap";
import { EMPTY, utf8, utf8Text } from "../../src/base/bytes.ts";
import { addressPeer } from "../../src/base/peer.ts";
import { SeededRandom } from "../../src/base/random.ts";
import { codeText, DELETE, FETCH, GET, POST, PUT } from "../../src/coap/codes.ts";
import type { Body, Code, Option } from "../../src/coap/message.ts";
import { emptyValue, opaqueOption, opaqueValue, stringOptions, uintValue } from "../../src/coap/option-values.ts";
import {
  ACCEPT,
  CONTENT_FORMAT,
  ETAG,
  IF_MATCH,
  IF_NONE_MATCH,
  LOCATION_PATH,
  LOCATION_QUERY,
} from "../../src/coap/options.ts";
import { Endpoint } from "../../src/endpoint/endpoint.ts";
import type { EndpointEffect, EndpointEvent } from "../../src/endpoint/types.ts";
import { Driver } from "../../src/io/driver.ts";
import { pathOptions } from "./coap-endpoint.ts";
import { serve } from "./plugtest-resources.ts";
import { PlugtestServer } from "./plugtest-server.ts";
import { INITIAL } from "./plugtest-state.ts";

/** Asks one request after the other, each of the state that the one before left. */
function asker() {
  let state = INITIAL;
  return (code: Code, path: string, options: readonly Option[] = [], payload: Uint8Array = EMPTY): Body => {
    const reply = serve({ code, options: [...pathOptions(path), ...options], payload }, state);
    state = reply.state;
    return reply.response;
  };
}

t.test("each resource answers as the plugtests list it", async (t) => {
  const ask = asker();
  const codes = (...requests: [Code, string, Option[]?, string?][]) =>
    requests.map(([code, path, options, payload]) => codeText(ask(code, path, options, utf8(payload ?? "")).code));
  t.same(codes([GET, "/test"], [PUT, "/test"], [POST, "/test"], [DELETE, "/test"]), ["2.05", "2.04", "2.01", "2.02"]);
  t.same(stringOptions(ask(POST, "/test").options, LOCATION_PATH), ["location1", "location2", "location3"]);
  t.same(codes([FETCH, "/test"], [PUT, "/large"], [GET, "/nothing"]), ["4.05", "4.05", "4.04"]);
  t.equal(ask(GET, "/large").payload.length, 1280);
  t.same(codes([PUT, "/large-update", [], "new"], [GET, "/large-update"]), ["2.04", "2.05"]);
  t.same(stringOptions(ask(POST, "/large-create", [], utf8("one")).options, LOCATION_PATH), ["large-create", "1"]);
  t.same(stringOptions(ask(POST, "/large-create", [], utf8("two")).options, LOCATION_PATH), ["large-create", "2"]);
  t.equal(utf8Text(ask(GET, "/large-create/2").payload), "two");
  t.equal(utf8Text(ask(POST, "/large-post", [], utf8("grüße")).payload), "GRÜSSE");
  t.equal(utf8Text(ask(GET, "/query?first=1&second=2").payload), "first=1&second=2");
  t.same(stringOptions(ask(POST, "/location-query").options, LOCATION_QUERY), ["first=1", "second=2"]);
  t.same(codes([GET, "/multi-format"], [GET, "/multi-format", [uintValue(ACCEPT, 41)]]), ["2.05", "2.05"]);
  t.same(codes([GET, "/multi-format", [uintValue(ACCEPT, 60)]]), ["4.06"]);
  t.same(codes([POST, "/obs-reset", [], "open"], [POST, "/obs-reset", [], "sesame"]), ["4.00", "2.04"]);
});

t.test("ETag, If-Match and If-None-Match", async (t) => {
  const ask = asker();
  const etag = opaqueOption(ask(GET, "/validate").options, ETAG) ?? EMPTY;
  t.equal(codeText(ask(GET, "/validate", [opaqueValue(ETAG, etag)]).code), "2.03");
  t.equal(codeText(ask(GET, "/validate", [opaqueValue(ETAG, etag)]).code), "2.05", "it changed by itself");
  t.equal(codeText(ask(PUT, "/validate", [opaqueValue(IF_MATCH, etag)]).code), "4.12");
  const fresh = opaqueOption(ask(GET, "/validate").options, ETAG) ?? EMPTY;
  t.equal(codeText(ask(PUT, "/validate", [opaqueValue(IF_MATCH, fresh)]).code), "2.04");
  const once = [emptyValue(IF_NONE_MATCH)];
  t.equal(codeText(ask(PUT, "/create1", [emptyValue(IF_MATCH)]).code), "4.12");
  t.equal(codeText(ask(PUT, "/create1", once).code), "2.01");
  t.equal(codeText(ask(PUT, "/create1", once).code), "4.12");
  t.equal(codeText(ask(PUT, "/create1").code), "2.04");
  t.equal(codeText(ask(DELETE, "/create1").code), "2.02");
  t.equal(codeText(ask(PUT, "/create1", once).code), "2.01");
});

t.test("discovery with each filter (RFC 6690 §4.1)", async (t) => {
  const ask = asker();
  const found = (query: string) =>
    [...(utf8Text(ask(GET, `/.well-known/core${query}`).payload) ?? "").matchAll(/<([^>]*)>/g)].map(([, path]) => path);
  t.ok(found("").length > 20);
  t.same(found("?rt=Type1"), ["/link1", "/link3"]);
  t.same(found("?rt=Type2"), ["/link1", "/link2"]);
  t.same(found("?if=If*"), ["/link1", "/link2"]);
  t.same(found("?if=foo"), ["/link3"]);
  t.same(found("?sz=*"), ["/large", "/large-update"]);
  t.same(found("?href=/link*"), ["/link1", "/link2", "/link3"]);
  t.same(found("?href=/link1&rt=Type2"), ["/link1"]);
  t.same(found("?rt=Type9"), []);
});

t.test("over a socket: a late answer, and observations that end", async (t) => {
  const server = await PlugtestServer.open("127.0.0.1", 0);
  t.teardown(() => server.close());
  const peer = addressPeer("127.0.0.1", server.address.port);
  const effects: EndpointEffect[] = [];
  let wake: (() => void) | undefined;
  const driver = await Driver.open<EndpointEvent, EndpointEffect>({
    ...{ machine: new Endpoint({ random: new SeededRandom(1) }), address: "127.0.0.1", port: 0 },
    onEffect: (effect) => {
      effects.push(effect);
      wake?.();
    },
  });
  t.teardown(() => driver.close());
  const until = async (done: () => boolean) => {
    while (!done()) await new Promise<void>((resolve) => (wake = resolve));
  };
  const seen = (kind: EndpointEffect["kind"]) => effects.filter((effect) => effect.kind === kind);
  const policy = { priority: "message" } as const;
  let exchange = 0;
  const start = (kind: "request" | "observe", code: Code, path: string, options: Option[] = [], payload = EMPTY) => {
    const request = { code, options: [...pathOptions(path), ...options], payload };
    driver.handle({ kind, exchange: ++exchange, peer, request, policy });
    return exchange;
  };
  start("request", GET, "/separate");
  start("observe", GET, "/obs");
  await until(() => seen("response").length === 2);
  start("request", PUT, "/obs", [uintValue(CONTENT_FORMAT, 0)], utf8("put"));
  await until(() => seen("notification").length > 0);
  start("request", PUT, "/obs", [uintValue(CONTENT_FORMAT, 41)], utf8("<a/>"));
  await until(() => seen("observation-ended").length === 1);
  t.match(seen("observation-ended"), [{ exchange: 2, reason: /4\.06/ }]);
  start("observe", GET, "/obs");
  await until(() => seen("response").length === 5);
  start("request", DELETE, "/obs");
  await until(() => seen("observation-ended").length === 2);
  t.match(seen("observation-ended").at(-1), { reason: /4\.04/ });
});
