import t from "tap";
import { EMPTY } from "../../src/base/bytes.ts";
import { identity } from "../../src/client/request-identity.ts";
import type { HttpHeader } from "../../src/matrix/http.ts";

const identityOf = (...headers: HttpHeader[]): string =>
  identity({ method: "GET", target: "/_matrix/client/v1/media/download/hs/x", headers, body: EMPTY });

t.test("requests that may be answered differently are different ones, also by a header field", (t) => {
  const fields: HttpHeader[] = [
    ["range", "bytes=0-99"],
    ["range", "bytes=100-199"],
    ["if-none-match", '"abc"'],
    ["accept", "image/webp"],
    ["authorization", "Bearer a"],
    ["authorization", "Bearer b"],
  ];
  t.equal(new Set([identityOf(), ...fields.map((field) => identityOf(field))]).size, fields.length + 1);
  t.equal(identityOf(["accept", "*/*"], ["user-agent", "one"]), identityOf(["user-agent", "other"]));
  t.end();
});
