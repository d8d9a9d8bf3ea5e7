import type { Json } from "../session.ts";
import type { World } from "../world.ts";

export interface Event {
  readonly type: string;
  readonly content: Json;
}

const LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

export const mediaUri = ({ words, home }: World): string =>
  `mxc://${home.name}/${Array.from({ length: 24 }, () => LETTERS[words.number(0, 51)]).join("")}`;

const base64 = ({ random }: World, length: number): string => Buffer.from(random.bytes(length)).toString("base64");
const unpadded = (world: World, length: number): string => base64(world, length).replace(/=+$/, "");

function picture(world: World, mimetype: string): Json {
  const { words } = world;
  const [w, h] = words.pick([
    [4032, 3024],
    [1080, 2340],
    [1600, 1200],
    [800, 600],
  ]);
  return {
    w,
    h,
    size: words.number(40_000, 4_000_000),
    mimetype,
    ...(words.chance(0.7) && {
      thumbnail_url: mediaUri(world),
      thumbnail_info: { w: 800, h: 600, size: words.number(9000, 90_000), mimetype: "image/jpeg" },
    }),
    ...(words.chance(0.7) && { "xyz.amorgan.blurhash": "LKO2?U%2Tw=w]~RBVZRi};RPxuwH" }),
  };
}

/** An attachment of an encrypted room. */
const encryptedFile = (world: World): Json => ({
  v: "v2",
  url: mediaUri(world),
  key: {
    alg: "A256CTR",
    ext: true,
    k: unpadded(world, 32).replaceAll("+", "-").replaceAll("/", "_"),
    key_ops: ["encrypt", "decrypt"],
    kty: "oct",
  },
  iv: unpadded(world, 16),
  hashes: { sha256: unpadded(world, 32) },
});

export function files(world: World): Event[] {
  const { words } = world;
  const message = (content: Json): Event => ({ type: "m.room.message", content: { ...content, "m.mentions": {} } });
  const image = words.file(/\.(jpg|png)$/);
  const voice = words.file(/\.ogg$/);
  const size = words.number(8000, 900_000);
  return [
    message({ msgtype: "m.image", body: image, url: mediaUri(world), info: picture(world, "image/jpeg") }),
    message({
      msgtype: "m.image",
      filename: image,
      body: words.text(),
      file: encryptedFile(world),
      info: picture(world, "image/png"),
    }),
    message({
      msgtype: "m.file",
      body: words.file(/\.(pdf|xlsx)$/),
      filename: words.file(/\.(pdf|xlsx)$/),
      url: mediaUri(world),
      info: { size, mimetype: "application/pdf" },
    }),
    message({
      msgtype: "m.audio",
      body: voice,
      url: mediaUri(world),
      info: { duration: words.number(1500, 90_000), mimetype: "audio/ogg", size },
      "org.matrix.msc1767.text": voice,
      "org.matrix.msc1767.audio": {
        duration: words.number(1500, 90_000),
        waveform: Array.from({ length: 30 }, () => words.number(0, 1024)),
      },
      "org.matrix.msc3245.voice": {},
    }),
    message({
      msgtype: "m.video",
      body: words.file(/\.mp4$/),
      url: mediaUri(world),
      info: { ...picture(world, "video/mp4"), duration: words.number(2000, 200_000) },
    }),
    location(world),
  ];
}

function location({ deployment, words }: World): Event {
  const { latitude, longitude, text } = deployment.place;
  const uri = `geo:${latitude},${longitude};u=${words.number(3, 40)}`;
  return {
    type: "m.room.message",
    content: {
      msgtype: "m.location",
      body: `Location ${text} at ${uri}`,
      geo_uri: uri,
      "org.matrix.msc3488.location": { uri, description: text },
      "org.matrix.msc3488.asset": { type: "m.pin" },
      "org.matrix.msc3488.ts": 1764000000000 + words.number(0, 9_999_999),
      "org.matrix.msc1767.text": `Location ${text} at ${uri}`,
    },
  };
}

export function stickers(world: World): Event[] {
  const info = { w: 256, h: 256, mimetype: "image/png", size: world.words.number(9000, 60_000) };
  return [{ type: "m.sticker", content: { body: world.words.emoji(), url: mediaUri(world), info } }];
}

export function beacons({ deployment, words }: World, info: string): Event[] {
  const { latitude, longitude, text } = deployment.place;
  return [1, 2].map((step) => ({
    type: "org.matrix.msc3672.beacon",
    content: {
      "m.relates_to": { rel_type: "m.reference", event_id: info },
      "org.matrix.msc3488.location": { uri: `geo:${latitude + step / 1000},${longitude};u=12`, description: text },
      "org.matrix.msc3488.ts": 1764000000000 + words.number(0, 9_999_999),
    },
  }));
}

const sdp = ({ words }: World): string =>
  [
    "v=0",
    `o=- ${words.number(1e9, 4e9)} 2 IN IP4 127.0.0.1`,
    "s=-",
    "t=0 0",
    "a=group:BUNDLE 0",
    "a=msid-semantic: WMS",
    "m=audio 9 UDP/TLS/RTP/SAVPF 111 63 9 0 8 13 110 126",
    "c=IN IP4 0.0.0.0",
    "a=rtpmap:111 opus/48000/2",
    "a=fmtp:111 minptime=10;useinbandfec=1",
    "a=sendrecv",
    "",
  ].join("\r\n");

export function calls(world: World): Event[] {
  const { words } = world;
  const common = { call_id: `${words.number(1e12, 2e12)}Xy`, party_id: "QWERTZUIOP", version: "1" };
  const candidate = `candidate:${words.number(1e6, 9e6)} 1 udp 2122260223 192.168.1.${words.number(2, 250)} 51372 typ host`;
  const metadata = { stream1: { purpose: "m.usermedia", audio_muted: false, video_muted: true } };
  const at = { sdpMLineIndex: 0, sdpMid: "0" };
  return [
    {
      type: "m.call.invite",
      content: {
        ...common,
        lifetime: 60000,
        offer: { type: "offer", sdp: sdp(world) },
        "org.matrix.msc3077.sdp_stream_metadata": metadata,
      },
    },
    {
      type: "m.call.candidates",
      content: {
        ...common,
        candidates: [
          { candidate, ...at },
          { candidate: "", ...at },
        ],
      },
    },
    { type: "m.call.answer", content: { ...common, answer: { type: "answer", sdp: sdp(world) } } },
    { type: "m.call.select_answer", content: { ...common, selected_party_id: "QWERTZUIOP" } },
    {
      type: "m.call.negotiate",
      content: { ...common, lifetime: 60000, description: { type: "offer", sdp: sdp(world) } },
    },
    { type: "m.call.sdp_stream_metadata_changed", content: { ...common, sdp_stream_metadata: metadata } },
    { type: "m.call.reject", content: common },
    {
      type: "m.call.hangup",
      content: { ...common, reason: words.pick(["user_hangup", "invite_timeout", "ice_failed"]) },
    },
  ];
}

/** Devices: integers, and decimals as text, since events may have no floats. */
export function telemetry({ deployment, words }: World): Event[] {
  const { type, station, sensors } = deployment.telemetry;
  return Array.from({ length: 4 }, (_, index) => {
    const values = sensors.map((name, position) => [
      name,
      position % 2 === 0 ? (words.number(-400, 9000) / 100).toFixed(2) : words.number(-40, 1200),
    ]);
    return {
      type,
      content: { station, seq: 4410 + index, ts: 1764000000 + index * 600, ...Object.fromEntries(values) },
    };
  });
}

export interface Poll {
  readonly start: Event;
  readonly response: { readonly type: string; content(start: string): Json };
  readonly end: { readonly type: string; content(start: string): Json };
}

export function polls({ deployment, words }: World): Poll[] {
  return deployment.polls.map(({ question, answers }, number) => {
    const text = (value: string): Json => ({ "org.matrix.msc1767.text": value });
    const options = answers.map((answer, index) => ({ id: `${number}${index}a7f3`, ...text(answer) }));
    const fallback = [question, ...answers.map((answer, index) => `${index + 1}. ${answer}`)].join("\n");
    return {
      start: {
        type: "org.matrix.msc3381.poll.start",
        content: {
          ...text(fallback),
          "org.matrix.msc3381.poll.start": {
            question: { ...text(question), msgtype: "m.text", body: question },
            kind: `org.matrix.msc3381.poll.${words.pick(["disclosed", "undisclosed"])}`,
            max_selections: 1,
            answers: options,
          },
        },
      },
      response: {
        type: "org.matrix.msc3381.poll.response",
        content: (start) => ({
          "m.relates_to": { rel_type: "m.reference", event_id: start },
          "org.matrix.msc3381.poll.response": { answers: [words.pick(options).id] },
        }),
      },
      end: {
        type: "org.matrix.msc3381.poll.end",
        content: (start) => ({
          "m.relates_to": { rel_type: "m.reference", event_id: start },
          "org.matrix.msc3381.poll.end": {},
          ...text("The poll has ended."),
        }),
      },
    };
  });
}
