import { get, media, post, put, r0, raw, remove, type Step, target, v1, v3 } from "../step.ts";

/** What a client asks before it has an account, and what is wrong with some requests whoever makes them. */
export const discovery: readonly Step[] = [
  { name: "versions", status: 200, call: () => get("/_matrix/client/versions") },
  { name: "well-known of the server", status: 200, call: () => get("/.well-known/matrix/client") },
  { name: "login flows", status: 200, call: () => get(v3`login`) },
  { name: "login flows by r0", status: 200, call: () => get(r0`login`) },
  { name: "authentication metadata that this server lacks", status: 404, call: () => get(v1`auth_metadata`) },
  {
    name: "a redirect to single sign-on",
    status: 302,
    call: () => get(v3`login/sso/redirect?redirectUrl=${"http://app.test/?a=b&c=d#e"}`),
  },
  { name: "a redirect without its parameter", status: 302, call: () => get(v3`login/sso/redirect`) },
  { name: "a redirect of the root", status: 302, call: () => get("/") },
  { name: "a page of text", status: 200, call: () => get("/_matrix/static/") },
  { name: "health, which is plain text", status: 200, call: () => get("/health") },
  {
    name: "only the head of an answer",
    status: 200,
    call: () => ({ ...get("/_matrix/client/versions"), method: "HEAD" }),
  },
  {
    name: "may a web page do this",
    status: 204,
    call: () => ({
      ...get(v3`sync`),
      method: "OPTIONS",
      headers: [
        ["origin", "http://app.test"],
        ["access-control-request-method", "GET"],
        ["access-control-request-headers", "authorization"],
      ],
    }),
  },
  { name: "an unknown path", status: 404, call: () => get("/_matrix/client/v3/no/such/thing") },
  { name: "an unknown path outside /_matrix", status: 404, call: () => get("/elsewhere/7/9") },
  { name: "a path like the enumerated ones on the link", status: 404, call: () => get("/7") },
  { name: "a method the path lacks", status: 405, call: () => remove(v3`sync`) },
  {
    name: "PATCH, which no path has",
    status: 405,
    call: () => raw("PATCH", v3`profile/@a:hs1.test`, undefined, "{}", "application/json"),
  },
  { name: "POST where only GET is", status: 405, call: () => post("/_matrix/client/versions", undefined) },
  { name: "no token", status: 401, call: () => get(v3`account/whoami`) },
  { name: "an unknown token", status: 401, call: () => get(v3`account/whoami`, "not-a-token") },
  { name: "an unknown token on sync", status: 401, call: () => get(v3`sync?timeout=0`, "not-a-token") },
  { name: "a token in the query", status: 401, call: () => get(v3`account/whoami?access_token=${"nor this"}`) },
  {
    name: "an Authorization header of another scheme",
    status: 401,
    call: () => ({ ...get(v3`account/whoami`), headers: [["authorization", "Basic YTpi"]] }),
  },
  {
    name: "a name that is free",
    fresh: true,
    status: 200,
    call: (w) => get(v3`register/available?username=${w.local("nobody")}`),
  },
  {
    name: "registration asks for a stage",
    status: 401,
    call: (w) => post(v3`register`, undefined, { username: w.local("alice"), password: "a secret of alice" }),
  },
  { name: "registration of a guest is off", status: 403, call: () => post(v3`register?kind=guest`, undefined) },
  {
    name: "no JSON",
    status: 400,
    call: () => raw("POST", v3`login`, undefined, "{this is no JSON", "application/json"),
  },
  { name: "JSON of a wrong shape", status: 400, call: () => post(v3`login`, undefined, ["an", "array"]) },
  { name: "no body where one is needed", status: 400, call: () => raw("POST", v3`login`, undefined) },
  {
    name: "bytes that are no UTF-8",
    status: 400,
    call: () => raw("POST", v3`login`, undefined, Uint8Array.of(0x7b, 0x22, 0xff, 0x22, 0x7d), "application/json"),
  },
  {
    name: "an unknown kind of login",
    status: 400,
    call: () => post(v3`login`, undefined, { type: "m.login.telepathy" }),
  },
  { name: "a profile of nobody", status: 404, call: (w) => get(v3`profile/${w.user("nobody")}`) },
  {
    name: "a profile on a server that is not spoken to",
    status: 403,
    call: () => get(v3`profile/${"@x:nowhere.invalid"}/displayname`),
  },
  { name: "public rooms without an account", status: 401, call: () => get(v3`publicRooms`) },
  { name: "media that is not there", status: 404, call: () => get(media`download/hs1.test/${"nothing"}`) },
  {
    name: "a put without a token",
    status: 401,
    call: () => put(v3`rooms/${"!x:hs1.test"}/send/m.room.message/1`, undefined, { body: "?" }),
  },
  {
    name: "an encoded slash in a path",
    status: 404,
    call: () => get(target`/_matrix/client/v3/profile/${"@a/b:hs1.test"}/displayname`),
  },
];
