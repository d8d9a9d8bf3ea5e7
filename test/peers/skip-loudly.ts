import type { Test } from "tap";

/**
 * What a test needs is not here: it is skipped with a line on stderr; with HECTOBIT_REQUIRE_PEERS=1 it fails. `reason`
 * says what is missing, and where it comes from.
 */
export function skipLoudly(t: Test, reason: string): undefined {
  if (process.env.HECTOBIT_REQUIRE_PEERS === "1") {
    t.fail(`${reason}, and HECTOBIT_REQUIRE_PEERS=1 demands it`);
    return undefined;
  }
  process.stderr.write(`\n*** SKIPPED: ${t.name}: ${reason}\n`);
  t.plan(0, reason);
  return undefined;
}
