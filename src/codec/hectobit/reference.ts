/** References to contents that the message had before; docs/codec.md §4. */
import { NEGATIVE, SIMPLE, TAG, UNSIGNED } from "../cbor-head.ts";
import { putHead } from "./heads.ts";
import type { Output } from "./output.ts";
import * as tags from "./tags.ts";
import { type ContentWindows, EVENTS, USERS } from "./windows.ts";

/** Simple values of the nearest: users 0–3, others 4–5, events 6. */
const FIRST_OTHER = tags.NEAR_USERS;
export const EVENT_REFERENCE_VALUE = tags.NEAR_USERS + tags.NEAR_OTHERS;

/** Step 3: false when there is nothing to refer to. */
export function putReference(out: Output, windows: ContentWindows, ring: number, content: string): boolean {
  const distance = windows.distance(ring, content);
  if (distance < 0) return false;
  putDistance(out, ring, distance);
  if (distance > 0) windows.push(ring, content);
  return true;
}

function putDistance(out: Output, ring: number, distance: number): void {
  if (ring === USERS) {
    if (distance < tags.NEAR_USERS) putHead(out, SIMPLE, distance);
    else putFar(out, tags.REFERENCE, UNSIGNED, distance - tags.NEAR_USERS);
  } else if (ring === EVENTS) {
    if (distance === 0) putHead(out, SIMPLE, EVENT_REFERENCE_VALUE);
    else putFar(out, tags.EVENT_REFERENCE, UNSIGNED, distance - 1);
  } else if (distance < tags.NEAR_OTHERS) {
    putHead(out, SIMPLE, FIRST_OTHER + distance);
  } else {
    putFar(out, tags.REFERENCE, NEGATIVE, distance - tags.NEAR_OTHERS);
  }
}

function putFar(out: Output, tag: number, major: number, argument: number): void {
  putHead(out, TAG, tag);
  putHead(out, major, argument);
}
