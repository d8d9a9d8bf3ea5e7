/** The resources of the ETSI CoAP plugtests, by path, as functions of a state and a request. */
import { EMPTY, equalBytes, utf8Text } from "../../src/base/bytes.ts";
import {
  BAD_REQUEST,
  CHANGED,
  CONTENT,
  CREATED,
  DELETED,
  GET,
  METHOD_NOT_ALLOWED,
  NOT_FOUND,
  PRECONDITION_FAILED,
} from "../../src/coap/codes.ts";
import { LINK_FORMAT } from "../../src/coap/content-formats.ts";
import type { Body } from "../../src/coap/message.ts";
import { hasOption, opaqueOptions, stringOptions, stringValue, uintValue } from "../../src/coap/option-values.ts";
import {
  CONTENT_FORMAT,
  IF_MATCH,
  IF_NONE_MATCH,
  LOCATION_QUERY,
  URI_PATH,
  URI_QUERY,
} from "../../src/coap/options.ts";
import { filterLinks, formatLinks, type Link } from "./link-format.ts";
import {
  answer,
  createLarge,
  LARGE,
  location,
  methods,
  multiFormat,
  observedState,
  plain,
  put1,
  putObserved,
  type Reply,
  type Resource,
  readOnly,
  text,
  upperCase,
  validate,
} from "./plugtest-handlers.ts";
import { entityTag, INITIAL, type PlugtestState } from "./plugtest-state.ts";

const SUB_PATHS: readonly Link[] = [1, 2, 3].map((n) => ({ path: `/path/sub${n}`, attributes: [] }));
const links = (listed: readonly Link[]): Body =>
  answer(CONTENT, formatLinks(listed), uintValue(CONTENT_FORMAT, LINK_FORMAT));

const RESOURCES: ReadonlyMap<string, Resource> = new Map<string, Resource>([
  [
    "/test",
    {
      attributes: [["title", "Default test resource"]],
      current: (state) => state.test,
      methods: methods({
        get: plain((_, state) => text(state.test)),
        put: ({ payload }, state) => ({ state: { ...state, test: payload }, response: answer(CHANGED) }),
        post: plain(() => answer(CREATED, EMPTY, ...location("location1", "location2", "location3"))),
        delete: (_, state) => ({ state: { ...state, test: INITIAL.test }, response: answer(DELETED) }),
      }),
    },
  ],
  [
    "/validate",
    {
      current: (state) => state.validate,
      methods: methods({
        get: validate,
        put: ({ payload }, state) => ({ state: { ...state, validate: payload }, response: answer(CHANGED) }),
      }),
    },
  ],
  ["/separate", { methods: methods({ get: (_, state) => ({ state, response: text("late"), late: true }) }) }],
  ["/large", readOnly(LARGE, [["sz", LARGE.length]])],
  [
    "/large-update",
    {
      attributes: [["sz", 1280]],
      current: (state) => state.largeUpdate,
      methods: methods({
        get: plain((_, state) => text(state.largeUpdate)),
        put: ({ payload }, state) => ({ state: { ...state, largeUpdate: payload }, response: answer(CHANGED) }),
      }),
    },
  ],
  ["/large-create", { methods: methods({ post: createLarge }) }],
  ["/large-post", { methods: methods({ post: plain(upperCase) }) }],
  [
    "/obs",
    {
      attributes: [["obs", true]],
      methods: methods({
        get: plain((_, state) => observedState(state)),
        put: putObserved,
        delete: (_, state) => ({
          state: { ...state, observed: INITIAL.observed },
          response: answer(DELETED),
          observers: "end",
          ending: answer(NOT_FOUND),
        }),
      }),
    },
  ],
  [
    "/obs-reset",
    {
      methods: methods({
        post: ({ payload }, state) =>
          utf8Text(payload) === "sesame"
            ? { state, response: answer(CHANGED), observers: "forget" }
            : { state, response: answer(BAD_REQUEST, "say the word") },
      }),
    },
  ],
  [
    "/query",
    { methods: methods({ get: plain(({ options }) => text((stringOptions(options, URI_QUERY) ?? []).join("&"))) }) },
  ],
  [
    "/location-query",
    {
      methods: methods({
        post: plain(() =>
          answer(CREATED, EMPTY, stringValue(LOCATION_QUERY, "first=1"), stringValue(LOCATION_QUERY, "second=2")),
        ),
      }),
    },
  ],
  ["/seg1/seg2/seg3", readOnly("three segments")],
  [
    "/create1",
    {
      current: (state) => state.create1,
      methods: methods({
        get: plain((_, state) => (state.create1 === undefined ? answer(NOT_FOUND) : text(state.create1))),
        put: put1,
        delete: (_, state) => ({ state: { ...state, create1: undefined }, response: answer(DELETED) }),
      }),
    },
  ],
  ["/multi-format", { attributes: [["ct", "0 41"]], methods: methods({ get: plain(multiFormat) }) }],
  ["/path", { attributes: [["ct", LINK_FORMAT]], methods: methods({ get: plain(() => links(SUB_PATHS)) }) }],
  ...[1, 2, 3].map((n): [string, Resource] => [`/path/sub${n}`, readOnly(`sub${n}`)]),
  [
    "/link1",
    readOnly("link1", [
      ["rt", "Type1 Type2"],
      ["if", "If1"],
    ]),
  ],
  [
    "/link2",
    readOnly("link2", [
      ["rt", "Type2 Type3"],
      ["if", "If2"],
    ]),
  ],
  [
    "/link3",
    readOnly("link3", [
      ["rt", "Type1 Type3"],
      ["if", "foo"],
    ]),
  ],
]);

const ALL_LINKS: readonly Link[] = [...RESOURCES].map(([path, { attributes = [] }]) => ({ path, attributes }));

export const isObservable = (path: string): boolean => path === "/obs";
export const pathOf = ({ options }: Body): string => `/${(stringOptions(options, URI_PATH) ?? []).join("/")}`;

/** Answers one request. */
export function serve(request: Body, state: PlugtestState): Reply {
  const path = pathOf(request);
  if (path === "/.well-known/core") return discovery(request, state);
  const made = /^\/large-create\/([1-9][0-9]*)$/.exec(path)?.[1];
  if (made !== undefined) return madeBody(request, state, Number(made));
  const resource = RESOURCES.get(path);
  if (resource === undefined) return { state, response: answer(NOT_FOUND) };
  const handler = resource.methods.get(request.code);
  if (handler === undefined) return { state, response: answer(METHOD_NOT_ALLOWED) };
  if (!preconditions(request, resource.current?.(state))) return { state, response: answer(PRECONDITION_FAILED) };
  return handler(request, state);
}

function discovery(request: Body, state: PlugtestState): Reply {
  if (request.code !== GET) return { state, response: answer(METHOD_NOT_ALLOWED) };
  return { state, response: links(filterLinks(ALL_LINKS, stringOptions(request.options, URI_QUERY) ?? [])) };
}

function madeBody(request: Body, state: PlugtestState, number: number): Reply {
  const body = state.created[number - 1];
  if (body === undefined) return { state, response: answer(NOT_FOUND) };
  return { state, response: request.code === GET ? text(body) : answer(METHOD_NOT_ALLOWED) };
}

/** RFC 7252 §5.10.8. The empty If-Match stands for any content; If-None-Match for none. */
function preconditions({ options }: Body, current: Uint8Array | undefined): boolean {
  if (hasOption(options, IF_NONE_MATCH) && current !== undefined) return false;
  const wanted = opaqueOptions(options, IF_MATCH);
  if (wanted.length === 0) return true;
  if (current === undefined) return false;
  const tag = entityTag(current);
  return wanted.some((etag) => etag.length === 0 || equalBytes(etag, tag));
}
