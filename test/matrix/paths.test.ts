import { readFileSync } from "node:fs";
import t from "tap";
import { EMPTY } from "../../src/base/bytes.ts";
import { stringOptions, stringValue } from "../../src/coap/option-values.ts";
import { URI_PATH } from "../../src/coap/options.ts";
import { PATH_CODES, pathEnumOf } from "../../src/matrix/path-enums.ts";
import { coapToTarget, targetToCoap } from "../../src/matrix/target.ts";

interface Vector {
  readonly why: string;
  readonly path: string;
  readonly segments: readonly string[];
}

const vectors: { both: Vector[]; decode: Vector[] } = JSON.parse(
  readFileSync(new URL("../vectors/msc3079/paths.json", import.meta.url), "utf8"),
);
const toPath = (segments: readonly string[]) =>
  coapToTarget(
    segments.map((segment) => stringValue(URI_PATH, segment)),
    EMPTY,
  );

t.test("vectors", async (t) => {
  for (const { why, path, segments } of vectors.both) {
    const coap = targetToCoap(path, false);
    t.same(coap.ok && stringOptions(coap.value.options, URI_PATH), segments, why);
    t.equal(coap.ok && coap.value.options.length, segments.length, `${why}: no further option`);
    t.match(toPath(segments), { ok: true, value: { target: path } }, `${why}, back`);
  }
  for (const { why, path, segments } of vectors.decode) {
    t.match(toPath(segments), { ok: true, value: { target: path } }, why);
  }
});

t.test("the enumeration has 57 codes, one character each", async (t) => {
  t.equal(PATH_CODES.length, 57);
  t.equal(new Set(PATH_CODES).size, 57);
  for (const code of PATH_CODES) t.match(code, /^[0-9A-Za-z]$/);
  t.equal(pathEnumOf("v"), undefined);
  t.equal(pathEnumOf("q")?.segments.join("/"), "user/{}/rooms/{}/tags/{}");
});

t.test("an enumerated path without its parameters is refused", async (t) => {
  t.match(toPath(["8", "!r:h", "m.room.topic"]), { ok: false });
  t.match(toPath(["L"]), { ok: false });
});

/** What each spelling costs in options, so that a change shows. */
const PATHS: readonly (readonly [path: string, options: string])[] = [
  ["/_matrix/client/v3/rooms/!a%3Ab/state/m.room.topic", "11:8 11:!a:b 11:m.room.topic 11: 264:10"],
  ["/_matrix/client/v3/rooms/!a%3Ab/state/m.room.topic/", "11:8 11:!a:b 11:m.room.topic 11: 264:"],
  ["/_matrix/client/r0/rooms/%21a:b/state/m.room.topic", "11:8 11:!a:b 11:m.room.topic 11: 264:32"],
  ["/_matrix/client/v3/pushrules/", "11:n 264:"],
  ["/_matrix/client/v3/pushrules", "11:_matrix 11:client 11:v3 11:pushrules"],
  ["/_matrix/client/v3/sync/", "11:_matrix 11:client 11:v3 11:sync 11:"],
  ["/_matrix/client/v3/join/!a:b", "11:L 11:!a:b 264:01"],
  ["/_matrix/client/v3/join/%21a%3Ab", "11:L 11:!a:b 264:03"],
  ["/_matrix/client/r0/join/!a%3Ab", "11:L 11:!a:b 264:20"],
  ["/_matrix/client/v3/join/%21a:b", "11:L 11:!a:b 264:02"],
  ["/_matrix/client/v3/join/%21a%3ab", "11:_matrix 11:client 11:v3 11:join 11:%21a%3ab"],
  ["/_matrix/client/v3/join/", "11:L 11: 264:"],
  ["/7", "2057:b464b86b"],
  ["/L/%23a", "2057:"],
  ["/a/../b", "2057:"],
  ["//_matrix", "11: 11:_matrix"],
  [`/${"x".repeat(256)}`, "2057:"],
];

t.test("spellings", async (t) => {
  for (const [path, expected] of PATHS) {
    const coap = targetToCoap(path, true);
    if (!coap.ok) throw new Error(coap.error);
    const { options, prefix } = coap.value;
    const shown = options.map(({ number, value }) =>
      number === URI_PATH ? `11:${new TextDecoder().decode(value)}` : `${number}:${Buffer.from(value).toString("hex")}`,
    );
    if (expected.endsWith("2057:")) t.match(shown.join(" "), /^2057:[0-9a-f]{8}$/, path);
    else t.equal(shown.join(" "), expected, path);
    t.match(coapToTarget(options, prefix), { ok: true, value: { target: path, bodyStart: prefix.length } }, path);
  }
});
