import type { Logger } from "pino";

/** The longest that an orderly end may take; what is not closed by then is cut off. */
const GRACE_MS = 3_000;

/**
 * Waits for SIGINT or SIGTERM, then runs `close` and returns. A second signal ends the process at once, and so does a
 * close that takes too long.
 */
export async function untilSignal(log: Logger, close: () => Promise<void>): Promise<void> {
  const signal = await new Promise<NodeJS.Signals>((resolve) => {
    for (const name of ["SIGINT", "SIGTERM"] as const) {
      process.once(name, () => {
        for (const again of ["SIGINT", "SIGTERM"] as const) process.once(again, () => process.exit(1));
        resolve(name);
      });
    }
  });
  log.info(`${signal}: closing`);
  const late = setTimeout(() => {
    log.warn("closing took too long; what is left is cut off");
    process.exit(0);
  }, GRACE_MS);
  await close();
  clearTimeout(late);
}
