/** Answers to devices: a code, and for an error a line of text that says what to mend (RFC 7252 §5.5.2). */
import { EMPTY, utf8 } from "../base/bytes.ts";
import { CHANGED } from "../coap/codes.ts";
import type { Body, Code } from "../coap/message.ts";
import { uintValue } from "../coap/option-values.ts";
import { MAX_AGE } from "../coap/options.ts";

/** The homeserver has the reading. */
export const ACCEPTED: Body = { code: CHANGED, options: [], payload: EMPTY };

/** A diagnostic payload costs airtime: long reasons of homeservers are cut. */
const LONGEST_REASON = 120;

export const refusal = (code: Code, reason: string): Body => ({
  code,
  options: [],
  payload: utf8(reason.length > LONGEST_REASON ? `${reason.slice(0, LONGEST_REASON - 1)}…` : reason),
});

/** Max-Age says when it is worth trying again, in seconds (RFC 7252 §5.9.3.4, RFC 8516). */
export const tryLater = (code: Code, reason: string, seconds: number): Body => ({
  ...refusal(code, reason),
  options: [uintValue(MAX_AGE, Math.max(1, Math.ceil(seconds)))],
});
