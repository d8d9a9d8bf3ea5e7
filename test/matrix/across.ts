/** Carries requests and answers across a real CoAP message: encoded, decoded, options judged. */
import { EMPTY } from "../../src/base/bytes.ts";
import { decode } from "../../src/coap/decode.ts";
import { encode } from "../../src/coap/encode.ts";
import type { Body, MessageType } from "../../src/coap/message.ts";
import { judgeOptions } from "../../src/coap/option-verdict.ts";
import type { HttpRequest, HttpResponse } from "../../src/matrix/http.ts";
import { DEFAULT_MAPPING, type MappingSettings, type PeerDialect } from "../../src/matrix/mapping-settings.ts";
import { coapToRequest, requestToCoap } from "../../src/matrix/request.ts";
import { coapToResponse, responseToCoap } from "../../src/matrix/response.ts";

export const speaking = (peerDialect: PeerDialect): MappingSettings => ({ ...DEFAULT_MAPPING, peerDialect });

/** As a datagram, with a token of one byte. */
export const datagram = (body: Body, type: MessageType): Uint8Array =>
  encode({ type, messageId: 1, token: Uint8Array.of(1), ...body });

/** UDP payload of the request, with a token of one byte. */
export const requestBytes = (body: Body): number => datagram(body, "CON").length;
export const responseBytes = (body: Body): number => datagram(body, "ACK").length;

/** A message as the other end has it. */
export function across(body: Body, type: MessageType): Body {
  const message = decode(datagram(body, type));
  if (!message.ok) throw new Error(`malformed: ${JSON.stringify(message.error)}`);
  const verdict = judgeOptions(message.value);
  if (verdict.kind !== "accepted") throw new Error(`options refused: ${verdict.detail}`);
  const { code, options, payload } = verdict.message;
  return { code, options, payload };
}

export function coapRequest(request: HttpRequest, settings = DEFAULT_MAPPING): Body {
  const coap = requestToCoap(request, settings);
  if (!coap.ok) throw new Error(`refused with ${coap.error.status}`);
  return across(coap.value, "CON");
}

export function requestAcross(request: HttpRequest, settings = DEFAULT_MAPPING): HttpRequest {
  const http = coapToRequest(coapRequest(request, settings), settings);
  if (!http.ok) throw new Error(`refused with ${http.error.code}`);
  return http.value;
}

export const NO_REQUEST: Body = { code: 1, options: [], payload: EMPTY };

export const responseAcross = (
  response: HttpResponse,
  request = NO_REQUEST,
  settings = DEFAULT_MAPPING,
): HttpResponse => coapToResponse(across(responseToCoap(response, request, settings), "ACK"), settings);
