import fc from "fast-check";
import t from "tap";
import { stringOptions, stringValue } from "../../src/coap/option-values.ts";
import { optionName, URI_HOST, URI_PATH, URI_QUERY } from "../../src/coap/options.ts";
import { formatCoapUri, parseCoapUri } from "../../src/coap/uri.ts";

const parsed = (text: string) => {
  const { scheme, host, port, options } = parseCoapUri(text);
  const values = options.map(({ number, value }) => `${optionName(number)}=${new TextDecoder().decode(value)}`);
  return [scheme, host, port, ...values];
};

t.test("RFC 7252 §6.4", (t) => {
  t.same(parsed("coap://example.com:5683/~sensors/temp.xml"), [
    "coap",
    "example.com",
    5683,
    "Uri-Host=example.com",
    "Uri-Path=~sensors",
    "Uri-Path=temp.xml",
  ]);
  const same = parsed("coap://example.com:5683/~sensors/temp.xml");
  for (const text of [
    "coap://EXAMPLE.com/%7Esensors/temp.xml",
    "coap://EXAMPLE.com:/%7esensors/temp.xml",
    "COAP://example.com/a/.././~sensors/temp.xml",
  ]) {
    t.same(parsed(text), same, text);
  }
  t.same(parsed("coap://198.51.100.1:61616//%2F//?%2F%2F&?%26"), [
    "coap",
    "198.51.100.1",
    61616,
    "Uri-Path=",
    "Uri-Path=/",
    "Uri-Path=",
    "Uri-Path=",
    "Uri-Query=//",
    "Uri-Query=?&",
  ]);
  t.same(parsed("coaps://[2001:DB8::1]"), ["coaps", "2001:db8::1", 5684]);
  t.same(parsed("coap://[fe80::1%25eth0]:99/"), ["coap", "fe80::1%eth0", 99]);
  t.same(parsed("coap://127.0.0.1/a/?"), ["coap", "127.0.0.1", 5683, "Uri-Path=a", "Uri-Path=", "Uri-Query="]);
  t.same(parsed("coap://xn--18j4d.example/%E3%81%93/こ").slice(3), [
    "Uri-Host=xn--18j4d.example",
    "Uri-Path=こ",
    "Uri-Path=こ",
  ]);
  t.same(parsed("coap://10.0.0.1/a/b/..").slice(3), ["Uri-Path=a", "Uri-Path="]);
  t.end();
});

t.test("what is no CoAP URI says why", (t) => {
  for (const [text, why] of [
    ["127.0.0.1/x", /begin/],
    ["http://a/", /scheme/],
    ["coap://a/#f", /fragment/],
    ["coap://u@a/", /user/],
    ["coap:///a", /no host/],
    ["coap://a:0/", /no port/],
    ["coap://a:70000/", /no port/],
    ["coap://a:x/", /cannot be read/],
    ["coap://::1/", /cannot be read/],
    ["coap://[::g]/", /IPv6/],
    ["coap://a/%zz", /hexadecimal/],
    ["coap://a/%ff", /UTF-8/],
    ["coap://a/%2e%2E", /must not/],
    [`coap://a/${"x".repeat(256)}`, /255/],
    [`coap://a/?${"€".repeat(86)}`, /255/],
  ] as const) {
    t.throws(() => parseCoapUri(text), { code: "coap.uri", message: why }, text);
  }
  t.end();
});

t.test("options to a URI and back", (t) => {
  const to = { scheme: "coap", host: "127.0.0.1", port: 5683 } as const;
  const name = fc
    .string({ unit: "binary", maxLength: 20 })
    .filter((text) => !/\p{Surrogate}/u.test(text) && text !== "." && text !== "..");
  fc.assert(
    fc.property(fc.array(name), fc.array(name), (segments, queries) => {
      // One empty segment is the same URI as none at all (RFC 7252 §6.4 step 8).
      fc.pre(!(segments.length === 1 && segments[0] === ""));
      const options = [
        ...segments.map((text) => stringValue(URI_PATH, text)),
        ...queries.map((text) => stringValue(URI_QUERY, text)),
      ];
      const uri = formatCoapUri(options, to);
      const back = parseCoapUri(uri ?? "").options;
      t.strictSame(stringOptions(back, URI_PATH), segments);
      t.strictSame(stringOptions(back, URI_QUERY), queries);
    }),
  );
  t.equal(formatCoapUri([stringValue(URI_HOST, "a@b:c")], to), "coap://a%40b%3Ac/");
  t.equal(formatCoapUri([], { ...to, host: "::1", port: 1 }), "coap://[::1]:1/");
  t.equal(formatCoapUri([{ number: URI_PATH, value: Uint8Array.of(0xff) }], to), undefined);
  t.end();
});
