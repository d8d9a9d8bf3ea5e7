import fc from "fast-check";
import t from "tap";
import { EMPTY } from "../../src/base/bytes.ts";
import { hasOption, withoutOptions } from "../../src/coap/option-values.ts";
import { HTTP_HEADER, HTTP_STATUS, MATRIX_VERSION, TARGET } from "../../src/coap/options.ts";
import type { HttpRequest } from "../../src/matrix/http.ts";
import { percentDecode } from "../../src/matrix/percent.ts";
import { coapToRequest, requestToCoap } from "../../src/matrix/request.ts";
import { speaking } from "./across.ts";
import { target } from "./http-values.ts";

/** What a homeserver sees in a target, with v3 and r0 the same, and the two paths of an empty state key. */
function seen(target: string): unknown {
  const [path = "", query] = target.split(/\?(.*)/s);
  const segments = path
    .replace(/^\/_matrix\/client\/v3\//, "/_matrix/client/r0/")
    .split("/")
    .map(percentDecode);
  if (segments[4] === "rooms" && segments[6] === "state" && segments.length === 8) segments.push("");
  const pairs = query?.split("&").map((pair) => percentDecode(pair.replaceAll("+", " ")));
  return { segments, pairs };
}

const request = (target: string): HttpRequest => ({ method: "GET", target, headers: [["etag", "x"]], body: EMPTY });

t.test("a peer that ignores our elective options asks the homeserver for the same", async (t) => {
  let compared = 0;
  fc.assert(
    fc.property(target, fc.constantFrom("hectobit", "lb"), (target, dialect) => {
      const coap = requestToCoap(request(target), speaking(dialect));
      if (!coap.ok || hasOption(coap.value.options, TARGET)) return;
      const options = withoutOptions(coap.value.options, MATRIX_VERSION, HTTP_HEADER, HTTP_STATUS);
      const old = coapToRequest({ ...coap.value, options });
      t.same(old.ok && seen(old.value.target), seen(target), target);
      compared++;
    }),
    { numRuns: 2000 },
  );
  t.ok(compared > 500, `${compared} targets compared`);
});
