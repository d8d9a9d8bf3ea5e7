/** The exchanges of local programs by each of their names. */
import type { ExchangeId } from "../endpoint/types.ts";
import type { HttpExchangeId } from "../matrix/http.ts";
import { isIdempotent, type LocalExchange } from "./local-exchange.ts";

export class ExchangeTable {
  readonly #byIdentity = new Map<string, Set<LocalExchange>>();
  readonly #byAttempt = new Map<ExchangeId, LocalExchange>();
  readonly #byWaiter = new Map<HttpExchangeId, LocalExchange>();
  /** The latest of those that replace each other. */
  readonly #latest = new Map<string, LocalExchange>();
  readonly #kept = new Set<LocalExchange>();
  readonly #all = new Set<LocalExchange>();
  #bytes = 0;

  /** Messages that are not known to have arrived. */
  get kept(): ReadonlySet<LocalExchange> {
    return this.#kept;
  }

  /** Exchanges that the endpoint has. */
  get running(): readonly LocalExchange[] {
    return [...this.#byAttempt.values()];
  }

  /** Of the bodies of all requests, as the programs sent them. */
  get bytes(): number {
    return this.#bytes;
  }

  get runs(): boolean {
    return this.#byAttempt.size > 0;
  }

  add(exchange: LocalExchange): void {
    this.#all.add(exchange);
    this.#bytes += exchange.http.body.length;
    const alike = this.#byIdentity.get(exchange.identity) ?? new Set();
    this.#byIdentity.set(exchange.identity, alike.add(exchange));
    if (exchange.policy.replaces !== undefined) this.#latest.set(exchange.policy.replaces, exchange);
    if (exchange.keep) this.#kept.add(exchange);
    for (const id of exchange.waiters) this.#byWaiter.set(id, exchange);
  }

  remove(exchange: LocalExchange): void {
    if (this.#all.delete(exchange)) this.#bytes -= exchange.http.body.length;
    const alike = this.#byIdentity.get(exchange.identity);
    alike?.delete(exchange);
    if (alike?.size === 0) this.#byIdentity.delete(exchange.identity);
    this.stopped(exchange);
    const { replaces } = exchange.policy;
    if (replaces !== undefined && this.#latest.get(replaces) === exchange) this.#latest.delete(replaces);
    this.#kept.delete(exchange);
    this.takeWaiters(exchange);
  }

  /**
   * One that the same request may join: harmless to ask twice, or nobody waits for it any more. Two programs that both
   * want something done that is not harmless want it twice.
   */
  joinable(identity: string, method: string): LocalExchange | undefined {
    for (const exchange of this.#byIdentity.get(identity) ?? []) {
      if (isIdempotent(method) || exchange.waiters.size === 0) return exchange;
    }
    return undefined;
  }

  /** The one that took the place of this one, if one did. */
  successor(exchange: LocalExchange): LocalExchange | undefined {
    const latest = this.#latest.get(exchange.policy.replaces ?? "");
    return latest === exchange ? undefined : latest;
  }

  started(exchange: LocalExchange, attempt: ExchangeId): void {
    exchange.attempt = attempt;
    this.#byAttempt.set(attempt, exchange);
  }

  stopped(exchange: LocalExchange): void {
    if (exchange.attempt !== undefined) this.#byAttempt.delete(exchange.attempt);
    exchange.attempt = undefined;
  }

  ofAttempt(attempt: ExchangeId): LocalExchange | undefined {
    return this.#byAttempt.get(attempt);
  }

  ofWaiter(id: HttpExchangeId): LocalExchange | undefined {
    return this.#byWaiter.get(id);
  }

  addWaiter(exchange: LocalExchange, id: HttpExchangeId): void {
    exchange.waiters.add(id);
    this.#byWaiter.set(id, exchange);
  }

  removeWaiter(exchange: LocalExchange, id: HttpExchangeId): void {
    exchange.waiters.delete(id);
    this.#byWaiter.delete(id);
  }

  takeWaiters(exchange: LocalExchange): readonly HttpExchangeId[] {
    const waiters = [...exchange.waiters];
    for (const id of waiters) this.removeWaiter(exchange, id);
    return waiters;
  }
}
