import type { Result } from "../base/errors.ts";
import type { Body } from "../coap/message.ts";
import type { HttpRequest, HttpResponse } from "./http.ts";
import type { MappingSettings } from "./mapping-settings.ts";

/** The CoAP request for an HTTP request, or the Matrix error to answer it with when the wire can't carry it. */
export function requestToCoap(_request: HttpRequest, _settings?: MappingSettings): Result<Body, HttpResponse> {
  throw new Error("being written");
}

/** The HTTP request that a CoAP request stands for, or the CoAP error response to it. */
export function coapToRequest(_body: Body, _settings?: MappingSettings): Result<HttpRequest, Body> {
  throw new Error("being written");
}
