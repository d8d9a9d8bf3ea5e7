/** What a peer is told when the homeserver did not answer: short, because each letter costs airtime. */
import type { Duration } from "../base/time.ts";
import type { HttpClientEvent, HttpResponse } from "../matrix/http.ts";
import { matrixError } from "../matrix/matrix-error.ts";

type Failure = Extract<HttpClientEvent, { kind: "http-failed" }>;

const LONGEST_DETAIL = 80;

/** 504 for a homeserver that is too slow, 502 for one that can't be reached or talks nonsense. */
export function upstreamError(failure: Failure, homeserver: string): HttpResponse {
  const detail = failure.detail.slice(0, LONGEST_DETAIL);
  switch (failure.reason) {
    case "timeout":
      return matrixError(504, "M_UNKNOWN", `${homeserver} does not answer`);
    case "unreachable":
      return matrixError(502, "M_UNKNOWN", `${homeserver} is unreachable: ${detail}`);
    case "too-large":
      return matrixError(502, "M_TOO_LARGE", `the answer is too large: ${detail}`);
    case "protocol":
      return matrixError(502, "M_UNKNOWN", `${homeserver} does not talk HTTP: ${detail}`);
  }
}

/** The gateway has too much to do: for this peer (429) or for everybody (503). */
export function overloaded(refused: "flow-full" | "full", retryAfter: Duration): HttpResponse {
  const [status, text] =
    refused === "flow-full" ? [429, "too many requests wait"] : [503, "the gateway has too much to do"];
  const { headers, ...rest } = matrixError(status, "M_LIMIT_EXCEEDED", text, { retry_after_ms: retryAfter });
  return { ...rest, headers: [...headers, ["retry-after", String(Math.ceil(retryAfter / 1000))]] };
}
