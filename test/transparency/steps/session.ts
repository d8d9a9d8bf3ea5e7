import { get, post, put, r0, remove, type Step, v3 } from "../step.ts";

const password = "a secret of alice, with ünïcödé 🔑";

/** Accounts, devices, profiles and push rules. */
export const session: readonly Step[] = [
  ...(["alice", "bob"] as const).map(
    (name): Step => ({
      name: `registration of ${name}`,
      status: 200,
      call: (w) =>
        post(v3`register`, undefined, { username: w.local(name), password, auth: { type: "m.login.dummy" } }),
      keep: (body, w) => {
        w.keep(name, body.access_token);
        w.keep(`${name}'s device`, body.device_id);
      },
    }),
  ),
  {
    name: "a name that is taken",
    status: 400,
    call: (w) =>
      post(v3`register`, undefined, { username: w.local("alice"), password, auth: { type: "m.login.dummy" } }),
  },
  {
    name: "login with a wrong password",
    status: 403,
    call: (w) =>
      post(v3`login`, undefined, {
        type: "m.login.password",
        identifier: { type: "m.id.user", user: w.local("alice") },
        password: "wrong",
      }),
  },
  {
    name: "login with a name for the device",
    status: 200,
    call: (w) =>
      post(v3`login`, undefined, {
        type: "m.login.password",
        identifier: { type: "m.id.user", user: w.user("alice") },
        password,
        device_id: "RADIO",
        initial_device_display_name: "Funkgerät 📻",
      }),
    keep: (body, w) => w.keep("radio", body.access_token),
  },
  {
    name: "login by r0",
    status: 200,
    call: (w) =>
      post(r0`login`, undefined, { type: "m.login.password", user: w.local("alice"), password, device_id: "OTHER" }),
    keep: (body, w) => w.keep("other", body.access_token),
  },
  { name: "who am I", status: 200, call: (w) => get(v3`account/whoami`, w.get("radio")) },
  { name: "who am I by r0", status: 200, call: (w) => get(r0`account/whoami`, w.get("radio")) },
  { name: "capabilities", status: 200, call: (w) => get(v3`capabilities`, w.get("alice")) },
  {
    name: "a display name with emoji",
    status: 200,
    call: (w) =>
      put(v3`profile/${w.user("alice")}/displayname`, w.get("alice"), { displayname: 'Älice 🚢 <b>&"\\ \u2028' }),
  },
  { name: "the display name again", status: 200, call: (w) => get(v3`profile/${w.user("alice")}/displayname`) },
  { name: "the display name by r0", status: 200, call: (w) => get(r0`profile/${w.user("alice")}/displayname`) },
  {
    name: "another's display name",
    status: 400,
    call: (w) => put(v3`profile/${w.user("bob")}/displayname`, w.get("alice"), { displayname: "Mallory" }),
  },
  {
    name: "an avatar",
    status: 200,
    call: (w) => put(v3`profile/${w.user("alice")}/avatar_url`, w.get("alice"), { avatar_url: "mxc://hs1.test/abc" }),
  },
  {
    name: "a profile with its @ and : not encoded",
    status: 200,
    call: (w) => get(`/_matrix/client/v3/profile/${w.user("alice")}`),
  },
  {
    name: "a profile with more encoded than needed",
    status: 404,
    call: (w) => get(`/_matrix/client/v3/%70rofile/${encodeURIComponent(w.user("alice")).replace("a", "%61")}`),
  },
  {
    name: "a profile with lower-case hex digits",
    status: 200,
    call: (w) => get(`/_matrix/client/v3/profile/${w.user("alice").replace("@", "%40").replace(":", "%3a")}`),
  },
  {
    name: "a profile field that is not there",
    status: 404,
    call: (w) => get(v3`profile/${w.user("alice")}/no.such.field`),
  },
  { name: "push rules", status: 200, call: (w) => get(v3`pushrules/`, w.get("alice")) },
  { name: "push rules without their last slash", status: 404, call: (w) => get(v3`pushrules`, w.get("alice")) },
  { name: "push rules by r0", status: 200, call: (w) => get(r0`pushrules/`, w.get("alice")) },
  { name: "global push rules", status: 200, call: (w) => get(v3`pushrules/global/`, w.get("alice")) },
  {
    name: "one push rule",
    status: 200,
    call: (w) => get(v3`pushrules/global/override/.m.rule.master`, w.get("alice")),
  },
  {
    name: "a push rule of one's own",
    status: 200,
    call: (w) =>
      put(v3`pushrules/global/content/${"nach Hause? 100%&#+"}`, w.get("alice"), {
        actions: ["notify", { set_tweak: "highlight", value: true }],
        pattern: "nach *",
      }),
  },
  {
    name: "that push rule",
    status: 200,
    call: (w) => get(v3`pushrules/global/content/${"nach Hause? 100%&#+"}`, w.get("alice")),
  },
  {
    name: "switch a push rule off",
    status: 200,
    call: (w) =>
      put(v3`pushrules/global/override/.m.rule.suppress_notices/enabled`, w.get("alice"), { enabled: false }),
  },
  {
    name: "is it off",
    status: 200,
    call: (w) => get(v3`pushrules/global/override/.m.rule.suppress_notices/enabled`, w.get("alice")),
  },
  {
    name: "forget the push rule",
    status: 200,
    call: (w) => remove(v3`pushrules/global/content/${"nach Hause? 100%&#+"}`, w.get("alice")),
  },
  {
    name: "forget it twice",
    status: 404,
    call: (w) => remove(v3`pushrules/global/content/${"nach Hause? 100%&#+"}`, w.get("alice")),
  },
  { name: "devices", status: 200, anyOrder: true, call: (w) => get(v3`devices`, w.get("alice")) },
  { name: "one device", status: 200, call: (w) => get(v3`devices/RADIO`, w.get("alice")) },
  { name: "a device that is not there", status: 404, call: (w) => get(v3`devices/NOPE`, w.get("alice")) },
  {
    name: "rename a device",
    status: 200,
    call: (w) => put(v3`devices/RADIO`, w.get("alice"), { display_name: "Funk" }),
  },
  {
    name: "deleting a device asks for a password",
    status: 401,
    call: (w) => remove(v3`devices/OTHER`, w.get("alice")),
  },
  {
    name: "deleting devices too",
    status: 401,
    call: (w) => post(v3`delete_devices`, w.get("alice"), { devices: ["OTHER"] }),
  },
  {
    name: "deleting a device with the password in a DELETE's body",
    status: 200,
    call: (w) => ({
      ...post(v3`devices/OTHER`, w.get("alice"), {
        auth: { type: "m.login.password", identifier: { type: "m.id.user", user: w.local("alice") }, password },
      }),
      method: "DELETE",
    }),
  },
  { name: "the deleted device's token", status: 401, call: (w) => get(v3`account/whoami`, w.get("other")) },
  { name: "third-party ids", status: 200, call: (w) => get(v3`account/3pid`, w.get("alice")) },
  {
    name: "an OpenID token",
    status: 200,
    fresh: true,
    call: (w) => post(v3`user/${w.user("alice")}/openid/request_token`, w.get("alice")),
  },
  { name: "a TURN server that is not there", status: 200, call: (w) => get(v3`voip/turnServer`, w.get("alice")) },
  { name: "protocols of third parties", status: 200, call: (w) => get(v3`thirdparty/protocols`, w.get("alice")) },
  {
    name: "presence, which is off",
    status: 200,
    call: (w) => get(v3`presence/${w.user("alice")}/status`, w.get("alice")),
  },
  {
    name: "being here, where presence is off",
    status: 200,
    call: (w) =>
      put(v3`presence/${w.user("alice")}/status`, w.get("alice"), {
        presence: "unavailable",
        status_msg: "auf See ⛵",
      }),
  },
  { name: "whois of another", status: 403, call: (w) => get(v3`admin/whois/${w.user("bob")}`, w.get("alice")) },
];
