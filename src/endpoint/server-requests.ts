import { EMPTY, utf8 } from "../base/bytes.ts";
import { HectobitError } from "../base/errors.ts";
import type { Purpose } from "../base/machine.ts";
import type { Peer } from "../base/peer.ts";
import type { Instant } from "../base/time.ts";
import {
  BAD_REQUEST,
  CONTENT,
  CONTINUE,
  codeClass,
  codeText,
  FETCH,
  GET,
  INTERNAL_SERVER_ERROR,
  isResponse,
  isSuccess,
  REQUEST_ENTITY_INCOMPLETE,
  REQUEST_ENTITY_TOO_LARGE,
  SERVICE_UNAVAILABLE,
  TOO_MANY_REQUESTS,
} from "../coap/codes.ts";
import type { Body, Code, Message, Option } from "../coap/message.ts";
import type { IncomingId } from "../coap/message-layer-types.ts";
import { opaqueValue, uintOption, uintValue } from "../coap/option-values.ts";
import { BLOCK1, BLOCK2, MAX_AGE, NO_RESPONSE, OBSERVE, SIZE1 } from "../coap/options.ts";
import { type Block, blockOption, encodeBlock, MAX_SZX } from "../coap/transfer/block.ts";
import { szxForLink } from "../coap/transfer/block-choice.ts";
import { cacheKey, operationKey } from "../coap/transfer/cache-key.ts";
import { withoutTransferOptions } from "../coap/transfer/request-transfer.ts";
import { payloadTag } from "../coap/transfer/served-body.ts";
import type { BodyAssembly } from "./body-assembly.ts";
import type { EndpointCore } from "./core.ts";
import type { BodyName, HeldBodies } from "./held-bodies.ts";
import type { Notifications } from "./notifications.ts";
import type { RequestControl, ServerExchange, ServerExchanges } from "./server-exchanges.ts";
import type { EndpointEvent, ServerExchangeId } from "./types.ts";

const REGISTER = 0;
const DEREGISTER = 1;

/** The parts of an endpoint that remotes' requests pass. */
export interface ServerParts {
  readonly assembly: BodyAssembly;
  readonly bodies: HeldBodies;
  readonly exchanges: ServerExchanges;
  readonly notifications: Notifications;
}

/** A request message of a remote with the options that concern the endpoint. */
interface Received {
  readonly incoming: IncomingId;
  readonly peer: Peer;
  readonly message: Message;
  readonly key: string;
  readonly block1: Block | undefined;
  readonly block2: Block | undefined;
  readonly noResponse: number;
}

/** The server's side: from a remote's request messages to whole requests, and from responses to answers. */
export class ServerRequests {
  readonly #core: EndpointCore;
  readonly #parts: ServerParts;

  constructor(core: EndpointCore, parts: ServerParts) {
    this.#core = core;
    this.#parts = parts;
  }

  receive(incoming: IncomingId, peer: Peer, message: Message, now: Instant): void {
    const block1 = blockOption(message.options, BLOCK1);
    const block2 = blockOption(message.options, BLOCK2);
    const noResponse = uintOption(message.options, NO_RESPONSE) ?? 0;
    if (!block1.ok || !block2.ok) {
      const flaw = block1.ok ? block2 : block1;
      if (!flaw.ok) this.#core.rejects.count(flaw.error);
      this.#answer(incoming, noResponse, diagnosis(BAD_REQUEST, "a block option that can't be read"), "message", now);
      return;
    }
    const key = this.#core.operationsByToken(message.code, message.options)
      ? operationKey(message)
      : cacheKey(message.code, message.options);
    const received = { incoming, peer, message, key, block1: block1.value, block2: block2.value, noResponse };
    // a request for a block after the first: its body is there, or it is made once more
    if (block2.value !== undefined && block2.value.num > 0) this.#laterBlock(received, block2.value, now);
    else if (block1.value !== undefined) this.#bodyBlock(received, block1.value, now);
    else this.#whole(received, message.payload, now);
  }

  respond(event: EndpointEvent & { readonly kind: "respond" }, now: Instant): void {
    if (!isResponse(event.response.code)) {
      throw new HectobitError("endpoint.response-code", `${codeText(event.response.code)} is not a response's code`, {
        hint: "Codes of classes 2, 4 and 5 answer a request.",
      });
    }
    const exchange = this.#parts.exchanges.take(event.exchange);
    if (exchange === undefined) return;
    try {
      const observing = this.#respond(exchange, event.response, event.observe === true, now);
      if (event.observe === true && exchange.observe !== undefined && !observing) {
        const reason = "the registration could not be kept";
        this.#core.output.effect({ kind: "observation-gone", observation: exchange.observe, reason });
      }
    } catch (error) {
      // the application's mistake, such as an option that is too long; the remote still gets its one answer
      this.#answer(
        exchange.incoming,
        exchange.noResponse,
        diagnosis(INTERNAL_SERVER_ERROR, "no answer"),
        "message",
        now,
      );
      throw error;
    }
  }

  /** The application did not answer in the time that it may take. */
  unanswered(id: ServerExchangeId, now: Instant): void {
    const exchange = this.#parts.exchanges.take(id);
    if (exchange === undefined) return;
    this.#core.rejects.count({ reason: "endpoint.unanswered" });
    this.#respond(exchange, diagnosis(SERVICE_UNAVAILABLE, "no answer in time"), false, now);
  }

  #laterBlock(received: Received, wanted: Block, now: Instant): void {
    const { incoming, message, noResponse } = received;
    const served = this.#parts.bodies.serve(bodyName(received, message.payload), wanted, now);
    if (served.kind === "block") {
      const { delivered } = served;
      if (delivered === undefined) this.#answer(incoming, noResponse, served.response, "bulk", now);
      else {
        const answer = { ...served.response, purpose: "bulk", confirmable: true } as const;
        this.#parts.notifications.lastBlock(delivered, this.#core.messages.respond(incoming, answer, now), now);
      }
    } else if (served.kind === "past-end") {
      this.#answer(incoming, noResponse, diagnosis(BAD_REQUEST, "no such block"), "message", now);
    } else if (repeatable(message)) {
      this.#dispatch(received, message.payload, now);
    } else {
      this.#answer(incoming, noResponse, diagnosis(REQUEST_ENTITY_INCOMPLETE, "no such body"), "message", now);
    }
  }

  #bodyBlock(received: Received, block: Block, now: Instant): void {
    const { incoming, peer, message, key, noResponse } = received;
    const { token, payload, options } = message;
    const size1 = uintOption(options, SIZE1);
    const step = this.#parts.assembly.receive({ peer, key, token, block, size1, payload }, now);
    switch (step.kind) {
      case "complete":
        this.#whole(received, step.body, now);
        return;
      case "continue": {
        // No-Response does not concern it: the client could not go on (RFC 7967 §2)
        const szx = Math.min(block.szx, szxForLink(this.#core.messages.link(peer)?.mtu, options));
        const response = { code: CONTINUE, options: [block1Option({ ...block, szx })], payload: EMPTY };
        this.#answer(incoming, 0, response, "acknowledgement", now);
        return;
      }
      case "incomplete": {
        const response = diagnosis(REQUEST_ENTITY_INCOMPLETE, "blocks are missing", block1Option(block));
        this.#answer(incoming, noResponse, response, "message", now);
        return;
      }
      case "too-large": {
        const { body } = this.#core.limits;
        this.#core.rejects.count({ reason: "block.too-large" });
        const response = diagnosis(REQUEST_ENTITY_TOO_LARGE, `at most ${body} bytes`, uintValue(SIZE1, body));
        this.#answer(incoming, noResponse, response, "message", now);
        return;
      }
      case "malformed":
        this.#core.rejects.count({ reason: "block.malformed", detail: step.detail });
        this.#answer(incoming, noResponse, diagnosis(BAD_REQUEST, step.detail), "message", now);
        return;
      case "full":
        this.#core.rejects.count({ reason: "block.no-room" });
        this.#answer(incoming, noResponse, this.#later(peer, SERVICE_UNAVAILABLE), "message", now);
    }
  }

  /** A request whose body is whole. */
  #whole(received: Received, body: Uint8Array, now: Instant): void {
    const { incoming, message, noResponse } = received;
    if (uintOption(message.options, OBSERVE) === DEREGISTER && observable(message.code)) {
      this.#parts.notifications.deregister(bodyName(received, body), now);
      // a GET all the same (RFC 7641 §3.6), but nobody is interested in its representation
      if (suppresses(noResponse, 2)) {
        this.#core.messages.ignore(incoming, now);
        return;
      }
      // where the token alone names the observation, nothing is asked for
      if (body.length === 0 && this.#core.operationsByToken(message.code, message.options)) {
        this.#answer(incoming, noResponse, { code: CONTENT, options: [], payload: EMPTY }, "message", now);
        return;
      }
    }
    this.#dispatch(received, body, now);
  }

  #dispatch(received: Received, body: Uint8Array, now: Instant): void {
    const { incoming, peer, message, block1, block2, noResponse } = received;
    const full = this.#parts.exchanges.full(peer);
    if (full !== undefined) {
      this.#core.rejects.count({ reason: full === "peer" ? "endpoint.too-many-requests" : "endpoint.busy" });
      const code = full === "peer" ? TOO_MANY_REQUESTS : SERVICE_UNAVAILABLE;
      this.#answer(incoming, noResponse, this.#later(peer, code), "message", now);
      return;
    }
    const name = bodyName(received, body);
    // a notification begins with block 0: later blocks are asked for without Observe (RFC 7959 §2.6)
    const observes = uintOption(message.options, OBSERVE) === REGISTER && !isLater(block2);
    const registers = observes && observable(message.code);
    const observe = registers ? this.#parts.notifications.reserve(name) : undefined;
    const control: RequestControl = { incoming, name, block1, block2, noResponse, observe };
    const { id } = this.#parts.exchanges.open(control, now);
    const request = { code: message.code, options: withoutTransferOptions(message.options), payload: body };
    this.#core.output.effect({
      kind: "request",
      exchange: id,
      peer,
      request,
      ...(observe === undefined ? {} : { observe }),
    });
  }

  /** True when the request's observation has begun. */
  #respond(exchange: ServerExchange, response: Body, observe: boolean, now: Instant): boolean {
    const { incoming, name, noResponse } = exchange;
    if (suppresses(noResponse, codeClass(response.code))) {
      this.#core.messages.ignore(incoming, now);
      return false;
    }
    const observation = observe && isSuccess(response.code) ? exchange.observe : undefined;
    const plain = { ...response, options: withoutTransferOptions(response.options) };
    const presented = this.#parts.bodies.present(name, plain, exchange.block2, observation, now);
    if (typeof presented === "string") {
      const refusal =
        presented === "full" ? this.#later(name.peer, SERVICE_UNAVAILABLE) : diagnosis(BAD_REQUEST, "no such block");
      this.#answer(incoming, noResponse, refusal, "message", now);
      return false;
    }
    const options = [...presented.options];
    let sequence: number | undefined;
    if (exchange.block1 !== undefined) options.push(block1Option({ ...exchange.block1, more: false }));
    if (observation !== undefined) {
      sequence = this.#parts.notifications.register(observation, name, now);
      if (sequence !== undefined) options.push(uintValue(OBSERVE, sequence));
      if (presented.hold !== undefined) this.#parts.notifications.fetching(observation);
    } else if (exchange.observe !== undefined) {
      // without Observe in the answer, the client takes an earlier observation of it for ended, too
      this.#parts.notifications.deregister(name, now);
    }
    const answer = { code: response.code, options, payload: presented.payload };
    this.#answer(incoming, noResponse, answer, isLater(exchange.block2) ? "bulk" : "message", now);
    return sequence !== undefined;
  }

  #answer(incoming: IncomingId, noResponse: number, answer: Body, purpose: Purpose, now: Instant): void {
    if (suppresses(noResponse, codeClass(answer.code))) this.#core.messages.ignore(incoming, now);
    else this.#core.messages.respond(incoming, { ...answer, purpose }, now);
  }

  /** A refusal for now, with the time after which asking again makes sense (RFC 8516, RFC 7252 §5.9.3.4). */
  #later(peer: Peer, code: Code): Body {
    const { ackTimeout } = this.#core.messages.parameters(peer);
    return { code, options: [uintValue(MAX_AGE, Math.ceil((2 * ackTimeout) / 1000))], payload: EMPTY };
  }
}

const bodyName = ({ peer, key, message, block2 }: Received, payload: Uint8Array): BodyName => ({
  peer,
  key,
  token: message.token,
  payloadTag: message.code === FETCH ? payloadTag(payload) : "",
  szx: block2?.szx ?? MAX_SZX,
});

const observable = (method: Code): boolean => method === GET || method === FETCH;
/** A FETCH without its payload asks for something else. */
const repeatable = ({ code, payload }: Message): boolean => code === GET || (code === FETCH && payload.length > 0);
const isLater = (block: Block | undefined): boolean => block !== undefined && block.num > 0;

/** RFC 7967 §2.1: bit n-1 stands for class n. */
const suppresses = (noResponse: number, responseClass: number): boolean =>
  Math.floor(noResponse / 2 ** (responseClass - 1)) % 2 === 1;

const block1Option = (block: Block): Option => opaqueValue(BLOCK1, encodeBlock(block));

const diagnosis = (code: Code, text: string, ...options: readonly Option[]): Body => ({
  code,
  options,
  payload: utf8(text),
});
