import { BoundedMap } from "../base/bounded-map.ts";
import { TELEMETRY } from "../base/limits.ts";
import { add, hours, type Instant, milliseconds } from "../base/time.ts";
import {
  BAD_GATEWAY,
  CONFLICT,
  GATEWAY_TIMEOUT,
  REQUEST_ENTITY_TOO_LARGE,
  SERVICE_UNAVAILABLE,
} from "../coap/codes.ts";
import type { Body } from "../coap/message.ts";
import type { ServerExchangeId } from "../endpoint/types.ts";
import type { HttpRequest } from "../matrix/http.ts";
import type { HomeserverAnswer } from "./homeserver-answer.ts";
import type { HomeserverRequests } from "./homeserver-requests.ts";
import { FIRST_STEP, nextStep, type Step, stepRequest } from "./provisioning.ts";
import type { ReadingContent } from "./reading-event.ts";
import { ACCEPTED, refusal, tryLater } from "./replies.ts";
import type { Device } from "./types.ts";

/** What a line wants done. */
export type LineAction =
  | { readonly kind: "request"; readonly request: HttpRequest }
  | { readonly kind: "reply"; readonly exchange: ServerExchangeId; readonly response: Body }
  /** `resume` is wanted then. */
  | { readonly kind: "pause"; readonly until: Instant }
  | { readonly kind: "ready"; readonly roomId: string }
  | { readonly kind: "trouble"; readonly reason: string };

export interface Submission {
  readonly exchange: ServerExchangeId;
  /** The same for every repeat of a reading: a transaction id is made of it. */
  readonly key: string;
  readonly fingerprint: string;
  readonly content: ReadingContent;
}

interface Waiting {
  readonly key: string;
  readonly transaction: string;
  readonly content: ReadingContent;
  readonly exchanges: ServerExchangeId[];
  /** Its room had to be found again once already. */
  movedHouse: boolean;
}

interface Remembered {
  readonly fingerprint: string;
  /** Undefined when the homeserver has it. */
  readonly waiting: Waiting | undefined;
}

type State =
  | { readonly kind: "new" }
  | { readonly kind: "provisioning"; readonly step: Step }
  | { readonly kind: "ready"; readonly roomId: string };

/** A pause that the homeserver asks for, longer than this, is the device's to wait for: its exchange would not last. */
const LONGEST_WAIT = 60_000;
/** Repeats of one reading that wait with it. */
const MOST_REPEATS = 8;
const REMEMBER = hours(24);
const RETRY_SECONDS = 30;

/**
 * The readings of one device on their way into its room: in order, one request at a time, each exactly once. What the
 * homeserver did not take is answered with an error and forgotten, so that the device's repeat tries again under the
 * same transaction id.
 */
export class DeviceLine {
  readonly device: Device;
  readonly #requests: HomeserverRequests;
  readonly #queue: Waiting[] = [];
  readonly #recent = new BoundedMap<string, Remembered>(TELEMETRY.rememberedPerDevice, "evict-oldest");
  readonly #window: number;
  /** Keys of readings without a number, by their fingerprint. */
  readonly #unnumbered = new BoundedMap<string, string>(TELEMETRY.rememberedPerDevice, "evict-oldest");
  #state: State = { kind: "new" };
  #isBusy = false;

  /** `sameReadingWindow`: see DeviceServiceOptions. */
  constructor(device: Device, requests: HomeserverRequests, sameReadingWindow: number) {
    this.device = device;
    this.#window = sameReadingWindow;
    this.#requests = requests;
  }

  get waiting(): number {
    return this.#queue.length;
  }

  get roomId(): string | undefined {
    return this.#state.kind === "ready" ? this.#state.roomId : undefined;
  }

  /** Its room is being looked up at the homeserver. */
  get isLookingUp(): boolean {
    return this.#state.kind === "provisioning" && this.#state.step.kind === "resolve";
  }

  /** The key of a reading that has no number of its own: of its bytes and the time, so that a quick repeat has it too. */
  keyWithoutNumber(fingerprint: string, clock: number, now: Instant): string {
    const known = this.#unnumbered.get(fingerprint, now);
    if (known !== undefined) return known;
    const key = `${fingerprint}.${Math.floor(clock / this.#window)}`;
    this.#unnumbered.set(fingerprint, key, add(now, milliseconds(this.#window)), now);
    return key;
  }

  submit(submission: Submission, now: Instant): LineAction[] {
    const { exchange, key, fingerprint, content } = submission;
    const known = this.#recent.get(key, now);
    if (known !== undefined) return this.#repeated(known, submission);
    if (this.#queue.length >= TELEMETRY.waitingPerDevice)
      return [reply(exchange, tryLater(SERVICE_UNAVAILABLE, "too many readings wait", RETRY_SECONDS))];
    const transaction = `hectobit.${this.device.name}.${key}`;
    const waiting: Waiting = { key, transaction, content, exchanges: [exchange], movedHouse: false };
    this.#queue.push(waiting);
    this.#recent.set(key, { fingerprint, waiting }, add(now, REMEMBER), now);
    return this.#go();
  }

  /** Makes the device's user and room ready without a reading; `ready` or `trouble` follows. */
  prepare(): LineAction[] {
    if (this.#state.kind === "ready") return [{ kind: "ready", roomId: this.#state.roomId }];
    return this.#state.kind === "new" ? this.#provision(FIRST_STEP) : [];
  }

  /** The pause is over. */
  resume(): LineAction[] {
    this.#isBusy = false;
    if (this.#state.kind === "provisioning") return this.#provision(this.#state.step);
    return this.#go();
  }

  answered(answer: HomeserverAnswer, now: Instant): LineAction[] {
    this.#isBusy = false;
    if (answer.kind === "later") return this.#later(answer.after, now);
    if (answer.kind === "unavailable") return this.#unavailable(answer);
    if (this.#state.kind === "provisioning") return this.#provisioned(this.#state.step, answer);
    return answer.kind === "done" ? this.#accepted(now) : this.#refused(answer);
  }

  #repeated(known: Remembered, { exchange, fingerprint }: Submission): LineAction[] {
    if (known.fingerprint !== fingerprint)
      return [reply(exchange, refusal(CONFLICT, "another reading had this sequence number"))];
    if (known.waiting === undefined) return [reply(exchange, ACCEPTED)];
    if (known.waiting.exchanges.length >= MOST_REPEATS)
      return [reply(exchange, tryLater(SERVICE_UNAVAILABLE, "this reading waits already", RETRY_SECONDS))];
    known.waiting.exchanges.push(exchange);
    return [];
  }

  /** Does what is next, unless a request runs or a pause lasts. */
  #go(): LineAction[] {
    const [first] = this.#queue;
    if (this.#isBusy || first === undefined) return [];
    if (this.#state.kind === "new") return this.#provision(FIRST_STEP);
    if (this.#state.kind === "provisioning") return [];
    this.#isBusy = true;
    const { transaction, content } = first;
    return [{ kind: "request", request: this.#requests.send(this.device, this.#state.roomId, transaction, content) }];
  }

  #provision(step: Step): LineAction[] {
    this.#state = { kind: "provisioning", step };
    this.#isBusy = true;
    return [{ kind: "request", request: stepRequest(step, this.device, this.#requests) }];
  }

  #provisioned(step: Step, answer: Extract<HomeserverAnswer, { kind: "done" | "refused" }>): LineAction[] {
    const next = nextStep(step, answer, this.device);
    if (next.kind === "step") return this.#provision(next.step);
    if (next.kind === "failed") return this.#giveUp(refusal(BAD_GATEWAY, next.reason), next.reason);
    this.#state = { kind: "ready", roomId: next.roomId };
    return [{ kind: "ready", roomId: next.roomId }, ...this.#go()];
  }

  #accepted(now: Instant): LineAction[] {
    const done = this.#queue.shift();
    if (done === undefined) return [];
    const fingerprint = this.#recent.get(done.key, now)?.fingerprint;
    if (fingerprint !== undefined)
      this.#recent.set(done.key, { fingerprint, waiting: undefined }, add(now, REMEMBER), now);
    return [...done.exchanges.map((exchange) => reply(exchange, ACCEPTED)), ...this.#go()];
  }

  /** Of a send. Who is no longer in the room, or whose room is gone, is brought there again, once per reading. */
  #refused(answer: Extract<HomeserverAnswer, { kind: "refused" }>): LineAction[] {
    const [first] = this.#queue;
    if (first === undefined) return [];
    if ((answer.status === 403 || answer.status === 404) && !first.movedHouse) {
      first.movedHouse = true;
      return this.#provision(FIRST_STEP);
    }
    const reason = `${answer.errcode} ${answer.error}`;
    const code = answer.status === 413 ? REQUEST_ENTITY_TOO_LARGE : BAD_GATEWAY;
    this.#queue.shift();
    const trouble: LineAction = { kind: "trouble", reason: `the homeserver refuses a reading: ${reason}` };
    return [...this.#drop(first, refusal(code, reason)), trouble, ...this.#go()];
  }

  #later(after: number, now: Instant): LineAction[] {
    if (after > LONGEST_WAIT)
      return this.#giveUp(
        tryLater(SERVICE_UNAVAILABLE, "the homeserver wants a pause", after / 1000),
        `the homeserver wants a pause of ${Math.ceil(after / 1000)} s`,
      );
    this.#isBusy = true;
    return [{ kind: "pause", until: add(now, milliseconds(after)) }];
  }

  #unavailable(answer: Extract<HomeserverAnswer, { kind: "unavailable" }>): LineAction[] {
    const { reason, detail } = answer;
    const code = { unreachable: SERVICE_UNAVAILABLE, timeout: GATEWAY_TIMEOUT, broken: BAD_GATEWAY }[reason];
    return this.#giveUp(tryLater(code, `homeserver ${reason}`, RETRY_SECONDS), `homeserver ${reason}: ${detail}`);
  }

  /** Answers everybody who waits; the next reading begins anew. */
  #giveUp(response: Body, reason: string): LineAction[] {
    if (this.#state.kind === "provisioning") this.#state = { kind: "new" };
    const actions = this.#queue.splice(0).flatMap((waiting) => this.#drop(waiting, response));
    return [...actions, { kind: "trouble", reason }];
  }

  #drop(waiting: Waiting, response: Body): LineAction[] {
    this.#recent.delete(waiting.key);
    return waiting.exchanges.map((exchange) => reply(exchange, response));
  }
}

const reply = (exchange: ServerExchangeId, response: Body): LineAction => ({ kind: "reply", exchange, response });
