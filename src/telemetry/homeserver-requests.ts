/** The requests that the application service makes of its homeserver, as values. */
import { EMPTY, utf8 } from "../base/bytes.ts";
import type { HttpRequest } from "../matrix/http.ts";
import type { Device } from "./types.ts";

const CLIENT = "/_matrix/client/v3";
const part = encodeURIComponent;

export class HomeserverRequests {
  readonly #token: string;

  constructor(asToken: string) {
    this.#token = asToken;
  }

  register(device: Device): HttpRequest {
    const body = { type: "m.login.application_service", username: device.localpart, inhibit_login: true };
    return this.#request("POST", `${CLIENT}/register`, body);
  }

  displayName(device: Device): HttpRequest {
    const path = `${CLIENT}/profile/${part(device.userId)}/displayname`;
    return this.#request("PUT", this.#as(path, device), { displayname: device.displayName });
  }

  resolve(alias: string): HttpRequest {
    return this.#request("GET", `${CLIENT}/directory/room/${part(alias)}`);
  }

  /** By the service's own user, who then can invite. */
  create(device: Device, alias: string): HttpRequest {
    return this.#request("POST", `${CLIENT}/createRoom`, {
      preset: "private_chat",
      room_alias_name: alias,
      name: device.displayName,
      topic: `Readings of ${device.displayName}, by hectobit`,
      invite: [device.userId, ...device.invite],
    });
  }

  join(device: Device, roomId: string): HttpRequest {
    return this.#request("POST", this.#as(`${CLIENT}/join/${part(roomId)}`, device), {});
  }

  invite(device: Device, roomId: string): HttpRequest {
    return this.#request("POST", `${CLIENT}/rooms/${part(roomId)}/invite`, { user_id: device.userId });
  }

  send(device: Device, roomId: string, transaction: string, content: object): HttpRequest {
    const path = `${CLIENT}/rooms/${part(roomId)}/send/${part(device.eventType)}/${part(transaction)}`;
    return this.#request("PUT", this.#as(path, device), content);
  }

  /** Acting as the device's user (application service API, identity assertion). */
  #as(path: string, device: Device): string {
    return `${path}?user_id=${part(device.userId)}`;
  }

  #request(method: string, target: string, body?: object): HttpRequest {
    return {
      method,
      target,
      headers: [
        ["authorization", `Bearer ${this.#token}`],
        ...(body === undefined ? [] : ([["content-type", "application/json"]] as const)),
      ],
      body: body === undefined ? EMPTY : utf8(JSON.stringify(body)),
    };
  }
}
