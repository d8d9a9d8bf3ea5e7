import t from "tap";
import { kindOf } from "../../benchmarks/corpus/kinds.ts";
import { TEST } from "../../benchmarks/corpus/test-deployment.ts";
import { TRAIN } from "../../benchmarks/corpus/train-deployment.ts";
import { corpusText, HALVES, type Recorded, recorded } from "./read.ts";
import { headerVerifies, type Keys, keysIn } from "./signed.ts";

const MOST_BYTES = 3_000_000;
const FEWEST_KINDS = 600;

const halves = { train: corpusText("train"), test: corpusText("test") };

t.test("both halves together are small enough to be in the repository", async (t) => {
  t.ok(Buffer.byteLength(halves.train) + Buffer.byteLength(halves.test) <= MOST_BYTES);
});

for (const half of HALVES) {
  t.test(`${half}: every line is one body of a known exchange`, async (t) => {
    const entries = recorded(half);
    const wrong = entries.filter((entry) => !isSound(entry));
    t.same(
      wrong.map(({ kind }) => kind),
      [],
    );
    t.ok(new Set(entries.map(({ kind }) => kind)).size >= FEWEST_KINDS);
    t.same(new Set(entries.map(({ api }) => api)), new Set(["cs", "ss", "as", "push"]));
  });

  t.test(`${half}: the signature of every federation request verifies, by the keys that are in it`, async (t) => {
    const entries = recorded(half);
    const keys = keysIn(entries.filter(isServerKey).map(({ json }) => json));
    const { home, away } = half === "train" ? TRAIN : TEST;
    t.same(new Set([...keys.keys()].map((id) => id.split(" ", 1)[0])), new Set([home, away]));
    const signed = entries.filter(({ authorization }) => authorization !== undefined);
    t.ok(signed.length >= 100);
    const forged = signed.filter((entry) => !verifies(entry, keys));
    t.same(
      forged.map(({ kind }) => kind),
      [],
    );
  });
}

/** Where servers tell their keys. */
const isServerKey = ({ operation, status }: Recorded): boolean => operation === "getServerKey" && status === 200;

const verifies = ({ authorization = "", method, path, direction, json }: Recorded, keys: Keys): boolean =>
  headerVerifies(authorization, method, path, direction === "request" ? json : undefined, keys);

function isSound({ api, method, path, operation, direction, status, kind, json }: Recorded): boolean {
  const { label, operation: expected } = kindOf(api, method, path);
  const failed = status !== null && status >= 400 ? ` ${status}` : "";
  return operation === expected && kind === `${label} ${direction}${failed}` && json !== undefined;
}

t.test("the halves have no server and no person in common", async (t) => {
  const servers = (text: string): Set<string> =>
    new Set(text.match(/[a-z0-9-]{2,40}(?:\.[a-z0-9-]{2,40})*?\.example\b/g) ?? []);
  const people = (text: string): Set<string> => new Set(text.match(/@[a-z0-9._=/+-]+:[a-z0-9-]+\.[a-z0-9.-]+/g) ?? []);
  for (const names of [servers, people]) {
    const [train, test] = [names(halves.train), names(halves.test)];
    t.ok(train.size > 1 && test.size > 1);
    t.same(
      [...train].filter((name) => test.has(name)),
      [],
    );
  }
});
