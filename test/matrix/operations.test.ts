import { readFileSync, writeFileSync } from "node:fs";
import t from "tap";
import { utf8, utf8Text } from "../../src/base/bytes.ts";
import { ENDPOINTS, type Endpoint } from "../../src/matrix/endpoints.ts";
import { matchPath } from "../../src/matrix/path-enums.ts";
import { coapRequest, requestAcross, requestBytes } from "./across.ts";
import { operationName, requestOf, sample, TOKEN, withBody } from "./sample-requests.ts";

/** lb's message for the same request, by interop facts: path of r0 enumerated, always a Content-Format, no token. */
function lbBytes({ method, template }: Endpoint, version: string): number {
  const segments = template.replace("/client/v3/", `/client/${version}/`).slice(1).split("/");
  const below = segments.slice(3).map((segment) => segment.replace(/\{[^}]*\}/, "{}"));
  const entry = version === "r0" && segments[2] === "r0" ? matchPath(below) : undefined;
  const values = segments.map((segment) => segment.replace(/^\{([^}]*)\}$/, (_, name: string) => sample(name)));
  const parameters = values.filter((_, index) => segments[index]?.startsWith("{"));
  // lb's client decodes full paths, and its proxy then cuts them at "#": what it should send.
  const path = entry === undefined ? values.map((value) => value.replace("#", "%23")) : [entry.code, ...parameters];
  const query = method === "GET" ? ["limit=10", "from=t1-2_3", "dir=b"] : [];
  const options = [...path, ...query]
    .map((value) => utf8(value).length)
    .map((length) => 1 + (length > 12 ? 1 : 0) + length);
  // Header and token, options, Content-Format; marker and the body's CBOR, which is the same.
  return 5 + options.reduce((a, b) => a + b, 0) + 2 + (withBody(method) ? 1 + 27 : 0);
}

const formatted = (sizes: Readonly<Record<string, readonly number[]>>): string =>
  `{\n  "what": "UDP payload of each operation's request with a token: [r0, v3]. HECTOBIT_UPDATE_GOLDEN=1 writes it anew.",\n  "bytes": {\n${Object.entries(
    sizes,
  )
    .map(([name, bytes]) => `    ${JSON.stringify(name)}: ${JSON.stringify(bytes)}`)
    .join(",\n")}\n  }\n}`;

const GOLDEN = new URL("../golden/matrix-requests.json", import.meta.url);

t.test("every operation of the specification passes exactly, as r0 and as v3", async (t) => {
  const sizes: Record<string, readonly number[]> = {};
  t.equal(ENDPOINTS.length, 235);
  for (const endpoint of ENDPOINTS) {
    const name = operationName(endpoint);
    sizes[name] = ["r0", "v3"].map((version) => {
      const before = requestOf(endpoint, version);
      const after = requestAcross(before);
      t.same(
        { ...after, body: utf8Text(after.body) },
        { ...before, body: utf8Text(before.body) },
        `${name} (${version})`,
      );
      return requestBytes(coapRequest(before));
    });
  }
  if (process.env.HECTOBIT_UPDATE_GOLDEN === "1") writeFileSync(GOLDEN, `${formatted(sizes)}\n`);
  t.same(
    sizes,
    JSON.parse(readFileSync(GOLDEN, "utf8")).bytes,
    "bytes on the wire, as in test/golden/matrix-requests.json",
  );
});

/** Option header of 3 bytes, and the token. */
const TOKEN_OPTION = 3 + TOKEN.length;
/** An r0 path in JavaScript's escaping with a body: one byte says so. lb asks for r0 in Go's. */
const STYLE_OPTION = 1;

t.test("no request costs more than lb's and the token", async (t) => {
  for (const endpoint of ENDPOINTS.filter(({ api }) => api === "client-server")) {
    for (const version of ["r0", "v3"]) {
      const name = `${endpoint.method} ${endpoint.template} (${version})`;
      const ours = requestBytes(coapRequest(requestOf(endpoint, version)));
      const theirs = lbBytes(endpoint, version) + TOKEN_OPTION + STYLE_OPTION;
      t.ok(ours <= theirs, `${name}: ${ours} <= ${theirs}`);
    }
  }
});
