import { performance } from "node:perf_hooks";
import { type Instant, instant } from "../base/time.ts";

/** The process's monotonic clock. The system's time of day may be set while we run; this one never jumps. */
export const now = (): Instant => instant(performance.now());

/** Unix time in milliseconds at the clock's instant zero, as the system sees it now. */
export const epoch = (): number => Date.now() - performance.now();
