/** A small content repository: what was uploaded comes back as it was. No thumbnails, no remote media. */
import { header } from "../../matrix/http.ts";
import { binary, json, matrixError, notFound } from "../answer.ts";
import { type OpenContext, open, type Route, route } from "../context.ts";
import { word } from "../identifiers.ts";

const LARGEST_UPLOAD = 8 * 1024 * 1024;

export const mediaRoutes: readonly Route[] = [
  route("GET", "config", () => json({ "m.upload.size": LARGEST_UPLOAD }), "media"),
  {
    method: "POST",
    under: "media",
    path: "upload",
    raw: true,
    handler: ({ store, request, query }) => {
      if (request.body.length > LARGEST_UPLOAD)
        return matrixError(413, "M_TOO_LARGE", "Upload request body is too large");
      const id = word(store.random, 24);
      const stored = store.addMedia(id, {
        bytes: request.body,
        contentType: header(request.headers, "content-type") ?? "application/octet-stream",
        filename: query.get("filename") ?? undefined,
      });
      if (!stored) return matrixError(413, "M_TOO_LARGE", "This development homeserver holds no more media");
      return json({ content_uri: `mxc://${store.name}/${id}` });
    },
  },
  open("GET", "download/{}/{}", download, "media"),
  open("GET", "download/{}/{}/{}", download, "media"),
];

function download({ store, params }: OpenContext) {
  const [server, id, filename] = params;
  const media = server === store.name ? store.media.get(id ?? "") : undefined;
  if (media === undefined) return notFound("Media not found");
  const name = filename ?? media.filename;
  return binary(media.bytes, media.contentType, [
    ["content-disposition", name === undefined ? "inline" : `inline; filename*=utf-8''${encodeURIComponent(name)}`],
    ["content-security-policy", "sandbox; default-src 'none';"],
    ["cross-origin-resource-policy", "cross-origin"],
  ]);
}
