import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Test } from "tap";
import { skipLoudly } from "./skip-loudly.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
/** Where `.ci/peers.sh` puts them. */
const PEERS = process.env.HECTOBIT_PEERS ?? join(ROOT, ".peers");

export type PeerName = "synapse" | "aiocoap" | "libcoap";

const onPath = (command: string): string | undefined =>
  (process.env.PATH ?? "")
    .split(":")
    .map((folder) => join(folder, command))
    .find((path) => existsSync(path));

/** Where a program of a peer is, or undefined when it is not installed. */
const PROGRAMS: Readonly<Record<PeerName, (program: string) => string | undefined>> = {
  synapse: (program) => inVenv("synapse", program),
  aiocoap: (program) => inVenv("aiocoap", program),
  libcoap: onPath,
};
const PROBES: Readonly<Record<PeerName, readonly string[]>> = {
  synapse: ["python"],
  aiocoap: ["python", "aiocoap-client"],
  libcoap: ["coap-client-notls", "coap-server-notls"],
};

function inVenv(venv: string, program: string): string | undefined {
  const path = join(PEERS, venv, "bin", program);
  // A venv whose Python is gone has a dangling link.
  return existsSync(path) ? path : undefined;
}

const runs = (path: string): boolean => path.endsWith("python") === false || spawnSync(path, ["-c", ""]).status === 0;

/** Gives the path of each program of a real peer, when all are there. */
export type Program = (program: string) => string;

/**
 * The programs of a real peer. When it is absent the test is skipped with a line on stderr, and the answer is
 * undefined; with HECTOBIT_REQUIRE_PEERS=1 the test fails instead.
 */
export function requirePeer(t: Test, peer: PeerName): Program | undefined {
  const missing = PROBES[peer].filter((program) => {
    const path = PROGRAMS[peer](program);
    return path === undefined || !runs(path);
  });
  if (missing.length === 0) return (program) => PROGRAMS[peer](program) ?? program;
  return skipLoudly(
    t,
    `the peer ${peer} is not installed (no ${missing.join(", ")}); \`bash .ci/peers.sh\` installs it`,
  );
}
