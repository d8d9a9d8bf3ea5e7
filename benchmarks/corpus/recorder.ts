import { type Api, kindOf } from "./kinds.ts";

export interface Exchange {
  readonly api: Api;
  readonly method: string;
  /** Path and query, as on the request line. */
  readonly target: string;
  readonly request: Buffer;
  readonly status: number;
  readonly response: Buffer;
  /** The X-Matrix header of a federation request. */
  readonly authorization?: string | undefined;
}

export interface Line {
  readonly kind: string;
  readonly text: string;
}

/** Keeps each JSON body as a line of the corpus, with the body's own text in it, so that no literal changes. */
export class Recorder {
  readonly lines: Line[] = [];

  record(exchange: Exchange): void {
    const { api, method, target, status, authorization } = exchange;
    const { operation, label } = kindOf(api, method, target);
    const common = { api, method, path: target, operation };
    const request = jsonText(exchange.request);
    if (request !== undefined) {
      const kind = `${label} request`;
      const head = { ...common, direction: "request", status: null, kind, ...(authorization && { authorization }) };
      this.#add(kind, head, request);
    }
    const response = jsonText(exchange.response);
    if (response !== undefined) {
      const kind = `${label} response${status >= 400 ? ` ${status}` : ""}`;
      const signed = request === undefined && authorization !== undefined ? { authorization } : {};
      this.#add(kind, { ...common, direction: "response", status, kind, ...signed }, response);
    }
  }

  #add(kind: string, head: object, json: string): void {
    this.lines.push({ kind, text: `${JSON.stringify(head).slice(0, -1)},"json":${json}}` });
  }
}

/** The body's text when it is JSON. A line break can only be white space in JSON; it would end the line. */
function jsonText(body: Buffer): string | undefined {
  if (body.length === 0) return undefined;
  const text = body.toString("utf8");
  try {
    JSON.parse(text);
  } catch {
    return undefined;
  }
  // What is not UTF-8 was replaced, and is no longer what was sent.
  if (!Buffer.from(text).equals(body)) return undefined;
  return text.trim().replace(/[\r\n]+/g, " ");
}
