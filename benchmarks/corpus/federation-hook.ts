import { type AddressInfo, createServer, type Socket } from "node:net";
import type { Listening } from "./client-proxy.ts";
import { type Answer, type Asked, endToEnd, forward } from "./forward.ts";
import type { Recorder } from "./recorder.ts";

/** Server name to where its federation listener is. */
export type Directory = ReadonlyMap<string, string>;

export interface FederationHook extends Listening {
  /** Names whose servers lose what is sent to them, though it is acknowledged, and cannot be asked. */
  readonly cut: Set<string>;
}

/**
 * Takes the place of the worker that sends Synapse's federation requests (`outbound_federation_restricted_to`), so that
 * servers with real names meet without DNS or TLS. Its request lines say `matrix-federation://NAME/PATH`, which Node's
 * HTTP server refuses; the head is read by hand. Each connection carries one request.
 */
export async function startFederationHook(directory: Directory, recorder: Recorder): Promise<FederationHook> {
  const sockets = new Set<Socket>();
  const cut = new Set<string>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket)).on("error", () => socket.destroy());
    let received = Buffer.alloc(0);
    socket.on("data", (part: Buffer) => {
      received = Buffer.concat([received, part]);
      const asked = parse(received);
      if (asked === undefined) return;
      received = Buffer.alloc(0);
      relay(asked, directory, recorder, cut).then(
        (answer) => socket.end(serialise(answer)),
        () => socket.destroy(),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  return { url: `http://127.0.0.1:${port}`, cut, close };
}

/** The request, once all of it is there. */
function parse(received: Buffer): Asked | undefined {
  const end = received.indexOf("\r\n\r\n");
  if (end < 0) return undefined;
  const [first = "", ...rest] = received.subarray(0, end).toString("latin1").split("\r\n");
  const headers = rest.map((line): [string, string] => {
    const colon = line.indexOf(":");
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
  });
  const length = Number(headers.find(([name]) => name === "content-length")?.[1] ?? 0);
  const body = received.subarray(end + 4);
  if (body.length < length) return undefined;
  const [method = "", target = ""] = first.split(" ");
  return { method, target, headers, body: body.subarray(0, length) };
}

const said = (status: number, json: object): Answer => ({
  status,
  headers: [["content-type", "application/json"]],
  body: Buffer.from(JSON.stringify(json)),
});

async function relay(
  asked: Asked,
  directory: Directory,
  recorder: Recorder,
  cut: ReadonlySet<string>,
): Promise<Answer> {
  const [, name = "", target = ""] = /^matrix-federation:\/\/([^/]+)(\/.*)$/.exec(asked.target) ?? [];
  const upstream = directory.get(name);
  if (cut.has(name) && target.includes("/send/")) return said(200, { pdus: {} });
  if (upstream === undefined || cut.has(name)) {
    return said(404, { errcode: "M_NOT_FOUND", error: "There is no such server here" });
  }
  const headers = [...endToEnd(asked.headers), ["host", name] as const, ["x-forwarded-for", "192.0.2.7"] as const];
  const answer = await forward(upstream, { ...asked, target, headers });
  recorder.record({
    api: "ss",
    method: asked.method,
    target,
    request: asked.body,
    status: answer.status,
    response: answer.body,
    authorization: asked.headers.find(([header]) => header === "authorization")?.[1],
  });
  return answer;
}

function serialise({ status, headers, body }: Answer): Buffer {
  const lines = [...endToEnd(headers), ["content-length", `${body.length}`], ["connection", "close"]];
  const head = `HTTP/1.1 ${status} Answer\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n`;
  return Buffer.concat([Buffer.from(head, "latin1"), body]);
}
