import type { World } from "./world.ts";

export type Step = (world: World) => Promise<void>;
/** By what it is called in the report. */
export type Steps = Readonly<Record<string, Step>>;
