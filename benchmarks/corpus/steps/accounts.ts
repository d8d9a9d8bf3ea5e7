import { type Json, quote, Session, textAt } from "../session.ts";
import type { Steps } from "../step.ts";
import type { World } from "../world.ts";
import { mediaUri } from "./contents.ts";

export const accountSteps: Steps = {
  "what the server can": abilities,
  "log in and out": logins,
  profiles: profiles,
  presence: presence,
  "password, third-party identifiers": identifiers,
  devices: devices,
};

async function abilities({ people, guests, home, admin }: World): Promise<void> {
  for (const each of [...people.slice(0, 2), ...guests.slice(0, 1)]) {
    await each.get("/_matrix/client/versions");
    await each.get("capabilities");
    await each.get("voip/turnServer");
    await each.get("account/whoami");
    await each.get("login");
    await each.get("/.well-known/matrix/client");
    await each.get("/.well-known/matrix/support");
    await each.get("/.well-known/matrix/server");
    await each.get("thirdparty/protocols");
    await each.post(`user/${quote(each.userId)}/openid/request_token`, {});
    await each.get(`register/available?username=somebody.${each.localpart.length}`);
    await each.get(`register/available?username=${quote(each.localpart)}`);
    await each.get("register/available?username=BAD%20NAME");
    await each.get("/_matrix/client/v1/register/m.login.registration_token/validity?token=fBVFdqVE");
    await each.get(`admin/whois/${quote(each.userId)}`);
    await each.get("password_policy");
  }
  for (const each of people) await admin.get(`admin/whois/${quote(each.userId)}`);
  for (const what of ["lock", "suspend"]) {
    const target = `/_matrix/client/v1/admin/${what}/${quote(people[4]?.userId ?? "")}`;
    await admin.get(target);
    await admin.put(target, { [what === "lock" ? "locked" : "suspended"]: true });
    await admin.put(target, { [what === "lock" ? "locked" : "suspended"]: false });
    await people[2]?.put(target, {});
    await admin.get(`/_matrix/client/v1/admin/${what}/${quote(`@x:${home.name}`)}`);
  }
}

const anonymous = (base: string): Session => new Session(base, { userId: "@:", deviceId: "", password: "" });

async function logins(world: World): Promise<void> {
  const { people, deployment, home, words } = world;
  for (const each of people) {
    const nobody = anonymous(home.url);
    const identifier = { type: "m.id.user", user: words.chance(0.5) ? each.userId : each.localpart };
    const credentials = { type: "m.login.password", identifier, password: each.password };
    await nobody.post("login", { ...credentials, password: "guess" });
    const device = words.pick(deployment.devices);
    const made = await nobody.post("login", { ...credentials, initial_device_display_name: device });
    nobody.token = textAt(made, "access_token");
    await nobody.get("account/whoami");
    await nobody.post("/_matrix/client/v1/login/get_token", {});
    await nobody.post("logout", {});
    await nobody.get("account/whoami");
    await refreshable(anonymous(home.url), credentials, `REFRESH${each.localpart.length}`);
    await tokenLogin(each, home.url);
  }
  await shortLived(world);
}

async function refreshable(session: Session, credentials: Json, device_id: string): Promise<void> {
  const made = await session.post("login", { ...credentials, refresh_token: true, device_id });
  const renewed = await session.post("refresh", { refresh_token: textAt(made, "refresh_token") });
  session.token = textAt(renewed, "access_token");
  await session.get("devices");
  await session.post("refresh", { refresh_token: "syr_of_nobody" });
}

async function tokenLogin(each: Session, base: string): Promise<void> {
  const asked = await each.post("/_matrix/client/v1/login/get_token", {});
  const { login_token: token } = asked.json;
  if (typeof token === "string") await anonymous(base).post("login", { type: "m.login.token", token });
}

/** Accounts that are made, and closed again. */
async function shortLived({ home, words, deployment }: World): Promise<void> {
  for (let count = 0; count < 3; count++) {
    const local = `visitor-${words.number(100, 999)}`;
    const visitor = await home.join({ local, display: local }, words.pick(deployment.devices));
    await visitor.get("sync?timeout=0");
    if (count === 0) await visitor.post("logout/all", {});
    else await visitor.confirmed("POST", "account/deactivate", { erase: count === 1 });
    await visitor.get("account/whoami");
  }
  await anonymous(home.url).post("register?kind=guest", { initial_device_display_name: "guest" });
  await anonymous(home.url).post("register", { username: "x", password: "short" });
}

async function profiles(world: World): Promise<void> {
  const { people, guests, deployment, words } = world;
  const names = [...deployment.homePeople, ...deployment.awayPeople];
  for (const each of [...people, ...guests]) {
    const own = `profile/${quote(each.userId)}`;
    const displayname = names.find(({ local }) => local === each.localpart)?.display ?? each.localpart;
    await each.put(`${own}/displayname`, { displayname });
    if (words.chance(0.7)) await each.put(`${own}/avatar_url`, { avatar_url: mediaUri(world) });
    await each.get(`${own}/displayname`);
    await each.get(`${own}/avatar_url`);
    await each.put(`${own}/m.tz`, { "m.tz": words.pick(["Europe/Zurich", "Africa/Nairobi", "America/Lima"]) });
    await each.put(`${own}/org.example.pronouns`, {
      "org.example.pronouns": [{ language: "en", summary: words.pick(["she/her", "he/him", "they/them"]) }],
    });
    await each.get(`${own}/m.tz`);
    await each.get(own);
    await each.delete(`${own}/org.example.pronouns`);
    await each.get(`profile/${quote(words.pick(people).userId)}`);
  }
}

async function presence({ people, words }: World): Promise<void> {
  for (const each of people) {
    const target = `presence/${quote(each.userId)}/status`;
    const status_msg = words.text();
    const state = words.pick(["online", "unavailable", "offline"]);
    await each.put(target, { presence: state, ...(words.chance(0.6) && { status_msg }) });
    await each.get(target);
    await each.get(`presence/${quote(words.pick(people).userId)}/status`);
  }
}

async function identifiers({ people, words }: World): Promise<void> {
  for (const each of people.slice(1, 4)) {
    const email = {
      client_secret: `secret${words.number(1e6, 9e6)}`,
      email: `${each.localpart}@example.org`,
      send_attempt: 1,
    };
    const phone = {
      client_secret: `secret${words.number(1e6, 9e6)}`,
      country: "GB",
      phone_number: "07700900001",
      send_attempt: 1,
    };
    await each.get("account/3pid");
    for (const purpose of ["account/3pid", "account/password", "register"]) {
      await each.post(`${purpose}/email/requestToken`, email);
      await each.post(`${purpose}/msisdn/requestToken`, phone);
    }
    const sid = { sid: "abc123987", client_secret: "d0n'tT3ll" };
    await each.confirmed("POST", "account/3pid/add", sid);
    await each.post("account/3pid/bind", {
      ...sid,
      id_server: "id.example.org",
      id_access_token: "abc123_OpaqueString",
    });
    await each.post("account/3pid/unbind", { medium: "email", address: email.email, id_server: "id.example.org" });
    await each.post("account/3pid/delete", { medium: "email", address: email.email });
    await each.post("account/3pid", { three_pid_creds: { ...sid, id_server: "id.example.org" } });
    await each.confirmed("POST", "account/password", { new_password: each.password, logout_devices: false });
  }
}

async function devices({ people, deployment, words, home }: World): Promise<void> {
  for (const each of people) {
    const extra: string[] = [];
    for (let count = 0; count < 3; count++) {
      const login = await anonymous(home.url).post("login", {
        type: "m.login.password",
        identifier: { type: "m.id.user", user: each.localpart },
        password: each.password,
        initial_device_display_name: words.pick(deployment.devices),
      });
      extra.push(textAt(login, "device_id"));
    }
    const [first = "", second = "", third = ""] = extra;
    await each.get("devices");
    await each.get(`devices/${first}`);
    await each.put(`devices/${first}`, { display_name: words.pick(deployment.devices) });
    await each.get(`devices/${each.deviceId}`);
    await each.confirmed("DELETE", `devices/${first}`, {});
    await each.confirmed("POST", "delete_devices", { devices: [second, third] });
    await each.get(`devices/${first}`);
  }
}
