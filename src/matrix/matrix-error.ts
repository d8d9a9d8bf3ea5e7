import { utf8 } from "../base/bytes.ts";
import type { HttpResponse } from "./http.ts";

/** A standard error response (Matrix client-server API §2.4). `fields` are added to the body, e.g. `retry_after_ms`. */
export function matrixError(
  status: number,
  errcode: string,
  error: string,
  fields: Readonly<Record<string, string | number | boolean>> = {},
): HttpResponse {
  return {
    status,
    headers: [["content-type", "application/json"]],
    body: utf8(JSON.stringify({ errcode, error, ...fields })),
  };
}
