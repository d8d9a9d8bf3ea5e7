import { ENDPOINTS } from "../../src/matrix/endpoints.ts";

export type Api = "cs" | "ss" | "as" | "push";

export interface Kind {
  /** `operationId` of the specification, or null when the path is none of its own. */
  readonly operation: string | null;
  /** Method, path template, and the event type in place of its parameter: `PUT /…/send/m.room.message/{txnId}`. */
  readonly label: string;
}

interface Template {
  readonly method: string;
  readonly segments: readonly string[];
  readonly operation: string | null;
  readonly api: string;
}

/** Paths of proposals and of older versions that clients use and the specification does not list. */
const UNLISTED = `
PUT /_matrix/client/v3/rooms/{roomId}/state/{eventType}
GET /_matrix/client/v3/rooms/{roomId}/state/{eventType}
GET /_matrix/client/v3/pushrules
GET /_matrix/client/v3/pushrules/global
POST /_matrix/client/v3/rooms/{roomId}/send/{eventType}
POST /_matrix/client/v3/rooms/{roomId}/redact/{eventId}
GET /_matrix/client/v3/user/{userId}/account_data
POST /_matrix/client/v3/keys/upload/{deviceId}
POST /_matrix/client/unstable/keys/device_signing/upload
POST /_matrix/client/unstable/org.matrix.simplified_msc3575/sync
POST /_matrix/client/v4/sync
PUT /_matrix/client/unstable/org.matrix.msc3814.v1/dehydrated_device
GET /_matrix/client/unstable/org.matrix.msc3814.v1/dehydrated_device
DELETE /_matrix/client/unstable/org.matrix.msc3814.v1/dehydrated_device
POST /_matrix/client/unstable/org.matrix.msc3814.v1/dehydrated_device/{deviceId}/events
GET /_matrix/client/unstable/org.matrix.msc2965/auth_metadata
GET /_matrix/client/unstable/org.matrix.msc2965/auth_issuer
GET /_matrix/client/unstable/org.matrix.msc4140/delayed_events
POST /_matrix/client/unstable/org.matrix.msc4140/delayed_events/{delayId}
POST /_matrix/client/unstable/org.matrix.msc4140/delayed_events/{delayId}/{action}
GET /_matrix/client/unstable/org.matrix.msc4143/rtc/transports
GET /_matrix/client/unstable/im.nheko.summary/rooms/{roomIdOrAlias}/summary
GET /_matrix/client/unstable/im.nheko.summary/summary/{roomIdOrAlias}
GET /_matrix/client/unstable/uk.half-shot.msc2666/user/mutual_rooms
GET /_matrix/client/unstable/io.element.msc4306/rooms/{roomId}/thread/{eventId}/subscription
PUT /_matrix/client/unstable/io.element.msc4306/rooms/{roomId}/thread/{eventId}/subscription
DELETE /_matrix/client/unstable/io.element.msc4306/rooms/{roomId}/thread/{eventId}/subscription
GET /_matrix/client/unstable/uk.tcpip.msc4133/profile/{userId}/{keyName}
PUT /_matrix/client/unstable/uk.tcpip.msc4133/profile/{userId}/{keyName}
DELETE /_matrix/client/unstable/org.matrix.msc3391/user/{userId}/account_data/{type}
DELETE /_matrix/client/unstable/org.matrix.msc3391/user/{userId}/rooms/{roomId}/account_data/{type}
GET /_matrix/client/unstable/org.matrix.msc2716/rooms/{roomId}/batch_send
POST /_matrix/client/unstable/org.matrix.msc4108/rendezvous
POST /_matrix/client/unstable/org.matrix.msc4388/rendezvous
GET /_matrix/federation/unstable/org.matrix.msc3720/account_status
POST /_matrix/federation/unstable/org.matrix.msc3720/account_status
GET /_matrix/federation/unstable/org.matrix.msc4370/extremities/{roomId}
POST /_matrix/federation/unstable/user/keys/claim
GET /_matrix/key/v2/server/{keyId}
PUT /_matrix/federation/v1/send_join/{roomId}/{eventId}
PUT /_matrix/federation/v1/send_leave/{roomId}/{eventId}
PUT /_matrix/app/unstable/fi.mau.msc2659/ping
GET /_matrix/app/unstable/thirdparty/protocol/{protocol}
POST /_matrix/app/unstable/org.matrix.msc3983/keys/claim
POST /_matrix/app/unstable/org.matrix.msc3984/keys/query
GET /_matrix/app/v1/rooms/{roomAlias}
GET /_synapse/admin/v1/users/{userId}/override_ratelimit
POST /_synapse/admin/v1/users/{userId}/override_ratelimit
POST /_synapse/admin/v1/send_server_notice
GET /_synapse/admin/v2/users/{userId}
GET /_synapse/admin/v1/rooms/{roomId}
`;

const APIS: Readonly<Record<string, Api>> = {
  "client-server": "cs",
  "server-server": "ss",
  "application-service": "as",
  "push-gateway": "push",
};

const TEMPLATES: readonly Template[] = [
  ...ENDPOINTS.map(({ api, method, template, operationId }) => ({
    api: APIS[api] ?? "",
    method,
    segments: template.split("/"),
    operation: operationId,
  })),
  ...UNLISTED.trim()
    .split("\n")
    .map((line) => {
      const [method = "", template = ""] = line.split(" ");
      return { api: "", method, segments: template.split("/"), operation: null };
    }),
];

/** Parameters that say what kind of body it is, and so stay in the label. */
const TELLING = new Set(["{eventType}", "{type}"]);

const isParameter = (segment: string): boolean => segment.startsWith("{");

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** Each secret storage key has an account data type of its own. */
const told = (segment: string): string =>
  decode(segment).replace(/^m\.secret_storage\.key\..*/, "m.secret_storage.key.{keyId}");

/** r0 and v3 are one API under two names. */
const modern = (segments: readonly string[]): string[] =>
  segments.map((segment, index) => (index === 3 && segment === "r0" ? "v3" : segment));

export function kindOf(api: Api, method: string, target: string): Kind {
  const path = target.split("?", 1)[0] ?? "";
  const segments = modern(path.split("/"));
  const found = TEMPLATES.filter(
    (template) =>
      (template.api === api || template.api === "") &&
      template.method === method &&
      template.segments.length === segments.length &&
      template.segments.every((each, index) => isParameter(each) || each === segments[index]),
  ).sort((a, b) => a.segments.filter(isParameter).length - b.segments.filter(isParameter).length)[0];
  if (found === undefined) return { operation: null, label: `${method} ${guess(segments)}` };
  const label = found.segments.map((each, index) => (TELLING.has(each) ? told(segments[index] ?? "") : each));
  return { operation: found.operation, label: `${method} ${label.join("/")}` };
}

/** A path that no template knows: what looks like an identifier becomes a parameter. */
function guess(segments: readonly string[]): string {
  return segments.map((segment) => (/^[!@#$]|[0-9]{3,}/.test(decode(segment)) ? "{}" : decode(segment))).join("/");
}
