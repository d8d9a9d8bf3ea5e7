/** End-to-end keys and to-device messages: stored, counted and handed out; nothing of it is verified here. */
import { DEVELOPMENT_HOMESERVER as CAPS } from "../../base/limits.ts";
import type { HttpResponse } from "../../matrix/http.ts";
import { full, json, notFound } from "../answer.ts";
import { type Context, param, type Route, route } from "../context.ts";
import { isObject, type JsonObject, objectAt } from "../json.ts";
import type { Device, User } from "../types.ts";

export const keyRoutes: readonly Route[] = [
  route("POST", "keys/upload", upload),
  route("POST", "keys/query", ({ store, body }) => {
    const keys: Record<string, JsonObject> = {};
    for (const userId of Object.keys(objectAt(body, "device_keys"))) {
      const user = store.users.get(userId);
      if (user !== undefined) keys[userId] = deviceKeys(user);
    }
    return json({ device_keys: keys, failures: {}, master_keys: {}, self_signing_keys: {}, user_signing_keys: {} });
  }),
  route("POST", "keys/claim", claim),
  route("GET", "keys/changes", () => json({ changed: [], left: [] })),
  route("GET", "room_keys/version", () => notFound("No current backup version")),
  route("PUT", "sendToDevice/{}/{}", sendToDevice),
];

const deviceKeys = (user: User): JsonObject =>
  Object.fromEntries(
    [...user.devices.values()].flatMap((device) => (device.keys === undefined ? [] : [[device.id, device.keys]])),
  );

export function oneTimeKeyCounts(device: Device | undefined): JsonObject {
  const counts: Record<string, number> = { signed_curve25519: 0 };
  for (const name of device?.oneTimeKeys.keys() ?? []) {
    const algorithm = name.split(":")[0] ?? "";
    counts[algorithm] = (counts[algorithm] ?? 0) + 1;
  }
  return counts;
}

function upload({ store, session, body }: Context): HttpResponse {
  const device = session.device;
  if (device === undefined) return notFound("No device found");
  if (isObject(body.device_keys)) {
    device.keys = body.device_keys;
    session.user.deviceListPosition = store.advance("deviceLists");
  }
  for (const [name, key] of Object.entries(objectAt(body, "one_time_keys"))) {
    if (device.oneTimeKeys.size >= CAPS.keysPerDevice) return full("keys for this device");
    if (typeof key === "string" || isObject(key)) device.oneTimeKeys.set(name, key);
  }
  return json({ one_time_key_counts: oneTimeKeyCounts(device) });
}

function claim({ store, body }: Context): HttpResponse {
  const claimed: Record<string, Record<string, JsonObject>> = {};
  for (const [userId, devices] of Object.entries(objectAt(body, "one_time_keys"))) {
    if (!isObject(devices)) continue;
    for (const [deviceId, algorithm] of Object.entries(devices)) {
      const device = store.users.get(userId)?.devices.get(deviceId);
      const name = [...(device?.oneTimeKeys.keys() ?? [])].find((key) => key.startsWith(`${String(algorithm)}:`));
      const key = name === undefined ? undefined : device?.oneTimeKeys.get(name);
      if (name === undefined || key === undefined) continue;
      device?.oneTimeKeys.delete(name);
      claimed[userId] = { ...claimed[userId], [deviceId]: { [name]: key } };
    }
  }
  return json({ one_time_keys: claimed, failures: {} });
}

function sendToDevice(context: Context): HttpResponse {
  const { store, session, body, request, now } = context;
  const path = request.target.split("?")[0] ?? "";
  const known = store.remembered(session, path, now);
  if (known !== undefined) return known;
  for (const [userId, messages] of Object.entries(objectAt(body, "messages"))) {
    const user = store.users.get(userId);
    if (user === undefined || !isObject(messages)) continue;
    for (const [deviceId, content] of Object.entries(messages))
      if (isObject(content)) deliver(context, user, deviceId, content);
  }
  const answer = json({});
  store.remember(session, path, answer, now);
  return answer;
}

function deliver(context: Context, user: User, deviceId: string, content: JsonObject): void {
  for (const device of deviceId === "*" ? user.devices.values() : [user.devices.get(deviceId)]) {
    if (device === undefined) continue;
    const message = { type: param(context, 0), sender: context.session.user.id, content };
    device.toDevice.push({ position: context.store.advance("toDevice"), value: message });
    if (device.toDevice.length > CAPS.toDevicePerDevice) device.toDevice.shift();
  }
}
