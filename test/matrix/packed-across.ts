/** Carries packed requests and their answers across a real CoAP message, as client and gateway do. */
import { fail, ok, type Result } from "../../src/base/errors.ts";
import { addressPeer } from "../../src/base/peer.ts";
import { instant } from "../../src/base/time.ts";
import type { Body, MessageType } from "../../src/coap/message.ts";
import { hectobitCodec } from "../../src/codec/hectobit-codec.ts";
import { PackedSessions } from "../../src/gateway/packed-sessions.ts";
import type { HttpRequest, HttpResponse } from "../../src/matrix/http.ts";
import { packRequest, type TokenForm } from "../../src/matrix/packed/pack-request.ts";
import { packedProfile } from "../../src/matrix/packed/profile.ts";
import { answerToCoap, coapToAnswer, packedForm } from "../../src/matrix/response.ts";
import { across, datagram } from "./across.ts";

export const PROFILE = packedProfile(hectobitCodec);
export const PEER = addressPeer("192.0.2.7", 5_683);
export const NOW = instant(1_000);

/** UDP payload of the message, with a token of one byte. */
export const messageBytes = (body: Body, type: MessageType = "CON"): number => datagram(body, type).length;

export function packed(request: HttpRequest, token: TokenForm = { kind: "bare" }, offered = false): Body {
  const offer = offered ? PROFILE.tables : undefined;
  const body = packRequest(request, { codec: hectobitCodec, offer, token });
  if (!body.ok) throw new Error(`refused with ${body.error.status}`);
  return across(body.value, "CON");
}

/** What a gateway with these sessions makes of it. */
export function unpacked(body: Body, sessions = agreedSessions()): Result<HttpRequest, string> {
  const received = sessions.receive(body, PEER, NOW);
  if (received.kind === "request") return ok(received.http);
  return fail(received.kind === "refused" ? received.reason : "a reading");
}

export function packedAcross(request: HttpRequest): HttpRequest {
  const http = unpacked(packed(request));
  if (!http.ok) throw new Error(`refused: ${http.error}`);
  return http.value;
}

/** Of a gateway that has agreed with the peer. */
export function agreedSessions(): PackedSessions {
  const sessions = new PackedSessions(PROFILE);
  const hello = { method: "GET", target: "/_matrix/client/versions", headers: [], body: new Uint8Array() };
  sessions.receive(packed(hello, { kind: "bare" }, true), PEER, NOW);
  return sessions;
}

export const packedAnswer = (response: HttpResponse, method = "GET"): Body =>
  answerToCoap(response, packedForm(hectobitCodec, method, false));

export const answerAcross = (response: HttpResponse, method = "GET"): HttpResponse =>
  coapToAnswer(across(packedAnswer(response, method), "ACK"), { codec: hectobitCodec, fromLb: false, packed: true });
