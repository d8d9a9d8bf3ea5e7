import { get, post, put, remove, type Step, v3 } from "../step.ts";

/** Keys, messages to devices, backups, pushers. */
export const keys: readonly Step[] = [
  {
    name: "upload keys",
    status: 200,
    call: (w) =>
      post(v3`keys/upload`, w.get("radio"), {
        device_keys: {
          user_id: w.user("alice"),
          device_id: "RADIO",
          algorithms: ["m.olm.v1.curve25519-aes-sha2"],
          keys: {
            "curve25519:RADIO": "wn6tM1jHJmmEJ0lFkfyjMjUFvAjVdjFC0WjyTBoYU2g",
            "ed25519:RADIO": "ZmVkY2JhOTg3NjU0MzIxMGZlZGNiYTk4NzY1NDMyMTA",
          },
          signatures: {},
        },
        one_time_keys: { "curve25519:AAAAAQ": "kfUrMXmsd7wbLpN7Zcu7aJDC9xqHNuAPgVyCYOZhlEY" },
      }),
  },
  {
    name: "upload other keys under the same name",
    status: 400,
    call: (w) =>
      post(v3`keys/upload`, w.get("radio"), {
        one_time_keys: { "curve25519:AAAAAQ": "ANOTHERmsd7wbLpN7Zcu7aJDC9xqHNuAPgVyCYOZhlEY" },
      }),
  },
  {
    name: "query keys",
    status: 200,
    call: (w) => post(v3`keys/query`, w.get("bob"), { device_keys: { [w.user("alice")]: [], [w.user("nobody")]: [] } }),
  },
  {
    name: "claim a key",
    status: 200,
    call: (w) => post(v3`keys/claim`, w.get("bob"), { one_time_keys: { [w.user("alice")]: { RADIO: "curve25519" } } }),
  },
  {
    name: "whose keys changed",
    status: 200,
    anyOrder: true,
    call: (w) => get(v3`keys/changes?from=${w.get("since")}&to=${w.get("since")}`, w.get("bob")),
  },
  {
    name: "a message to a device",
    status: 200,
    call: (w) =>
      put(v3`sendToDevice/m.room.encrypted/${"to/dev ice"}`, w.get("bob"), {
        messages: { [w.user("alice")]: { "*": { algorithm: "m.olm", ciphertext: "geheim" } } },
      }),
  },
  {
    name: "cross-signing keys that are wrong",
    status: 400,
    call: (w) =>
      post(v3`keys/device_signing/upload`, w.get("radio"), {
        master_key: { user_id: w.user("alice"), usage: ["master"], keys: { "ed25519:MASTER": "MASTER" } },
      }),
  },
  {
    name: "signatures that do not fit",
    status: 200,
    call: (w) =>
      post(v3`keys/signatures/upload`, w.get("radio"), {
        [w.user("alice")]: {
          RADIO: {
            user_id: w.user("alice"),
            device_id: "RADIO",
            algorithms: [],
            keys: {},
            signatures: { [w.user("alice")]: { "ed25519:x": "y" } },
          },
        },
      }),
  },
  { name: "no key backup yet", status: 404, call: (w) => get(v3`room_keys/version`, w.get("alice")) },
  {
    name: "a key backup",
    status: 200,
    call: (w) =>
      post(v3`room_keys/version`, w.get("alice"), {
        algorithm: "m.megolm_backup.v1.curve25519-aes-sha2",
        auth_data: { public_key: "abcdefg" },
      }),
    keep: (body, w) => w.keep("backup", body.version),
  },
  {
    name: "keys into the backup",
    status: 200,
    call: (w) =>
      put(v3`room_keys/keys/${w.get("room")}/${"session/id+1="}?version=${w.get("backup")}`, w.get("alice"), {
        first_message_index: 1,
        forwarded_count: 0,
        is_verified: true,
        session_data: { ciphertext: "c2VjcmV0" },
      }),
  },
  {
    name: "a key from the backup",
    status: 200,
    call: (w) => get(v3`room_keys/keys/${w.get("room")}/${"session/id+1="}?version=${w.get("backup")}`, w.get("alice")),
  },
  {
    name: "keys into a wrong backup",
    status: 404,
    call: (w) => put(v3`room_keys/keys?version=99`, w.get("alice"), { rooms: {} }),
  },
  {
    name: "forget the backup",
    status: 200,
    call: (w) => remove(v3`room_keys/version/${w.get("backup")}`, w.get("alice")),
  },
  { name: "a pusher that is wrong", status: 400, call: (w) => post(v3`pushers/set`, w.get("alice"), { kind: "http" }) },
  {
    name: "a pusher",
    status: 200,
    call: (w) =>
      post(v3`pushers/set`, w.get("alice"), {
        kind: "http",
        app_id: "app.test",
        app_display_name: "App",
        device_display_name: "Gerät",
        pushkey: `key/+=_${w.name}`,
        lang: "de",
        data: { url: "http://127.0.0.1:9/_matrix/push/v1/notify" },
      }),
  },
  { name: "pushers", status: 200, call: (w) => get(v3`pushers`, w.get("alice")) },
  {
    name: "users by a search",
    status: 200,
    call: (w) => post(v3`user_directory/search`, w.get("bob"), { search_term: w.local("alice"), limit: 3 }),
  },
];
