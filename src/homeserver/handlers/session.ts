/** Registration, login, and who is logged in. */
import { forbidden, full, json, matrixError, missingParameter, notFound } from "../answer.ts";
import { type Context, type OpenContext, open, param, type Route, route } from "../context.ts";
import { isLocalpart, localpartOf, word } from "../identifiers.ts";
import { type JsonObject, objectAt, stringAt, stringsAt } from "../json.ts";
import { matchesNamespace } from "../namespaces.ts";
import type { Device, User } from "../types.ts";

const LOGIN_FLOWS = [{ type: "m.login.password" }, { type: "m.login.application_service" }];

export const sessionRoutes: readonly Route[] = [
  open("GET", "login", () => json({ flows: LOGIN_FLOWS })),
  open("POST", "login", login),
  open("POST", "register", register),
  open("GET", "register/available", ({ store, query }) => {
    const name = query.get("username") ?? "";
    if (!isLocalpart(name)) return matrixError(400, "M_INVALID_USERNAME", INVALID_NAME);
    return store.users.has(store.userId(name)) ? inUse() : json({ available: true });
  }),
  route("GET", "account/whoami", ({ session }) =>
    json({
      user_id: session.user.id,
      is_guest: false,
      ...(session.device === undefined ? {} : { device_id: session.device.id }),
    }),
  ),
  route("POST", "logout", ({ store, session }) => {
    store.closeSessions((other) => other === session);
    return json({});
  }),
  route("POST", "logout/all", ({ store, session }) => {
    store.closeSessions((other) => other.user === session.user);
    return json({});
  }),
  route("GET", "devices", ({ session }) =>
    json({ devices: [...session.user.devices.values()].map(deviceJson(session.user)) }),
  ),
  route("GET", "devices/{}", (context) => {
    const device = context.session.user.devices.get(param(context, 0));
    return device === undefined ? notFound("No device found") : json(deviceJson(context.session.user)(device));
  }),
  route("PUT", "devices/{}", (context) => {
    const device = context.session.user.devices.get(param(context, 0));
    if (device === undefined) return notFound("No device found");
    device.displayName = stringAt(context.body, "display_name") ?? device.displayName;
    return json({});
  }),
  route("DELETE", "devices/{}", (context) => deleteDevices(context, [param(context, 0)])),
  route("POST", "delete_devices", (context) => deleteDevices(context, stringsAt(context.body, "devices"))),
];

const INVALID_NAME = "User ID can only contain characters a-z, 0-9, or '_-./=+'";
const inUse = () => matrixError(400, "M_USER_IN_USE", "User ID already taken.");

function login({ store, body, service, now }: OpenContext) {
  const type = stringAt(body, "type");
  const named = stringAt(objectAt(body, "identifier"), "user") ?? stringAt(body, "user");
  if (type === undefined) return missingParameter("type");
  if (type !== "m.login.password" && type !== "m.login.application_service")
    return matrixError(400, "M_UNKNOWN", `Unknown login type ${type}`);
  if (named === undefined) return missingParameter("identifier");
  const user = store.users.get(named.startsWith("@") ? named : store.userId(named));
  if (type === "m.login.application_service") {
    if (service === undefined) return matrixError(401, "M_MISSING_TOKEN", "Missing access token");
    if (user === undefined || !matchesNamespace(service, user.id, store))
      return matrixError(403, "M_FORBIDDEN", "Invalid access_token");
  } else if (user?.password === undefined || user.password !== stringAt(body, "password")) {
    return forbidden("Invalid username or password");
  }
  return opened(store, user, body, now);
}

function opened(store: OpenContext["store"], user: User, body: JsonObject, now: OpenContext["now"]) {
  const name = stringAt(body, "initial_device_display_name");
  const session = store.openSession(user, now, stringAt(body, "device_id"), name);
  if (session === undefined) return full("sessions");
  return json({
    user_id: user.id,
    access_token: session.token,
    home_server: store.name,
    device_id: session.device?.id ?? "",
  });
}

/** With the dummy stage only: a first request without `auth` learns of it (user-interactive authentication). */
function register(context: OpenContext) {
  const { store, body, service, now } = context;
  const byService = stringAt(body, "type") === "m.login.application_service";
  if (byService && service === undefined) return matrixError(401, "M_MISSING_TOKEN", "Missing access token");
  if (!byService && store.options.registration === false) return forbidden("Registration has been disabled");
  const wanted = stringAt(body, "username") ?? (byService ? undefined : word(store.random, 10).toLowerCase());
  if (wanted === undefined || !isLocalpart(wanted)) return matrixError(400, "M_INVALID_USERNAME", INVALID_NAME);
  if (store.users.has(store.userId(wanted))) return inUse();
  const reserved = reservedFor(context, store.userId(wanted));
  if (byService ? reserved !== service : reserved !== undefined)
    return matrixError(
      400,
      "M_EXCLUSIVE",
      "This user ID is reserved or outside of the application service's namespace.",
    );
  if (!byService && stringAt(objectAt(body, "auth"), "type") !== "m.login.dummy") return dummyFlow(context);
  const user = store.addUser(wanted, stringAt(body, "password"));
  if (user === undefined) return full("users");
  if (body.inhibit_login === true) return json({ user_id: user.id, home_server: store.name });
  return opened(store, user, body, now);
}

const reservedFor = ({ store }: OpenContext, userId: string) =>
  store.options.applicationServices?.find((service) => matchesNamespace(service, userId, store));

const dummyFlow = ({ store }: OpenContext) =>
  json({ session: word(store.random, 24), flows: [{ stages: ["m.login.dummy"] }], params: {} }, 401);

function deleteDevices(context: Context, ids: readonly string[]) {
  const { store, session, body } = context;
  const auth = objectAt(body, "auth");
  if (stringAt(auth, "type") === undefined)
    return json({ session: word(store.random, 24), flows: [{ stages: ["m.login.password"] }], params: {} }, 401);
  if (stringAt(auth, "password") !== session.user.password) return forbidden("Invalid username or password");
  store.closeSessions((other) => other.user === session.user && ids.includes(other.device?.id ?? ""));
  for (const id of ids) session.user.devices.delete(id);
  return json({});
}

const deviceJson =
  (user: User) =>
  (device: Device): JsonObject => ({
    device_id: device.id,
    display_name: device.displayName ?? `${localpartOf(user.id)}'s device`,
    last_seen_ip: device.lastSeenIp,
    last_seen_ts: device.lastSeenTs,
    user_id: user.id,
  });
