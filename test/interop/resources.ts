import { utf8 } from "../../src/base/bytes.ts";
import {
  BAD_REQUEST,
  CHANGED,
  CONTENT,
  CREATED,
  DELETE,
  DELETED,
  GET,
  METHOD_NOT_ALLOWED,
  NOT_FOUND,
  POST,
  PUT,
} from "../../src/coap/codes.ts";
import type { Body, Option } from "../../src/coap/message.ts";
import { stringOptions } from "../../src/coap/option-values.ts";
import { CONTENT_FORMAT, LOCATION_PATH, URI_PATH } from "../../src/coap/options.ts";
import type { ObservationId } from "../../src/endpoint/types.ts";
import type { CoapEndpoint, Served } from "../peers/coap-endpoint.ts";

const EMPTY = new Uint8Array(0);
const TEXT: Option = { number: CONTENT_FORMAT, value: EMPTY };

const answer = (code: number, payload: Uint8Array | string = EMPTY, options: readonly Option[] = []): Body => ({
  code,
  options,
  payload: typeof payload === "string" ? utf8(payload) : payload,
});

/** A text of so many bytes in which no two blocks are alike. */
export function text(bytes: number): string {
  let all = "";
  for (let i = 0; all.length < bytes; i++) all += `${i} green bottles, `;
  return all.slice(0, bytes);
}

/**
 * What a foreign client finds here: `/store/NAME` (GET, PUT, POST, DELETE), `/upper` (POST, the text in upper case),
 * `/later` (answers after longer than a client waits for an acknowledgement), `/counter` (observable).
 */
export class Resources {
  /** Names and contents of `/store`. */
  readonly store = new Map<string, Uint8Array>();
  readonly observers = new Set<ObservationId>();
  /** Times that a request reached us, by method and path: a repeated datagram must not run twice. */
  readonly runs = new Map<string, number>();
  #count = 0;
  #created = 0;

  readonly handle = (served: Served): void => {
    const path = stringOptions(served.request.options, URI_PATH) ?? [];
    const run = `${served.request.code} /${path.join("/")}`;
    this.runs.set(run, (this.runs.get(run) ?? 0) + 1);
    const [first, name] = path;
    if (first === "counter" && served.request.code === GET) this.#observe(served);
    else if (first === "later") setTimeout(() => served.respond(answer(CONTENT, "better late", [TEXT])), 3000);
    else if (first === "upper") served.respond(upper(served.request));
    else if (first === "store") served.respond(this.#store(served.request, name));
    else served.respond(answer(NOT_FOUND, "nothing here"));
  };

  /** A new state of `/counter` for all who observe it. */
  count(endpoint: CoapEndpoint): void {
    this.#count += 1;
    for (const observation of this.observers) endpoint.notify(observation, this.#counter());
  }

  #counter(): Body {
    return answer(CONTENT, `count ${this.#count}`, [TEXT]);
  }

  #observe({ observation, respond }: Served): void {
    if (observation !== undefined) this.observers.add(observation);
    respond(this.#counter(), { observe: observation !== undefined });
  }

  #store({ code, payload }: Body, name: string | undefined): Body {
    if (code === POST) {
      const made = `made-${++this.#created}`;
      this.store.set(made, payload);
      return answer(
        CREATED,
        EMPTY,
        ["store", made].map((part) => ({ number: LOCATION_PATH, value: utf8(part) })),
      );
    }
    if (name === undefined) return answer(BAD_REQUEST, "name it");
    const found = this.store.get(name);
    if (code === PUT) {
      this.store.set(name, payload);
      return answer(found === undefined ? CREATED : CHANGED);
    }
    if (code === DELETE) {
      this.store.delete(name);
      return answer(DELETED);
    }
    if (code !== GET) return answer(METHOD_NOT_ALLOWED);
    return found === undefined ? answer(NOT_FOUND) : answer(CONTENT, found, [TEXT]);
  }
}

const upper = ({ code, payload }: Body): Body =>
  code === POST ? answer(CHANGED, new TextDecoder().decode(payload).toUpperCase(), [TEXT]) : answer(METHOD_NOT_ALLOWED);
