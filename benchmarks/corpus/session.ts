import { forward } from "./forward.ts";

export type Json = Readonly<Record<string, unknown>>;

export interface Reply {
  readonly status: number;
  /** An empty object when the body is none. */
  readonly json: Json;
  readonly body: Buffer;
}

export const quote = encodeURIComponent;

/** The text at `path` (`"device_keys.keys"`) of an answer; it must be there. */
export function textAt(reply: Reply, path: string): string {
  const value = valueAt(reply.json, path);
  if (typeof value !== "string") throw new Error(`no ${path} in ${reply.status} ${JSON.stringify(reply.json)}`);
  return value;
}

export function valueAt(json: unknown, path: string): unknown {
  let value = json;
  for (const name of path.split(".")) value = (value as Json | undefined)?.[name];
  return value;
}

/** A client of the plain kind: HTTP requests with a token. A refusal is an answer like any other. */
export class Session {
  readonly base: string;
  readonly userId: string;
  readonly deviceId: string;
  readonly password: string;
  token: string | undefined;
  #transactions = 0;

  constructor(base: string, person: { userId: string; deviceId: string; password: string; token?: string }) {
    this.base = base;
    this.userId = person.userId;
    this.deviceId = person.deviceId;
    this.password = person.password;
    this.token = person.token;
  }

  get localpart(): string {
    return this.userId.slice(1).split(":", 1)[0] ?? "";
  }

  get server(): string {
    return this.userId.slice(this.userId.indexOf(":") + 1);
  }

  get(target: string): Promise<Reply> {
    return this.call("GET", target);
  }

  put(target: string, body: Json): Promise<Reply> {
    return this.call("PUT", target, body);
  }

  post(target: string, body: Json = {}): Promise<Reply> {
    return this.call("POST", target, body);
  }

  delete(target: string, body?: Json): Promise<Reply> {
    return this.call("DELETE", target, body);
  }

  call(method: string, target: string, body?: Json | string): Promise<Reply> {
    const text = body === undefined ? "" : typeof body === "string" ? body : JSON.stringify(body);
    return this.raw(method, target, text === "" ? undefined : "application/json", Buffer.from(text));
  }

  /** A target that does not begin with a slash is below the client API. */
  async raw(method: string, target: string, contentType: string | undefined, body: Buffer): Promise<Reply> {
    const headers: [string, string][] = [["accept", "application/json"]];
    if (this.token !== undefined) headers.push(["authorization", `Bearer ${this.token}`]);
    if (contentType !== undefined) headers.push(["content-type", contentType]);
    const path = target.startsWith("/") ? target : `/_matrix/client/v3/${target}`;
    const answer = await forward(this.base, { method, target: path, headers, body });
    return { status: answer.status, json: parse(answer.body), body: answer.body };
  }

  /** A request that demands the password again (user-interactive authentication): refused once, then granted. */
  async confirmed(method: string, target: string, body: Json): Promise<Reply> {
    const refused = await this.call(method, target, body);
    const { session } = refused.json;
    if (refused.status !== 401 || typeof session !== "string") return refused;
    const identifier = { type: "m.id.user", user: this.userId };
    const auth = { type: "m.login.password", identifier, password: this.password, session };
    return this.call(method, target, { ...body, auth });
  }

  transaction(): string {
    return `m${1764000000000 + this.userId.length * 7919 + this.#transactions}.${this.#transactions++}`;
  }

  async send(roomId: string, type: string, content: Json): Promise<string> {
    const target = `rooms/${quote(roomId)}/send/${quote(type)}/${this.transaction()}`;
    const reply = await this.put(target, content);
    return typeof reply.json.event_id === "string" ? reply.json.event_id : "";
  }

  state(roomId: string, type: string, content: Json, key = ""): Promise<Reply> {
    return this.put(`rooms/${quote(roomId)}/state/${quote(type)}/${quote(key)}`, content);
  }
}

function parse(body: Buffer): Json {
  try {
    const value: unknown = JSON.parse(body.toString("utf8"));
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : {};
  } catch {
    return {};
  }
}
