import { put, r0, raw, type Step, v3 } from "../step.ts";

const message = (text: string) => ({ msgtype: "m.text", body: text });
const emoji = 'Grüße aus dem Maschinenraum 🛠️👩🏽‍🔧 – 漢字 – עברית – \u0000\u001f\u007f \\ " / </script>';
/** As near to Synapse's limit of 65,536 bytes for an event as is safe. */
const large = "0123456789abcdef".repeat(3900);

/** Messages, their history, receipts, and what a homeserver refuses in events. */
export const events: readonly Step[] = [
  {
    name: "a message with emoji",
    status: 200,
    call: (w) => put(v3`rooms/${w.get("room")}/send/m.room.message/txn-1`, w.get("alice"), message(emoji)),
    keep: (body, w) => w.keep("event", body.event_id),
  },
  {
    name: "the same transaction again",
    status: 200,
    call: (w) => put(v3`rooms/${w.get("room")}/send/m.room.message/txn-1`, w.get("alice"), message(emoji)),
  },
  {
    name: "a message by r0",
    status: 200,
    call: (w) => put(r0`rooms/${w.get("room")}/send/m.room.message/txn-2`, w.get("bob"), message("Moin")),
    keep: (body, w) => w.keep("answer", body.event_id),
  },
  {
    name: "a transaction id with everything",
    status: 200,
    call: (w) =>
      put(v3`rooms/${w.get("room")}/send/m.room.message/${"m1.2/3?4#5%6+7 8&9=ü"}`, w.get("alice"), message("odd")),
  },
  {
    name: "an event type with a slash and a space",
    status: 200,
    call: (w) =>
      put(v3`rooms/${w.get("room")}/send/${"test/odd type ✨"}/txn-3`, w.get("alice"), {
        "key with . and $": [null, true, false, {}, [], ""],
      }),
  },
  {
    name: "an event near the size limit",
    status: 200,
    call: (w) => put(v3`rooms/${w.get("room")}/send/test.large/txn-4`, w.get("alice"), { large }),
    keep: (body, w) => w.keep("large", body.event_id),
  },
  {
    name: "an event beyond the size limit",
    status: 413,
    call: (w) => put(v3`rooms/${w.get("room")}/send/test.large/txn-5`, w.get("alice"), { large: large + large }),
  },
  {
    name: "integers to the edge",
    status: 200,
    call: (w) =>
      put(v3`rooms/${w.get("room")}/send/test.numbers/txn-6`, w.get("alice"), {
        n: [0, -1, 23, 24, 255, 256, 65535, 65536, 4294967295, 4294967296, 9007199254740991, -9007199254740991],
      }),
    keep: (body, w) => w.keep("numbers", body.event_id),
  },
  {
    name: "an integer past the edge",
    status: 400,
    call: (w) =>
      raw(
        "PUT",
        v3`rooms/${w.get("room")}/send/test.numbers/txn-7`,
        w.get("alice"),
        '{"n":9007199254740992}',
        "application/json",
      ),
  },
  {
    name: "a float in an event",
    status: 400,
    call: (w) => put(v3`rooms/${w.get("room")}/send/test.numbers/txn-8`, w.get("alice"), { temperature: 21.5 }),
  },
  {
    name: "a float in the state",
    status: 400,
    call: (w) => put(v3`rooms/${w.get("room")}/state/test.numbers/`, w.get("alice"), { temperature: 0.1 }),
  },
  {
    name: "NaN in an event",
    status: 400,
    call: (w) =>
      raw("PUT", v3`rooms/${w.get("room")}/send/test.numbers/txn-9`, w.get("alice"), '{"n":NaN}', "application/json"),
  },
  {
    name: "no JSON in an event",
    status: 400,
    call: (w) =>
      raw("PUT", v3`rooms/${w.get("room")}/send/m.room.message/txn-10`, w.get("alice"), '{"body":', "application/json"),
  },
  {
    name: "an array as an event",
    status: 400,
    call: (w) => put(v3`rooms/${w.get("room")}/send/m.room.message/txn-11`, w.get("alice"), [1, 2, 3]),
  },
  {
    name: "no body as an event",
    status: 400,
    call: (w) => raw("PUT", v3`rooms/${w.get("room")}/send/m.room.message/txn-12`, w.get("alice")),
  },
  {
    name: "JSON without a content type",
    status: 200,
    call: (w) =>
      raw(
        "PUT",
        v3`rooms/${w.get("room")}/send/m.room.message/txn-13`,
        w.get("alice"),
        JSON.stringify(message("untyped")),
      ),
  },
  {
    name: "JSON with a charset",
    status: 200,
    call: (w) =>
      raw(
        "PUT",
        v3`rooms/${w.get("room")}/send/m.room.message/txn-14`,
        w.get("alice"),
        JSON.stringify(message("charset")),
        "application/json; charset=utf-8",
      ),
  },
  {
    name: "JSON with white space and escapes",
    status: 200,
    call: (w) =>
      raw(
        "PUT",
        v3`rooms/${w.get("room")}/send/m.room.message/txn-15`,
        w.get("alice"),
        '\n{ "msgtype" : "m.text",\t"body":"\\u00e4\\ud83d\\udc1f\\/" }\r\n',
        "application/json",
      ),
  },
  {
    name: "a message to nowhere",
    status: 403,
    call: (w) => put(v3`rooms/${"!nowhere:hs1.test"}/send/m.room.message/txn-16`, w.get("alice"), message("?")),
  },
  {
    name: "an encrypted event",
    status: 200,
    call: (w) =>
      put(v3`rooms/${w.get("room")}/send/m.room.encrypted/txn-17`, w.get("alice"), {
        algorithm: "m.megolm.v1.aes-sha2",
        ciphertext: "AwgAEnACgAkLmt6qF84IK++J7UDH2Za1YVchHyprqTqsg",
        device_id: "RADIO",
        sender_key: "IlRMeOPX2e0MurIyfWEucYBRVOEEUMrOHqn/8mLqMjA",
        session_id: "X3lUlvLELLYxeTx4yOVu6UDpasGEVO0Jbu+QFnm0cKQ",
      }),
  },
  {
    name: "a reaction",
    status: 200,
    call: (w) =>
      put(v3`rooms/${w.get("room")}/send/m.reaction/txn-18`, w.get("bob"), {
        "m.relates_to": { rel_type: "m.annotation", event_id: w.get("event"), key: "👍🏿" },
      }),
  },
  {
    name: "a reply in a thread",
    status: 200,
    call: (w) =>
      put(v3`rooms/${w.get("room")}/send/m.room.message/txn-19`, w.get("bob"), {
        ...message("Faden"),
        "m.relates_to": { rel_type: "m.thread", event_id: w.get("event") },
      }),
  },
];
