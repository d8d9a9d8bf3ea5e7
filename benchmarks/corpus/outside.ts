import { createServer } from "node:http";
import { type Listening, listening } from "./client-proxy.ts";
import type { Deployment } from "./deployment.ts";
import { readAll } from "./forward.ts";
import type { Recorder } from "./recorder.ts";

export type Outside = Listening;

interface Reaction {
  readonly status: number;
  readonly json: unknown;
}

/**
 * The HTTP proxy that the homeservers are told to use. It plays every host behind it: the application service and the
 * push gateway.
 */
export function startOutside(deployment: Deployment, recorder: Recorder): Promise<Outside> {
  const server = createServer((incoming, outgoing) => {
    const serve = async (): Promise<void> => {
      const request = await readAll(incoming);
      // A proxy is asked with the whole URL.
      const { host, pathname, search } = new URL(incoming.url ?? "/", `http://${incoming.headers.host}`);
      const method = incoming.method ?? "";
      const { status, json } =
        host === deployment.bridge
          ? appService(deployment, method, decodeURIComponent(pathname))
          : pushGateway(method, pathname, request);
      const response = Buffer.from(JSON.stringify(json));
      const api = host === deployment.bridge ? "as" : "push";
      recorder.record({ api, method, target: pathname + search, request, status, response });
      outgoing.statusCode = status;
      outgoing.setHeader("content-type", "application/json");
      outgoing.end(response);
    };
    serve().catch(() => outgoing.destroy());
  });
  return listening(server);
}

function appService(deployment: Deployment, method: string, path: string): Reaction {
  const resource = path.replace(/^\/_matrix\/app\/(v1|unstable)\//, "");
  const { protocol: name, ghosts, numbers } = deployment.bridged;
  if (method !== "GET") return { status: 200, json: {} };
  if (resource.startsWith("users/") || resource.startsWith("rooms/")) {
    return resource.includes("nobody") ? NOT_FOUND : { status: 200, json: {} };
  }
  const fields = { number: `+${numbers}123`, name: deployment.homePeople[1]?.display ?? "" };
  if (resource === `thirdparty/protocol/${name}`) return { status: 200, json: protocol(deployment) };
  if (resource.startsWith("thirdparty/user")) {
    const userid = `@${ghosts}${numbers}123:${deployment.home}`;
    return { status: 200, json: [{ userid, protocol: name, fields }] };
  }
  if (resource.startsWith("thirdparty/location")) {
    const alias = `#${ghosts}dispatch:${deployment.home}`;
    return { status: 200, json: [{ alias, protocol: name, fields: { group: "dispatch", operator: "GSM" } }] };
  }
  return NOT_FOUND;
}

const NOT_FOUND: Reaction = { status: 404, json: { errcode: "M_NOT_FOUND", error: "No such user or room here" } };

const protocol = (deployment: Deployment): unknown => ({
  user_fields: ["number", "name"],
  location_fields: ["group", "operator"],
  icon: `mxc://${deployment.home}/PhoneIconOfTheBridge`,
  field_types: {
    number: { regexp: "\\+[0-9]{4,15}", placeholder: `+${deployment.bridged.numbers}123` },
    name: { regexp: ".+", placeholder: "a name" },
    group: { regexp: "[a-z-]+", placeholder: "dispatch" },
    operator: { regexp: "[A-Z]+", placeholder: "GSM" },
  },
  instances: [{ desc: deployment.bridged.label, network_id: "gsm", icon: "", fields: { operator: "GSM" } }],
});

/** One device is gone: its push key is to be forgotten. */
function pushGateway(_method: string, path: string, request: Buffer): Reaction {
  if (path !== "/_matrix/push/v1/notify") return NOT_FOUND;
  const gone = /"pushkey":"(gone[^"]*)"/.exec(request.toString("utf8"))?.[1];
  return { status: 200, json: { rejected: gone === undefined ? [] : [gone] } };
}
