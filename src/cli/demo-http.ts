/** Requests of the demo's Matrix programs, and what they read of the answers. */
import { utf8, utf8Text } from "../base/bytes.ts";
import { HectobitError } from "../base/errors.ts";
import type { HttpHeader, HttpRequest, HttpResponse } from "../matrix/http.ts";

export type Ask = (request: HttpRequest) => Promise<HttpResponse>;
export type Json = Readonly<Record<string, unknown>>;

export const CLIENT = "/_matrix/client/v3";
export const part = encodeURIComponent;

export function matrixRequest(method: string, target: string, token?: string, body?: object): HttpRequest {
  const headers: HttpHeader[] = [];
  if (token !== undefined) headers.push(["authorization", `Bearer ${token}`]);
  if (body !== undefined) headers.push(["content-type", "application/json"]);
  return { method, target, headers, body: body === undefined ? new Uint8Array() : utf8(JSON.stringify(body)) };
}

/** The body of an answer that must be a success; HectobitError `demo.refused` says what was asked and answered. */
export function success(request: HttpRequest, response: HttpResponse): Json {
  const text = utf8Text(response.body) ?? "";
  if (response.status !== 200) {
    const [path] = request.target.split("?");
    throw new HectobitError("demo.refused", `${request.method} ${path}: ${response.status} ${text.slice(0, 200)}`, {
      ...(response.status === 429 && {
        hint: "The homeserver limits how often somebody may do this (Synapse: rc_login and others). The demo logs in four times: wait, or raise the limit.",
      }),
    });
  }
  return JSON.parse(text) as Json;
}

export const textAt = (json: Json | undefined, key: string): string => {
  const value = json?.[key];
  return typeof value === "string" ? value : "";
};

export const objectAt = (json: Json | undefined, key: string): Json => {
  const value = json?.[key];
  return typeof value === "object" && value !== null ? (value as Json) : {};
};

export const listAt = (json: Json | undefined, key: string): readonly Json[] => {
  const value = json?.[key];
  return Array.isArray(value) ? (value as Json[]) : [];
};

/** Makes a user by the dummy flow, which open registration has; returns its id. */
export async function register(ask: Ask, username: string, password: string): Promise<string> {
  const target = `${CLIENT}/register`;
  const attempt = (auth?: object) => {
    const request = matrixRequest("POST", target, undefined, {
      username,
      password,
      inhibit_login: true,
      ...(auth && { auth }),
    });
    return ask(request).then((response) => ({ request, response }));
  };
  const first = await attempt();
  const session =
    first.response.status === 401 ? textAt(JSON.parse(utf8Text(first.response.body) ?? "{}"), "session") : "";
  const last = first.response.status === 401 ? await attempt({ type: "m.login.dummy", session }) : first;
  if (last.response.status === 200) return textAt(success(last.request, last.response), "user_id");
  throw new HectobitError(
    "demo.register",
    `the homeserver registers no user: ${utf8Text(last.response.body)?.slice(0, 200)}`,
    {
      hint: "The demo needs open registration (Synapse: enable_registration and enable_registration_without_verification). Without --homeserver it brings a homeserver of its own.",
    },
  );
}

export const loginRequest = (user: string, password: string): HttpRequest =>
  matrixRequest("POST", `${CLIENT}/login`, undefined, {
    type: "m.login.password",
    identifier: { type: "m.id.user", user },
    password,
  });

/** As chat programs ask: members only as they speak, and not the whole history. */
const FILTER = { room: { state: { lazy_load_members: true }, timeline: { limit: 20 } } };

export const filterRequest = (token: string, userId: string): HttpRequest =>
  matrixRequest("POST", `${CLIENT}/user/${part(userId)}/filter`, token, FILTER);

export function syncRequest(token: string, filter: string, since: string | undefined, timeout: number): HttpRequest {
  const from = since === undefined ? "" : `&since=${part(since)}`;
  return matrixRequest("GET", `${CLIENT}/sync?filter=${part(filter)}&timeout=${timeout}${from}`, token);
}

export const sendRequest = (token: string, roomId: string, transaction: string, body: string): HttpRequest =>
  matrixRequest("PUT", `${CLIENT}/rooms/${part(roomId)}/send/m.room.message/${transaction}`, token, {
    msgtype: "m.text",
    body,
  });

export const typingRequest = (token: string, roomId: string, userId: string, isTyping: boolean): HttpRequest =>
  matrixRequest(
    "PUT",
    `${CLIENT}/rooms/${part(roomId)}/typing/${part(userId)}`,
    token,
    isTyping ? { typing: true, timeout: 30_000 } : { typing: false },
  );

export const receiptRequest = (token: string, roomId: string, eventId: string): HttpRequest =>
  matrixRequest("POST", `${CLIENT}/rooms/${part(roomId)}/receipt/m.read/${part(eventId)}`, token, {});

export const joinRequest = (token: string, room: string): HttpRequest =>
  matrixRequest("POST", `${CLIENT}/join/${part(room)}`, token, {});
