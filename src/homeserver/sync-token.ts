import type { Positions } from "./types.ts";

/**
 * The text of a position in every stream, in the form of Synapse's tokens: eleven integers, of which this server moves
 * six. Presence, push rules, un-partial-stated rooms and the like stand still.
 */
export const syncToken = (at: Positions): string =>
  `s${at.events}_0_${at.typing}_${at.receipts}_${at.accountData}_1_${at.toDevice}_${at.deviceLists}_0_1_1`;

const TOKEN = /^(?:s|t\d+-)(\d+)_0_(\d+)_(\d+)_(\d+)_1_(\d+)_(\d+)_0_1_1$/;

/** `undefined` when this server never made such a token. */
export function parseToken(text: string): Positions | undefined {
  const numbers = TOKEN.exec(text)?.slice(1).map(Number);
  if (numbers === undefined) return undefined;
  const [events = 0, typing = 0, receipts = 0, accountData = 0, toDevice = 0, deviceLists = 0] = numbers;
  return { events, typing, receipts, accountData, toDevice, deviceLists };
}

/** A place in a room's history, just after the event at that position; `depth` is there because Synapse shows it. */
export const pageToken = (depth: number, position: number): string => `t${depth}-${position}_0_0_0_0_1_0_0_0_1_1`;
