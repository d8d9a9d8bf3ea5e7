import { HectobitError } from "../base/errors.ts";
import { MAX_PEERS } from "../base/limits.ts";
import type { LinkParameters } from "../base/link-parameters.ts";
import type { Peer } from "../base/peer.ts";
import { add, type Instant } from "../base/time.ts";
import { AnswerBudget, Deduplicator } from "./deduplicator.ts";
import type { LayerContext } from "./layer-context.ts";
import { MessageIds } from "./message-ids.ts";
import { type PeerSettings, PeerState, type Queued, type Transmission } from "./peer-state.ts";
import { PurposeQueue } from "./purpose-queue.ts";
import { RoundTripEstimator } from "./round-trip-estimator.ts";
import { Tokens } from "./tokens.ts";
import {
  DEFAULT_PARAMETERS,
  parametersOfLink,
  spansOf,
  type TransmissionParameters,
} from "./transmission-parameters.ts";

/** Peers looked at to find one to forget when the table is full. */
const LOOK_AT = 64;

export interface PeerTableOptions {
  readonly defaults: Partial<TransmissionParameters>;
  readonly link: LinkParameters | undefined;
  readonly minimumTokenLength: number;
  readonly onlyAnswered: boolean;
}

/** The peers that something is remembered of, least recently active first, and what is configured for them. */
export class PeerTable {
  readonly #context: LayerContext;
  readonly #options: PeerTableOptions;
  readonly #budget = new AnswerBudget();
  readonly #states = new Map<string, PeerState>();
  readonly #configured = new Map<string, PeerSettings>();
  readonly #usual: PeerSettings;

  constructor(context: LayerContext, options: PeerTableOptions) {
    this.#context = context;
    this.#options = options;
    this.#usual = settingsOf(options.link, options.defaults);
  }

  get size(): number {
    return this.#states.size;
  }

  /** Takes effect at once; what is under way keeps its timers. */
  configure(peer: Peer, link: LinkParameters | undefined, overrides: Partial<TransmissionParameters>): void {
    if (this.#configured.size >= MAX_PEERS && !this.#configured.has(peer.key)) {
      throw new HectobitError("coap.peers", `more than ${MAX_PEERS} peers are configured`, {
        hint: "Give the link that most peers have to the message layer as its default.",
      });
    }
    const settings = settingsOf(link, { ...this.#options.defaults, ...overrides });
    this.#configured.set(peer.key, settings);
    this.#states.get(peer.key)?.configure(settings);
  }

  settings(peer: Peer): PeerSettings {
    return this.#configured.get(peer.key) ?? this.#usual;
  }

  find(peer: Peer): PeerState | undefined {
    return this.#states.get(peer.key);
  }

  /** Undefined when the table is full of peers with something under way. */
  get(peer: Peer, now: Instant): PeerState | undefined {
    const known = this.#states.get(peer.key);
    if (known !== undefined) return known;
    if (this.#states.size >= MAX_PEERS && !this.#makeRoom()) return undefined;
    const settings = this.settings(peer);
    const state = new PeerState(peer, settings, !this.#options.onlyAnswered, now);
    this.#states.set(peer.key, state);
    this.#scheduleSweep(state, now);
    return state;
  }

  /** Something came from it, is sent to it or came to its end: it is the last to be forgotten. */
  touch(state: PeerState, now: Instant): void {
    state.lastActive = now;
    if (state.sweepTimer === undefined) this.#scheduleSweep(state, now);
    if (this.#states.size < MAX_PEERS / 2) return;
    this.#states.delete(state.peer.key);
    this.#states.set(state.peer.key, state);
  }

  sweep(state: PeerState, now: Instant): void {
    state.sweepTimer = undefined;
    const remembers = state.deduplicator?.sweep(now) ?? false;
    if (state.deduplicator?.size === 0) state.deduplicator = undefined;
    const quiet = add(state.lastActive, state.settings.spans.exchangeLifetime) <= now;
    const waits = remembers || (state.tokens?.resting(now) ?? false);
    if (!quiet || waits) this.#scheduleSweep(state, now);
    else if (state.idle) this.#forget(state);
    // otherwise something is under way, and its end touches the peer: no timer runs for nothing meanwhile
  }

  deduplicator(state: PeerState): Deduplicator<Queued, Transmission> {
    state.deduplicator ??= new Deduplicator(this.#budget);
    return state.deduplicator;
  }

  get answers(): AnswerBudget {
    return this.#budget;
  }

  messageIds(state: PeerState): MessageIds {
    state.messageIds ??= new MessageIds(this.#context.random);
    return state.messageIds;
  }

  tokens(state: PeerState): Tokens {
    state.tokens ??= new Tokens(this.#context.random, this.#options.minimumTokenLength);
    return state.tokens;
  }

  queue(state: PeerState): PurposeQueue<Queued> {
    state.queue ??= new PurposeQueue();
    return state.queue;
  }

  estimator(state: PeerState): RoundTripEstimator {
    state.estimator ??= new RoundTripEstimator();
    return state.estimator;
  }

  *states(): Generator<PeerState> {
    yield* this.#states.values();
  }

  #scheduleSweep(state: PeerState, now: Instant): void {
    const { exchangeLifetime } = state.settings.spans;
    const quiet = add(state.lastActive, exchangeLifetime);
    const at = quiet > now ? quiet : add(now, exchangeLifetime);
    state.sweepTimer = this.#context.timers.schedule(at, { kind: "sweep", peer: state });
  }

  #makeRoom(): boolean {
    let looked = 0;
    for (const state of this.#states.values()) {
      if (state.idle) {
        this.#forget(state);
        return true;
      }
      if (++looked >= LOOK_AT) return false;
    }
    return false;
  }

  #forget(state: PeerState): void {
    this.#states.delete(state.peer.key);
    state.deduplicator?.clear();
    this.#context.timers.cancel(state.sweepTimer);
    this.#context.timers.cancel(state.releaseTimer);
  }
}

function settingsOf(link: LinkParameters | undefined, overrides: Partial<TransmissionParameters>): PeerSettings {
  const parameters = { ...(link === undefined ? DEFAULT_PARAMETERS : parametersOfLink(link)), ...overrides };
  return { link, parameters, spans: spansOf(parameters) };
}
