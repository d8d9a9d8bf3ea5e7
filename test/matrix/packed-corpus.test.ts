/** Everything that real servers and clients were recorded to say crosses packed exchanges exactly. */
import t from "tap";
import { utf8, utf8Text } from "../../src/base/bytes.ts";
import type { HttpHeader } from "../../src/matrix/http.ts";
import { HALVES, recorded } from "../corpus/read.ts";
import { answerAcross, packedAcross } from "./packed-across.ts";

const JSON_TYPE: HttpHeader = ["content-type", "application/json"];

for (const half of HALVES) {
  t.test(`recorded requests and answers: ${half}`, async (t) => {
    let [requests, wrong]: [number, string[]] = [0, []];
    for (const { method, path, direction, status, json } of recorded(half)) {
      const text = json === undefined ? "" : JSON.stringify(json);
      const headers = json === undefined ? [] : [JSON_TYPE];
      if (direction === "request") {
        requests++;
        const after = packedAcross({ method, target: path, headers, body: utf8(text) });
        const exact = after.method === method && after.target === path && utf8Text(after.body) === text;
        if (!exact) wrong.push(`${method} ${path}`);
      } else {
        const after = answerAcross({ status: status ?? 200, headers, body: utf8(text) }, method);
        if (after.status !== (status ?? 200) || utf8Text(after.body) !== text)
          wrong.push(`answer to ${method} ${path}`);
      }
    }
    t.same(wrong, []);
    t.ok(requests > 300, `${requests} requests`);
  });
}
