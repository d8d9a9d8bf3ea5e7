/** What belongs to one user: filters, account data, tags, push rules, profile. */
import { DEVELOPMENT_HOMESERVER as CAPS } from "../../base/limits.ts";
import type { HttpResponse } from "../../matrix/http.ts";
import { forbidden, full, json, missingParameter, notFound } from "../answer.ts";
import { type Context, param, type Route, route } from "../context.ts";
import { memberContent, write } from "../events.ts";
import { type JsonObject, objectAt, stringAt } from "../json.ts";
import { defaultPushRules } from "../push-rules.ts";
import type { User } from "../types.ts";

export const accountRoutes: readonly Route[] = [
  route("POST", "user/{}/filter", (context) => own(context, () => createFilter(context))),
  route("GET", "user/{}/filter/{}", (context) =>
    own(context, ({ user }) => found(user.filters[Number(param(context, 1))], "No such filter")),
  ),
  route("PUT", "user/{}/account_data/{}", (context) => own(context, () => setData(context, "", param(context, 1)))),
  route("GET", "user/{}/account_data/{}", (context) => own(context, () => getData(context, "", param(context, 1)))),
  route("PUT", "user/{}/rooms/{}/account_data/{}", (context) =>
    own(context, () => setData(context, param(context, 1), param(context, 2))),
  ),
  route("GET", "user/{}/rooms/{}/account_data/{}", (context) =>
    own(context, () => getData(context, param(context, 1), param(context, 2))),
  ),
  route("GET", "user/{}/rooms/{}/tags", (context) => own(context, () => json({ tags: tags(context) }))),
  route("PUT", "user/{}/rooms/{}/tags/{}", (context) =>
    own(context, () => setTags(context, { ...tags(context), [param(context, 2)]: context.body })),
  ),
  route("DELETE", "user/{}/rooms/{}/tags/{}", (context) =>
    own(context, () => setTags(context, without(tags(context), param(context, 2)))),
  ),
  route("GET", "pushrules/", ({ session }) => json({ global: defaultPushRules(session.user.id) })),
  route("GET", "pushrules/global/", ({ session }) => json(defaultPushRules(session.user.id))),
  route("GET", "pushrules/global/{}/{}", (context) => pushRule(context)),
  route("GET", "profile/{}", (context) => profile(context)),
  route("GET", "profile/{}/{}", (context) => profile(context, param(context, 1))),
  route("PUT", "profile/{}/{}", (context) => own(context, () => setProfile(context))),
];

/** For paths that name a user who must be the one who asks. */
function own(context: Context, then: (session: Context["session"]) => HttpResponse): HttpResponse {
  if (param(context, 0) !== context.session.user.id) return forbidden("Cannot act for other users");
  return then(context.session);
}

const found = (value: JsonObject | undefined, otherwise: string): HttpResponse =>
  value === undefined ? notFound(otherwise) : json(value);

function createFilter({ session, body }: Context): HttpResponse {
  const { filters } = session.user;
  const text = JSON.stringify(body);
  const known = filters.findIndex((filter) => JSON.stringify(filter) === text);
  if (known >= 0) return json({ filter_id: String(known) });
  if (filters.length >= CAPS.filtersPerUser) return full("filters for this user");
  filters.push(body);
  return json({ filter_id: String(filters.length - 1) });
}

function setData({ store, session, body }: Context, roomId: string, type: string): HttpResponse {
  return store.setAccountData(session.user, roomId, type, body) ? json({}) : full("account data for this user");
}

function getData({ session }: Context, roomId: string, type: string): HttpResponse {
  if (roomId === "" && type === "m.push_rules") return json({ global: defaultPushRules(session.user.id) });
  return found(session.user.accountData.get(roomId)?.get(type)?.value, "Account data not found");
}

const tags = (context: Context): JsonObject => {
  const data = context.session.user.accountData.get(param(context, 1))?.get("m.tag")?.value;
  return data === undefined ? {} : objectAt(data, "tags");
};

function setTags({ store, session, params }: Context, all: JsonObject): HttpResponse {
  return store.setAccountData(session.user, params[1] ?? "", "m.tag", { tags: all })
    ? json({})
    : full("account data for this user");
}

const without = (object: JsonObject, key: string): JsonObject =>
  Object.fromEntries(Object.entries(object).filter(([name]) => name !== key));

function pushRule(context: Context): HttpResponse {
  const rules = defaultPushRules(context.session.user.id)[param(context, 0)];
  const rule = Array.isArray(rules) ? rules.find((one) => one.rule_id === param(context, 1)) : undefined;
  return found(rule, "No such push rule");
}

function profile({ store, params }: Context, field?: string): HttpResponse {
  const user = store.users.get(params[0] ?? "");
  if (user === undefined) return notFound("User not found");
  const all = profileOf(user);
  if (field === undefined) return json(all);
  const value = all[field];
  return value === undefined ? notFound(`No ${field}`) : json({ [field]: value });
}

const profileOf = (user: User): JsonObject => ({
  ...(user.displayName === undefined ? {} : { displayname: user.displayName }),
  ...(user.avatarUrl === undefined ? {} : { avatar_url: user.avatarUrl }),
});

function setProfile(context: Context): HttpResponse {
  const { store, session, body, now } = context;
  const field = param(context, 1);
  const value = stringAt(body, field);
  if (value === undefined) return missingParameter(field);
  if (field === "displayname") session.user.displayName = value;
  else if (field === "avatar_url") session.user.avatarUrl = value;
  else return forbidden("Only displayname and avatar_url can be set");
  for (const room of store.roomsOf(session.user.id)) {
    if (!room.isJoined(session.user.id)) continue;
    const content = memberContent(store, session.user.id, "join");
    write(store, room, { type: "m.room.member", sender: session.user.id, stateKey: session.user.id, content }, now);
  }
  return json({});
}
