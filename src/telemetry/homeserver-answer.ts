import { utf8Text } from "../base/bytes.ts";
import { type HttpClientEvent, type HttpResponse, header } from "../matrix/http.ts";

/** What the homeserver said, in the parts that decide what happens next. */
export type HomeserverAnswer =
  | { readonly kind: "done"; readonly body: Readonly<Record<string, unknown>> }
  /** Too much at once: again after so many milliseconds. */
  | { readonly kind: "later"; readonly after: number }
  | { readonly kind: "refused"; readonly status: number; readonly errcode: string; readonly error: string }
  /** No answer, or one that may be different soon. */
  | { readonly kind: "unavailable"; readonly reason: "unreachable" | "timeout" | "broken"; readonly detail: string };

const USUAL_PAUSE = 5_000;
const LONGEST_PAUSE = 300_000;

export function homeserverAnswer(event: HttpClientEvent): HomeserverAnswer {
  if (event.kind === "http-failed") {
    const reason = event.reason === "timeout" || event.reason === "unreachable" ? event.reason : "broken";
    return { kind: "unavailable", reason, detail: event.detail };
  }
  const { response } = event;
  const body = bodyOf(response);
  if (response.status === 200 && body !== undefined) return { kind: "done", body };
  const errcode = typeof body?.errcode === "string" ? body.errcode : "";
  if (response.status === 429) return { kind: "later", after: pauseOf(response, body) };
  if (response.status >= 400 && response.status < 500 && errcode !== "") {
    const error = typeof body?.error === "string" ? body.error : "";
    return { kind: "refused", status: response.status, errcode, error };
  }
  return { kind: "unavailable", reason: "broken", detail: `HTTP ${response.status}` };
}

function bodyOf(response: HttpResponse): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(utf8Text(response.body) ?? "");
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** The header is what the specification wants; older servers say it in the body only. */
function pauseOf(response: HttpResponse, body: Readonly<Record<string, unknown>> | undefined): number {
  const seconds = Number(header(response.headers, "retry-after") ?? Number.NaN);
  const inBody = body?.retry_after_ms;
  const pause = Number.isFinite(seconds) ? seconds * 1000 : typeof inBody === "number" ? inBody : USUAL_PAUSE;
  return Math.min(Math.max(pause, 100), LONGEST_PAUSE);
}
