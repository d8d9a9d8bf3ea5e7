/**
 * Time as values. Protocol cores never read a clock: `now` is an argument, so a day on a 100 bit/s link
 * can be run in a second.
 */

declare const instantBrand: unique symbol;
declare const durationBrand: unique symbol;

/** A point on a monotonic clock, in milliseconds since an origin that only the clock's owner knows. */
export type Instant = number & { readonly [instantBrand]: true };

/** A span of time in milliseconds; never negative when built by the functions below. */
export type Duration = number & { readonly [durationBrand]: true };

export const instant = (milliseconds: number): Instant => milliseconds as Instant;
export const milliseconds = (n: number): Duration => Math.max(0, n) as Duration;
export const seconds = (n: number): Duration => milliseconds(n * 1000);
export const minutes = (n: number): Duration => seconds(n * 60);
export const hours = (n: number): Duration => minutes(n * 60);

export const ZERO: Duration = milliseconds(0);

export const add = (at: Instant, span: Duration): Instant => (at + span) as Instant;
/** From `start` to `end`; zero when `end` is not later. */
export const between = (start: Instant, end: Instant): Duration => milliseconds(end - start);
export const sum = (...spans: readonly Duration[]): Duration => milliseconds(spans.reduce((a, b) => a + b, 0));
export const scale = (span: Duration, factor: number): Duration => milliseconds(span * factor);
export const longest = (...spans: readonly Duration[]): Duration => milliseconds(Math.max(0, ...spans));

/** The earlier of two deadlines, where `undefined` means never. */
export function earliest(a: Instant | undefined, b: Instant | undefined): Instant | undefined {
  if (a === undefined) return b;
  if (b === undefined) return a;
  return a <= b ? a : b;
}

/** How long `bytes` occupy a link of `bitsPerSecond`. */
export const airtime = (bytes: number, bitsPerSecond: number): Duration =>
  milliseconds((bytes * 8 * 1000) / bitsPerSecond);
