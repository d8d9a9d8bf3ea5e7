import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { endToEnd, forward, pairs, readAll } from "./forward.ts";
import type { Recorder } from "./recorder.ts";

export interface Listening {
  readonly url: string;
  close(): Promise<void>;
}

/** A recording reverse proxy between clients and one homeserver; `translated` says requests in the deployment's words. */
export async function startClientProxy(
  upstream: string,
  recorder: Recorder,
  translated: (text: string) => string,
): Promise<Listening> {
  const server = createServer((incoming, outgoing) => {
    const gone = new AbortController();
    outgoing.on("close", () => gone.abort());
    const serve = async (): Promise<void> => {
      const received = await readAll(incoming);
      // Media are no text.
      const request = incoming.headers["content-type"]?.includes("json")
        ? Buffer.from(translated(received.toString("utf8")))
        : received;
      const asked = {
        method: incoming.method ?? "",
        target: translated(incoming.url ?? ""),
        headers: [...endToEnd(pairs(incoming.rawHeaders)), ["host", incoming.headers.host ?? ""] as const],
        body: request,
      };
      const answer = await forward(upstream, asked, gone.signal);
      const { status, body } = answer;
      recorder.record({ api: "cs", method: asked.method, target: asked.target, request, status, response: body });
      outgoing.statusCode = status;
      for (const [name, value] of endToEnd(answer.headers)) outgoing.appendHeader(name, value);
      outgoing.end(body);
    };
    // A client that left, or a server that is gone at the end: nobody waits for the answer.
    serve().catch(() => outgoing.destroy());
  });
  return listening(server);
}

export async function listening(server: ReturnType<typeof createServer>): Promise<Listening> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
