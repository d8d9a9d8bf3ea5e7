import type { Logger } from "pino";

/** The longest that an orderly end may take; what is not closed by then is cut off. */
const GRACE_MS = 3_000;

const SIGNALS = ["SIGINT", "SIGTERM"] as const;

/**
 * Returns when SIGINT or SIGTERM comes; the caller then closes what it has opened. A second signal ends the process at
 * once, and so does a close that takes too long.
 */
export async function untilSignal(log: Logger): Promise<void> {
  const signal = await new Promise<NodeJS.Signals>((resolve) => {
    for (const name of SIGNALS) process.once(name, resolve);
  });
  for (const name of SIGNALS) {
    process.removeAllListeners(name);
    process.once(name, () => process.exit(1));
  }
  log.info(`${signal}: closing`);
  setTimeout(() => {
    log.warn("closing took too long; what is left is cut off");
    process.exit(0);
  }, GRACE_MS).unref();
}
