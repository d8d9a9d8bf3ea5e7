import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import t, { type Test } from "tap";
import { stringify } from "yaml";
import { CHANGED, POST } from "../../src/coap/codes.ts";
import { CONTENT_FORMAT } from "../../src/coap/options.ts";
import { CoapEndpoint } from "../peers/coap-endpoint.ts";
import { freeTcpPort } from "../peers/free-port.ts";
import { runCommand, startGateway } from "../peers/hectobit.ts";
import { Http } from "../peers/http.ts";
import { requirePeer } from "../peers/require-peer.ts";
import { startSynapse } from "../peers/synapse.ts";
import { get, type Json, post, v3 } from "./step.ts";

const DEVICE = "_hectobit_buoy-7";
/** {"depth": 12} */
const CBOR_READING = Uint8Array.of(0xa1, 0x65, 0x64, 0x65, 0x70, 0x74, 0x68, 0x0c);

/** A folder that goes with the test, and paths in it. */
function folder(t: Test): (name: string) => string {
  const path = mkdtempSync(join(tmpdir(), "hectobit-telemetry-"));
  t.teardown(() => rmSync(path, { recursive: true, force: true }));
  return (name) => join(path, name);
}

t.test("a device's readings appear in a room of a real Synapse, each once", async (t) => {
  if (requirePeer(t, "synapse") === undefined) return;
  const path = folder(t);
  const service = `127.0.0.1:${await freeTcpPort()}`;
  const registration = path("registration.yaml");
  const registered = await runCommand(["register", "--url", `http://${service}`, "--out", registration]);
  t.equal(registered.code, 0, "hectobit register writes a registration");

  const synapse = await startSynapse(t, { appServices: [registration] });
  if (synapse === undefined) return;
  const alice = await synapse.register("alice");
  const configuration = {
    gateway: {
      "application-service": { registration, listen: service, "server-name": synapse.serverName },
      devices: [{ name: "buoy-7", "display-name": "Boje 7 🌊", invite: [alice.userId] }],
    },
  };
  writeFileSync(path("hectobit.yaml"), stringify(configuration));
  const { port } = await startGateway(t, { homeserver: synapse.url, more: ["--config", path("hectobit.yaml")] });
  const device = async (...args: string[]) => {
    const to = ["--gateway", `127.0.0.1:${port}`, "--name", "buoy-7", "--period", "0.1s"];
    const { code, stdout, stderr } = await runCommand(["device", ...to, ...args]);
    t.equal(code, 0, `the homeserver accepted what was sent with ${args.join(" ")}: ${stderr}`);
    return stdout;
  };
  t.match(await device("--sequence", "100", "--readings", "2"), /#101 in its room/);
  // The same reading a second time, in an exchange of its own: as after an acknowledgement that was lost for good.
  const endpoint = await CoapEndpoint.open(t);
  const format = { number: CONTENT_FORMAT, value: Uint8Array.of(60) };
  for (const time of ["first", "second"]) {
    const reading = { options: [format], payload: CBOR_READING };
    t.equal((await endpoint.request(port, POST, "/@/buoy-7?n=102", reading)).code, CHANGED, `the ${time} time`);
  }

  const http = new Http(synapse.url);
  t.teardown(() => http.close());
  const ask = async (request: Parameters<Http["send"]>[0]): Promise<Json> => {
    const { status, body } = await http.send(request);
    const text = new TextDecoder().decode(body);
    t.equal(status, 200, `${request.method} ${request.target.slice(0, 60)}${status === 200 ? "" : `: ${text}`}`);
    return JSON.parse(text);
  };
  const joined = await ask(post(v3`join/${`#${DEVICE}:${synapse.serverName}`}`, alice.accessToken));
  const filter = '{"types":["m.room.message"]}';
  const history = await ask(
    get(v3`rooms/${String(joined.room_id)}/messages?dir=f&filter=${filter}`, alice.accessToken),
  );
  const events = history.chunk as { sender: string; content: { body: string } }[];
  t.equal(events.length, 3, "100, 101 and 102; 102 once although it was sent twice");
  for (const { sender, content } of events) {
    t.equal(sender, `@${DEVICE}:${synapse.serverName}`, "the device is a user of its own");
    t.match(content.body, /\d/, `any client shows it: ${content.body}`);
  }
  const profile = await ask(get(v3`profile/${`@${DEVICE}:${synapse.serverName}`}/displayname`));
  t.equal(profile.displayname, "Boje 7 🌊");
});
