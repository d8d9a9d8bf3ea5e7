import type { DeviceServiceEvent } from "../matrix/device-service.ts";
import type { HttpClientEvent, HttpRequest } from "../matrix/http.ts";

/** How an HTTP request ended, whoever asked it. */
export type HttpOutcome = Without<HttpClientEvent, "id">;
type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** A homeserver as a virtual world reaches it. */
export interface HomeserverPort {
  /** The answer comes at some virtual instant; calling what this returns gives the request up, and none comes. */
  ask(request: HttpRequest, timeout: number, answer: (outcome: HttpOutcome) => void): () => void;
  close(): Promise<void>;
}

/** Takes the homeserver's requests to an application service; the answer is an `http-response` to give back by id. */
export type ApplicationServicePort = (request: Extract<DeviceServiceEvent, { kind: "served-request" }>) => void;
