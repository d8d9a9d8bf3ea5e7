import { readFileSync, writeFileSync } from "node:fs";
import t from "tap";
import { utf8Text } from "../../src/base/bytes.ts";
import { ENDPOINTS } from "../../src/matrix/endpoints.ts";
import { coapRequest, requestBytes } from "./across.ts";
import { messageBytes, packed, packedAcross, packedAnswer } from "./packed-across.ts";
import { operationName, requestOf } from "./sample-requests.ts";

const GOLDEN = new URL("../golden/packed-requests.json", import.meta.url);
const WHAT =
  "UDP payload of each operation's request in a packed exchange: [tables offered and token announced, token by index, in MSC3079's profile]. HECTOBIT_UPDATE_GOLDEN=1 writes it anew.";

const formatted = (sizes: Readonly<Record<string, readonly number[]>>): string => {
  const lines = Object.entries(sizes).map(([name, bytes]) => `    ${JSON.stringify(name)}: ${JSON.stringify(bytes)}`);
  return `{\n  "what": ${JSON.stringify(WHAT)},\n  "bytes": {\n${lines.join(",\n")}\n  }\n}\n`;
};

t.test(
  "every operation passes a packed exchange exactly, as r0 and as v3, in the bytes that are written down",
  async (t) => {
    const sizes: Record<string, readonly number[]> = {};
    for (const endpoint of ENDPOINTS) {
      const name = operationName(endpoint);
      for (const version of ["r0", "v3"]) {
        const before = requestOf(endpoint, version);
        const after = packedAcross(before);
        t.same(
          { ...after, body: utf8Text(after.body), headers: [...after.headers].sort() },
          { ...before, body: utf8Text(before.body), headers: [...before.headers].sort() },
          `${name} (${version})`,
        );
      }
      const request = requestOf(endpoint, "v3");
      const first = messageBytes(packed(request, { kind: "announced", index: 7 }, true));
      const later = messageBytes(packed(request, { kind: "index", index: 7 }));
      const plain = requestBytes(coapRequest(request));
      t.ok(later < plain, `${name}: ${later} < ${plain}`);
      sizes[name] = [first, later, plain];
    }
    if (process.env.HECTOBIT_UPDATE_GOLDEN === "1") writeFileSync(GOLDEN, formatted(sizes));
    t.same(
      sizes,
      JSON.parse(readFileSync(GOLDEN, "utf8")).bytes,
      "bytes on the wire, as in test/golden/packed-requests.json",
    );
  },
);

interface Exchange {
  readonly name: string;
  readonly method: string;
  readonly target: string;
  readonly request?: unknown;
  readonly status: number;
  readonly response: unknown;
}

/** Bytes that a block of 1024 and the request for it add. */
const BLOCK = { up: 10, down: 24, size: 1_024 };

/** UDP payload of an exchange of a real Synapse (1.163, room version 12), its token known by index. */
function cost({ method, target, request, status, response }: Exchange): readonly [up: number, down: number] {
  const bytes = (value: unknown) => new TextEncoder().encode(value === undefined ? "" : JSON.stringify(value));
  const json = ["content-type", "application/json"] as const;
  const headers = [["authorization", "Bearer t"] as const, ...(request === undefined ? [] : [json])];
  const up = messageBytes(packed({ method, target, headers, body: bytes(request) }, { kind: "index", index: 7 }));
  const down = messageBytes(packedAnswer({ status, headers: [json], body: bytes(response) }), "ACK");
  const more = Math.ceil(down / BLOCK.size) - 1;
  return [up + more * BLOCK.up, down + (more === 0 ? 0 : (more + 1) * BLOCK.down)];
}

const BUDGETS: Readonly<Record<string, readonly [up: number, down: number]>> = {
  send: [95, 48],
  "sync, 1 message": [45, 320],
  "nothing new": [45, 60],
  typing: [68, 8],
  join: [45, 45],
  receipt: [100, 8],
  "initial sync, 1 message": [300, 3_100],
  "initial sync, inline filter, 1 message": [300, 3_100],
  "initial sync, 20 messages": [300, 4_400],
};

t.test("what a chat on a real Synapse costs", async (t) => {
  const file = new URL("../golden/synapse-exchanges.json", import.meta.url);
  const exchanges: Exchange[] = JSON.parse(readFileSync(file, "utf8"));
  for (const [name, [up, down]] of Object.entries(BUDGETS)) {
    const exchange = exchanges.find((candidate) => candidate.name === name);
    if (exchange === undefined) throw new Error(`no exchange "${name}"`);
    const [asked, answered] = cost(exchange);
    t.ok(asked <= up, `${name}: ${asked} of ${up} bytes up`);
    t.ok(answered <= down, `${name}: ${answered} of ${down} bytes down`);
  }
});
