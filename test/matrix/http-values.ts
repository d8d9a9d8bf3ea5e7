/** HTTP requests and answers of every shape, for properties. */
import fc from "fast-check";
import { utf8 } from "../../src/base/bytes.ts";
import { ENDPOINTS } from "../../src/matrix/endpoints.ts";
import type { HttpHeader } from "../../src/matrix/http.ts";
import { PATH_STYLES, percentEncode, QUERY_STYLES } from "../../src/matrix/percent.ts";
import { plainJson } from "../codec/json-values.ts";

/** A byte that a request line may hold: no space and no control character (`matrix/target.ts` refuses others). */
const lineCharacter = fc
  .integer({ min: 0x21, max: 0xff })
  .filter((byte) => byte !== 0x7f)
  .map((byte) => String.fromCharCode(byte));

/** What may stand in a request line. */
const targetCharacter = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(..."abZ09-_.~!$&'()*+,;=:@/?%[]{}|^\\\"<>`#") },
  { weight: 2, arbitrary: fc.constantFrom("%2F", "%20", "%c3%a9", "%C3%A9", "%FF", "%7e", "//", "..", "/./") },
  { weight: 1, arbitrary: lineCharacter },
);
const wildTarget = fc.array(targetCharacter, { maxLength: 60 }).map((parts) => `/${parts.join("")}`);

const parameter = fc.oneof(
  fc.constantFrom(
    "!abc:example.org",
    "@user:example.org",
    "$143273582443PhrSn:example.org",
    "#room:h",
    "m.room.message",
    "",
  ),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.string({ maxLength: 400 }),
);
const pathStyle = fc.constantFrom(...PATH_STYLES);
const queryStyle = fc.constantFrom(...QUERY_STYLES);

const version = fc.constantFrom("r0", "v3");
const apiPath = fc
  .tuple(fc.constantFrom(...ENDPOINTS), version, fc.array(parameter, { minLength: 6, maxLength: 6 }), pathStyle)
  .map(([{ template }, version, parameters, style]) => {
    let next = 0;
    const path = template.replace(/\{[^}]*\}/g, () => percentEncode(parameters[next++] ?? "", style));
    return path.replace("/client/v3/", `/client/${version}/`);
  });

const pair = fc.tuple(
  fc.constantFrom("since", "filter", "timeout", "server_name", "via", "a b"),
  fc.option(parameter),
  queryStyle,
);
const query = fc.array(pair, { minLength: 1, maxLength: 8 }).map((pairs) =>
  pairs
    .map(([name, value, style]) => {
      const encodedName = percentEncode(name, style);
      return value === null ? encodedName : `${encodedName}=${percentEncode(value, style)}`;
    })
    .join("&"),
);

export const target: fc.Arbitrary<string> = fc.oneof(
  wildTarget,
  apiPath,
  fc.tuple(fc.oneof(apiPath, wildTarget), query).map(([path, text]) => `${path}?${text}`),
);

const visible = fc
  .string({ unit: fc.constantFrom(...'abcXYZ019 -_.;,:=/"*é'), maxLength: 60 })
  .map((text) => text.trim());

const requestField: fc.Arbitrary<HttpHeader> = fc.oneof(
  fc.tuple(fc.constantFrom("if-none-match", "range", "content-disposition", "accept", "content-language"), visible),
  fc.tuple(
    fc.constant("authorization"),
    fc.constantFrom(
      "Bearer syt_abc_def",
      "Bearer Bearer x",
      "bearer x",
      "Bearer ",
      'X-Matrix origin="a",key="ed25519:1",sig="b"',
    ),
  ),
);
export const requestFields = fc.array(requestField, { maxLength: 5 });

export const method = fc.constantFrom("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS");

export const responseFields: fc.Arbitrary<HttpHeader[]> = fc.array(
  fc.tuple(
    fc.constantFrom("etag", "location", "www-authenticate", "content-disposition", "content-range", "cache-control"),
    visible,
  ),
  { maxLength: 5 },
);

/** Types with a body that fits them, and some that do not. */
export const content: fc.Arbitrary<{ readonly type: string | undefined; readonly body: Uint8Array }> = fc.record({
  type: fc.oneof(
    fc.constant("application/json"),
    fc.constantFrom(
      undefined,
      "application/octet-stream",
      "text/plain; charset=utf-8",
      "text/plain",
      "image/png",
      "text/html",
    ),
    fc.constantFrom(
      "application/cbor",
      "application/x-www-form-urlencoded",
      "application/json; charset=latin1",
      "video/x",
    ),
  ),
  body: fc.oneof(
    plainJson.map(utf8),
    fc
      .constantFrom("", "{}", '{"a":1.0}', '{"a":1,"a":2}', "{", "\ufeff{}", "[1e5]", '"\\ud800"', "nonsense")
      .map(utf8),
    fc.uint8Array({ maxLength: 100 }),
    fc.constantFrom(Uint8Array.of(0xa0), Uint8Array.of(0xa1, 0x01, 0x02), Uint8Array.of(0xff)),
  ),
});
