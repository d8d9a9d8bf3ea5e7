import { quote, type Session, textAt } from "../session.ts";
import type { Steps } from "../step.ts";
import type { World } from "../world.ts";

export const mediaSteps: Steps = { media: media };

/** One grey pixel. */
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGN4AQAA2gDZ/v3C1gAAAABJRU5ErkJggg==",
  "base64",
);

/** Only the JSON around media is recorded: what uploads answer, and how downloads fail. */
async function media(world: World): Promise<void> {
  const { people, words, deployment, home } = world;
  for (const each of people) {
    const name = words.pick(deployment.files);
    const data = Buffer.concat([PNG, Buffer.from(world.random.bytes(words.number(10, 900)))]);
    const uploaded = await each.raw("POST", `/_matrix/media/v3/upload?filename=${quote(name)}`, "image/png", data);
    const path = textAt(uploaded, "content_uri").slice("mxc://".length);
    const base = "/_matrix/client/v1/media";
    await each.get(`${base}/config`);
    await each.get("/_matrix/media/v3/config");
    await each.get(`${base}/download/${path}`);
    await each.get(`${base}/download/${path}/${quote(name)}`);
    await each.get(`${base}/thumbnail/${path}?width=32&height=32&method=scale`);
    await each.get(`/_matrix/media/v3/download/${path}?allow_redirect=true`);
    await each.get(`/_matrix/media/v3/thumbnail/${path}?width=96&height=96&method=crop`);
    await missing(each, base, home.name);
    const created = await each.post("/_matrix/media/v1/create", {});
    const reserved = textAt(created, "content_uri").slice("mxc://".length);
    await each.get(`${base}/download/${reserved}?timeout_ms=100`);
    const put = (): Promise<unknown> => each.raw("PUT", `/_matrix/media/v3/upload/${reserved}`, "image/png", data);
    await put();
    await put();
    await each.raw("POST", "/_matrix/media/v3/upload", "application/octet-stream", Buffer.alloc(2_200_000));
    await each.get(`${base}/preview_url?url=${quote(`https://${deployment.website}/`)}`);
    await each.get(`/_matrix/media/v3/preview_url?url=${quote("ftp://nowhere.example.org/")}`);
  }
}

async function missing(each: Session, base: string, server: string): Promise<void> {
  await each.get(`${base}/download/${server}/NoSuchMediaAtAll`);
  await each.get(`${base}/thumbnail/${server}/NoSuchMediaAtAll?width=32&height=32`);
  await each.get(`${base}/download/gone.example.org/NoSuchMediaAtAll`);
  await each.get(`/_matrix/media/v3/download/${server}/NoSuchMediaAtAll`);
}
