/** matrix-js-sdk as a guest in a test: it keeps quiet, and leaves nothing running. */
import { logger } from "matrix-js-sdk/lib/logger.js";
import type { Test } from "tap";

/**
 * The library never clears the timers of its timeouts (110 s for a long poll), which would hold the process so long:
 * those that it starts from now on are cleared at the end of the test. It is silent from now on.
 */
export function hostJsSdk(t: Test): void {
  // Its logger is loglevel's, which its type does not say.
  (logger as unknown as { setLevel(level: string): void }).setLevel("silent");
  const { setTimeout: original } = globalThis;
  const timers = new Set<NodeJS.Timeout>();
  const recording = (...args: Parameters<typeof original>) => {
    const timer = original(...args);
    timers.add(timer);
    return timer;
  };
  globalThis.setTimeout = Object.assign(recording, original);
  t.teardown(() => {
    globalThis.setTimeout = original;
    for (const timer of timers) clearTimeout(timer);
  });
}
