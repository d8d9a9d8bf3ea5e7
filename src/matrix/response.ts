import type { Body } from "../coap/message.ts";
import type { HttpResponse } from "./http.ts";
import type { MappingSettings } from "./mapping-settings.ts";

/** The CoAP response for an HTTP response. `request` is the CoAP request that it answers. */
export function responseToCoap(_response: HttpResponse, _request: Body, _settings?: MappingSettings): Body {
  throw new Error("being written");
}

/** The HTTP response that a CoAP response stands for. Never fails: what can't be read becomes a 502 Matrix error. */
export function coapToResponse(_body: Body, _settings?: MappingSettings): HttpResponse {
  throw new Error("being written");
}
