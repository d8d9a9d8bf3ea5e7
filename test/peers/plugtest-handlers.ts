/** What the plugtest resources do with a request: each a function of the request and the state. */
import { EMPTY, equalBytes, utf8, utf8Text } from "../../src/base/bytes.ts";
import {
  BAD_REQUEST,
  CHANGED,
  CONTENT,
  CREATED,
  DELETE,
  GET,
  NOT_ACCEPTABLE,
  POST,
  PUT,
  VALID,
} from "../../src/coap/codes.ts";
import { TEXT_PLAIN, XML } from "../../src/coap/content-formats.ts";
import type { Body, Code, Option } from "../../src/coap/message.ts";
import { opaqueOptions, opaqueValue, stringValue, uintOption, uintValue } from "../../src/coap/option-values.ts";
import { ACCEPT, CONTENT_FORMAT, ETAG, LOCATION_PATH, MAX_AGE } from "../../src/coap/options.ts";
import type { Link } from "./link-format.ts";
import { entityTag, largeText, observedPayload, type PlugtestState, validateChanged } from "./plugtest-state.ts";

/** What a request does, besides being answered. */
export interface Reply {
  readonly state: PlugtestState;
  readonly response: Body;
  /** Answered only after longer than a client waits for an acknowledgement. */
  readonly late?: boolean;
  readonly observers?: "notify" | "end" | "forget";
  /** How an observation of `/obs` ends. */
  readonly ending?: Body;
}

export type Handler = (request: Body, state: PlugtestState) => Reply;

export interface Resource {
  readonly attributes?: Link["attributes"];
  /** What is there, for If-Match and If-None-Match; undefined when nothing is. */
  readonly current?: (state: PlugtestState) => Uint8Array | undefined;
  readonly methods: ReadonlyMap<Code, Handler>;
}

const TEXT = uintValue(CONTENT_FORMAT, TEXT_PLAIN);
export const LARGE = largeText(1280);
/** Seconds between two states of `/obs`. */
export const OBSERVED_EVERY = 5;

export const answer = (code: Code, payload: string | Uint8Array = EMPTY, ...options: readonly Option[]): Body => ({
  code,
  options,
  payload: typeof payload === "string" ? utf8(payload) : payload,
});
export const text = (payload: string | Uint8Array): Body => answer(CONTENT, payload, TEXT);
export const location = (...path: readonly string[]): Option[] => path.map((part) => stringValue(LOCATION_PATH, part));

/** Answers without changing anything. */
export const plain =
  (response: (request: Body, state: PlugtestState) => Body): Handler =>
  (request, state) => ({ state, response: response(request, state) });

export const methods = (
  handlers: Partial<Record<"get" | "put" | "post" | "delete", Handler>>,
): ReadonlyMap<Code, Handler> =>
  new Map(
    (
      [
        [GET, handlers.get],
        [PUT, handlers.put],
        [POST, handlers.post],
        [DELETE, handlers.delete],
      ] as const
    ).flatMap(([code, handler]) => (handler === undefined ? [] : [[code, handler] as const])),
  );

export const readOnly = (payload: string | Uint8Array, attributes: Link["attributes"] = []): Resource => ({
  attributes,
  methods: methods({ get: plain(() => text(payload)) }),
});

/** Changes by itself each time after a client was told that nothing had changed, so that it sees both. */
export const validate: Handler = ({ options }, state) => {
  const tag = opaqueValue(ETAG, entityTag(state.validate));
  const known = opaqueOptions(options, ETAG).some((etag) => equalBytes(etag, tag.value));
  return known
    ? { state: validateChanged(state), response: answer(VALID, EMPTY, tag) }
    : { state, response: answer(CONTENT, state.validate, TEXT, tag) };
};

export const putObserved: Handler = ({ options, payload }, state) => {
  const format = uintOption(options, CONTENT_FORMAT) ?? TEXT_PLAIN;
  const next = { ...state, observed: { format, payload } };
  const same = format === state.observed.format;
  const change = same
    ? { observers: "notify" as const }
    : { observers: "end" as const, ending: answer(NOT_ACCEPTABLE) };
  return { state: next, response: answer(CHANGED), ...change };
};

export const multiFormat = ({ options }: Body): Body => {
  const accept = uintOption(options, ACCEPT) ?? TEXT_PLAIN;
  if (accept === TEXT_PLAIN) return text("plain");
  return accept === XML ? answer(CONTENT, "<xml/>", uintValue(CONTENT_FORMAT, XML)) : answer(NOT_ACCEPTABLE);
};

export const createLarge: Handler = ({ payload }, state) => ({
  state: { ...state, created: [...state.created, payload] },
  response: answer(CREATED, EMPTY, ...location("large-create", String(state.created.length + 1))),
});

export const upperCase = ({ payload }: Body): Body => {
  const body = utf8Text(payload);
  return body === undefined ? answer(BAD_REQUEST, "not UTF-8") : answer(CHANGED, body.toUpperCase(), TEXT);
};

export const put1: Handler = ({ payload }, state) => ({
  state: { ...state, create1: payload },
  response: answer(state.create1 === undefined ? CREATED : CHANGED),
});

/** What `/obs` shows, and for how long. */
export const observedState = (state: PlugtestState): Body =>
  answer(
    CONTENT,
    observedPayload(state),
    uintValue(CONTENT_FORMAT, state.observed.format),
    uintValue(MAX_AGE, OBSERVED_EVERY),
  );
