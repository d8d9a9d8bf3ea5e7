import { get, media, post, raw, type Step, v1, v3 } from "../step.ts";

/** Every byte value, more than one block of any size, and no whole number of blocks. */
const BINARY = Uint8Array.from({ length: 5003 }, (_, i) => (i * 7 + (i >> 8)) & 255);
/** A picture of one red pixel. */
const PNG = Uint8Array.from(
  Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==",
    "base64",
  ),
);

/** mxc://server/id → the path's two parts. */
const mediaId = (uri: unknown): string => String(uri).split("/").pop() ?? "";

/** Content that is not JSON, both ways; and the end of the session. */
export const mediaAndEnd: readonly Step[] = [
  { name: "the limits of media", status: 200, call: (w) => get(v1`media/config`, w.get("alice")) },
  { name: "the limits of media, as before", status: 200, call: (w) => get(media`config`, w.get("alice")) },
  {
    name: "upload bytes",
    status: 200,
    call: (w) =>
      raw("POST", media`upload?filename=${"Größe 🐟.bin"}`, w.get("alice"), BINARY, "application/octet-stream"),
    keep: (body, w) => w.keep("binary", mediaId(body.content_uri)),
  },
  {
    name: "download them",
    status: 200,
    call: (w) => get(v1`media/download/hs1.test/${w.get("binary")}`, w.get("bob")),
  },
  {
    name: "download them under another name",
    status: 200,
    call: (w) => get(v1`media/download/hs1.test/${w.get("binary")}/${'anders; näm"e.bin'}`, w.get("bob")),
  },
  { name: "download without a token", status: 401, call: (w) => get(v1`media/download/hs1.test/${w.get("binary")}`) },
  {
    name: "download as before, which is frozen",
    status: 404,
    call: (w) => get(media`download/hs1.test/${w.get("binary")}`),
  },
  {
    name: "upload a picture",
    status: 200,
    call: (w) => raw("POST", media`upload`, w.get("alice"), PNG, "image/png"),
    keep: (body, w) => w.keep("picture", mediaId(body.content_uri)),
  },
  {
    name: "download the picture",
    status: 200,
    call: (w) => get(v1`media/download/hs1.test/${w.get("picture")}`, w.get("bob")),
  },
  {
    name: "a thumbnail",
    status: 200,
    call: (w) => get(v1`media/thumbnail/hs1.test/${w.get("picture")}?width=32&height=32&method=crop`, w.get("bob")),
  },
  {
    name: "a thumbnail without a size",
    status: 400,
    call: (w) => get(v1`media/thumbnail/hs1.test/${w.get("picture")}`, w.get("bob")),
  },
  {
    name: "upload text",
    status: 200,
    call: (w) =>
      raw(
        "POST",
        media`upload?filename=log.txt`,
        w.get("alice"),
        "Zeile 1\r\nZeile 2 äöü\n",
        "text/plain; charset=utf-8",
      ),
    keep: (body, w) => w.keep("text", mediaId(body.content_uri)),
  },
  {
    name: "download the text",
    status: 200,
    call: (w) => get(v1`media/download/hs1.test/${w.get("text")}`, w.get("bob")),
  },
  {
    name: "upload JSON as a file",
    status: 200,
    call: (w) =>
      raw("POST", media`upload?filename=a.json`, w.get("alice"), '{ "kept":  "as it is" }\n', "application/json"),
    keep: (body, w) => w.keep("json", mediaId(body.content_uri)),
  },
  {
    name: "download the JSON, byte for byte",
    status: 200,
    bytes: true,
    call: (w) => get(v1`media/download/hs1.test/${w.get("json")}`, w.get("bob")),
  },
  {
    name: "upload nothing",
    status: 200,
    call: (w) => raw("POST", media`upload`, w.get("alice"), "", "application/octet-stream"),
    keep: (body, w) => w.keep("nothing", mediaId(body.content_uri)),
  },
  {
    name: "download nothing",
    status: 200,
    call: (w) => get(v1`media/download/hs1.test/${w.get("nothing")}`, w.get("bob")),
  },
  {
    name: "make room for an upload",
    status: 200,
    call: (w) => post("/_matrix/media/v1/create", w.get("alice")),
    keep: (body, w) => w.keep("later", mediaId(body.content_uri)),
  },
  {
    name: "upload into it",
    status: 200,
    call: (w) =>
      raw(
        "PUT",
        media`upload/hs1.test/${w.get("later")}`,
        w.get("alice"),
        BINARY.subarray(0, 100),
        'application/x-odd; a="b c"',
      ),
  },
  {
    name: "upload into it twice",
    status: 409,
    call: (w) =>
      raw("PUT", media`upload/hs1.test/${w.get("later")}`, w.get("alice"), BINARY, "application/octet-stream"),
  },
  { name: "download it", status: 200, call: (w) => get(v1`media/download/hs1.test/${w.get("later")}`, w.get("alice")) },
  {
    name: "media that is not there",
    status: 404,
    call: (w) => get(v1`media/download/hs1.test/${"nothing"}`, w.get("alice")),
  },
  {
    name: "change the password, wrongly",
    status: 401,
    call: (w) => post(v3`account/password`, w.get("alice"), { new_password: "x" }),
  },
  { name: "log out", status: 200, call: (w) => post(v3`logout`, w.get("radio")) },
  { name: "the token after that", status: 401, call: (w) => get(v3`sync?timeout=0`, w.get("radio")) },
  { name: "log out twice", status: 401, call: (w) => post(v3`logout`, w.get("radio")) },
  { name: "log out everywhere", status: 200, call: (w) => raw("POST", v3`logout/all`, w.get("bob")) },
  { name: "the other token after that", status: 401, call: (w) => get(v3`joined_rooms`, w.get("bob")) },
];
