/**
 * What the caller of an API did wrong, or what the machine under us refuses. It always says what, where and how to
 * mend it, and has a stable `code` that programs may test. What a *remote* causes is never an exception: see Reject.
 */
export class HectobitError extends Error {
  readonly code: string;
  /** What the reader can do about it, as one sentence. */
  readonly hint: string | undefined;

  constructor(code: string, message: string, options: { readonly hint?: string; readonly cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "HectobitError";
    this.code = code;
    this.hint = options.hint;
  }
}

/** Why something that a remote sent was not accepted. A value: it is counted and traced, never thrown. */
export interface Reject {
  /** Stable, short, dotted: `coap.option-length`, `block.too-large`. */
  readonly reason: string;
  readonly detail?: string;
}

/** A result for what a remote can make fail. */
export type Result<T, E = Reject> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E };

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });
export const fail = <E>(error: E): { readonly ok: false; readonly error: E } => ({ ok: false, error });
export const reject = (reason: string, detail?: string): { readonly ok: false; readonly error: Reject } =>
  fail(detail === undefined ? { reason } : { reason, detail });

/** Counts rejects by reason. Reasons come from our own code, never from the wire, so the table is small. */
export class RejectCounter {
  readonly #counts = new Map<string, number>();

  count(reject: Reject): void {
    this.#counts.set(reject.reason, (this.#counts.get(reject.reason) ?? 0) + 1);
  }

  snapshot(): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.#counts].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  get total(): number {
    let total = 0;
    for (const n of this.#counts.values()) total += n;
    return total;
  }
}
