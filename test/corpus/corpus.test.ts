import { createPublicKey, type KeyObject, verify } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import t from "tap";
import { canonicalJson } from "../../benchmarks/corpus/canonical-json.ts";
import { kindOf } from "../../benchmarks/corpus/kinds.ts";
import { TEST } from "../../benchmarks/corpus/test-deployment.ts";
import { TRAIN } from "../../benchmarks/corpus/train-deployment.ts";

const MOST_BYTES = 3_000_000;
const FEWEST_KINDS = 600;

interface Entry {
  readonly api: "cs" | "ss" | "as" | "push";
  readonly method: string;
  readonly path: string;
  readonly operation: string | null;
  readonly direction: "request" | "response";
  readonly status: number | null;
  readonly kind: string;
  readonly authorization?: string;
  readonly json: unknown;
}

const textOf = (half: string): string => readFileSync(fileURLToPath(new URL(`${half}.jsonl`, import.meta.url)), "utf8");
const halves = { train: textOf("train"), test: textOf("test") };
const entriesOf = (text: string): Entry[] =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Entry);

t.test("both halves together are small enough to be in the repository", async (t) => {
  t.ok(Buffer.byteLength(halves.train) + Buffer.byteLength(halves.test) <= MOST_BYTES);
});

for (const [half, text] of Object.entries(halves)) {
  t.test(`${half}: every line is one body of a known exchange`, async (t) => {
    const entries = entriesOf(text);
    const wrong = entries.filter((entry) => !isSound(entry));
    t.same(
      wrong.map(({ kind }) => kind),
      [],
    );
    t.ok(new Set(entries.map(({ kind }) => kind)).size >= FEWEST_KINDS);
    t.same(new Set(entries.map(({ api }) => api)), new Set(["cs", "ss", "as", "push"]));
  });

  t.test(`${half}: the signature of every federation request verifies, by the keys that are in it`, async (t) => {
    const entries = entriesOf(text);
    const keys = serverKeys(entries);
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

/** DER of an ed25519 public key (RFC 8410), up to its 32 bytes. */
const SPKI = Buffer.from("302a300506032b6570032100", "hex");

/** Server name and key ID to key, as the servers tell them. */
function serverKeys(entries: readonly Entry[]): ReadonlyMap<string, KeyObject> {
  const keys = new Map<string, KeyObject>();
  for (const { operation, status, json } of entries) {
    if (operation !== "getServerKey" || status !== 200) continue;
    const { server_name, verify_keys } = json as { server_name: string; verify_keys: Record<string, { key: string }> };
    for (const [id, { key }] of Object.entries(verify_keys)) {
      const der = Buffer.concat([SPKI, Buffer.from(key, "base64")]);
      keys.set(`${server_name} ${id}`, createPublicKey({ key: der, format: "der", type: "spki" }));
    }
  }
  return keys;
}

function verifies(
  { method, path, direction, json, authorization = "" }: Entry,
  keys: ReadonlyMap<string, KeyObject>,
): boolean {
  const fields = Object.fromEntries(
    [...authorization.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]),
  );
  const { origin, destination, key: id, sig = "" } = fields;
  const key = keys.get(`${origin} ${id}`);
  const content = direction === "request" ? { content: json } : {};
  const signed = canonicalJson({ method, uri: path, origin, destination, ...content });
  return key !== undefined && verify(null, Buffer.from(signed), key, Buffer.from(sig, "base64"));
}

function isSound({ api, method, path, operation, direction, status, kind, json }: Entry): boolean {
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
