/** HTTP as plain values: what the translation works on, and what `io` carries in and out. */

export interface HttpRequest {
  /** Upper case. */
  readonly method: string;
  /** Path and query exactly as on the request line: X-Matrix signatures cover these bytes. */
  readonly target: string;
  /** Names in lower case; repeated fields stay apart, in order. */
  readonly headers: readonly HttpHeader[];
  readonly body: Uint8Array;
}

export interface HttpResponse {
  readonly status: number;
  readonly headers: readonly HttpHeader[];
  readonly body: Uint8Array;
}

export type HttpHeader = readonly [name: string, value: string];

/** The first field of that name (lower case). */
export const header = (headers: readonly HttpHeader[], name: string): string | undefined =>
  headers.find(([field]) => field === name)?.[1];

/** Names one HTTP exchange between a machine and `io`; chosen by the side that starts it. */
export type HttpExchangeId = number;

/** What a machine that makes HTTP requests asks of `io`. */
export type HttpClientEffect =
  | {
      readonly kind: "http-request";
      readonly id: HttpExchangeId;
      readonly request: HttpRequest;
      /** Milliseconds until `http-failed` with `timeout`. */
      readonly timeout: number;
    }
  /** The answer is no longer wanted; none is reported. */
  | { readonly kind: "http-abort"; readonly id: HttpExchangeId };

/** How it ended. */
export type HttpClientEvent =
  | { readonly kind: "http-response"; readonly id: HttpExchangeId; readonly response: HttpResponse }
  | {
      readonly kind: "http-failed";
      readonly id: HttpExchangeId;
      readonly reason: "unreachable" | "timeout" | "too-large" | "protocol";
      readonly detail: string;
    };

/** What `io` reports to a machine that serves HTTP. */
export type HttpServerEvent =
  | {
      readonly kind: "served-request";
      readonly id: HttpExchangeId;
      readonly request: HttpRequest;
      /** Who asks: the local address and port of the client, for people and for fairness. */
      readonly from: string;
    }
  /** The client closed the connection before the answer. */
  | { readonly kind: "served-abort"; readonly id: HttpExchangeId };

export type HttpServerEffect = {
  readonly kind: "served-response";
  readonly id: HttpExchangeId;
  readonly response: HttpResponse;
};

/** A line for the log; `io` adds the time. */
export interface LogEffect {
  readonly kind: "log";
  readonly level: "debug" | "info" | "warn" | "error";
  readonly message: string;
  readonly fields?: Readonly<Record<string, string | number | boolean>>;
}
