/** Errors that the client makes itself: they cost no airtime, so they say what happened and what comes next. */
import { MAX_BODY } from "../base/limits.ts";
import { type Duration, minutes } from "../base/time.ts";
import type { FailureReason } from "../endpoint/types.ts";
import type { HttpResponse } from "../matrix/http.ts";
import { matrixError } from "../matrix/matrix-error.ts";

export const linkDown = (text: string): HttpResponse => matrixError(504, "ORG.HECTOBIT.LINK_DOWN", text);

/** To a /sync whose time has passed while the gateway did not say whether there is news. */
export const newsUnknown = (link: string): HttpResponse =>
  matrixError(504, "ORG.HECTOBIT.NO_ANSWER", `it could not be found out whether there is news: ${link}`);

export const tooLarge = (bytes: number, most: number = MAX_BODY): HttpResponse =>
  matrixError(
    413,
    "M_TOO_LARGE",
    `the request has ${bytes} bytes; the link carries at most ${most} in one request, so send less or in parts`,
  );

/**
 * When what is full may have room again. Too low: programs ask in vain, at no airtime. Too high: the link idles while
 * they wait.
 */
const RETRY_AFTER: Duration = minutes(1);

export function overloaded(what: string): HttpResponse {
  const { headers, ...rest } = matrixError(429, "M_LIMIT_EXCEEDED", what, { retry_after_ms: RETRY_AFTER });
  return { ...rest, headers: [...headers, ["retry-after", String(RETRY_AFTER / 1000)]] };
}

/** What became of a request that the endpoint gave up, when the link is not known to be down. */
export function exchangeFailed(reason: FailureReason, detail: string): HttpResponse {
  switch (reason) {
    case "timeout":
      return matrixError(
        504,
        "ORG.HECTOBIT.NO_ANSWER",
        `the gateway did not answer (${detail}); it is not known whether the request was carried out`,
      );
    case "expired":
    case "superseded":
      return matrixError(504, "ORG.HECTOBIT.NOT_SENT", `the request was not sent: it waited too long (${detail})`);
    case "queue-full":
      return overloaded(`too much waits for the link (${detail})`);
    case "too-large":
      return matrixError(413, "M_TOO_LARGE", `too large for the link: ${detail}`);
    case "reset":
    case "transfer-failed":
    case "bad-response":
      return matrixError(502, "ORG.HECTOBIT.BAD_EXCHANGE", `the exchange with the gateway failed: ${detail}`);
  }
}

/** The gateway refused a request in each form that it may be said in. */
export const NOT_TAKEN = exchangeFailed("bad-response", "the gateway did not take the request in any form");
