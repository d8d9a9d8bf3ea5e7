/** One request of every operation, with parameters as they look. */
import { EMPTY, utf8 } from "../../src/base/bytes.ts";
import type { Endpoint } from "../../src/matrix/endpoints.ts";
import type { HttpRequest } from "../../src/matrix/http.ts";

const SAMPLES: Readonly<Record<string, string>> = {
  roomId: "!KvuYLW3wBcBxpjpRbnHF0MyVcj0Hkq-8kIM9bgbjrH4",
  userId: "@alice:hs1.test",
  eventId: "$143273582443PhrSnH3vWyqXn2VLJ0VZzl_0tz3XNEVnAE",
  roomAlias: "#general:hs1.test",
  roomIdOrAlias: "#general:hs1.test",
  eventType: "m.room.message",
  stateKey: "",
  txnId: "m1764021234567.0",
  receiptType: "m.read",
  type: "m.push_rules",
  serverName: "hs1.test",
};
export const TOKEN = "syt_YWxpY2U_abcdefghijklmnopqrst_0AbCdE";
const BODY = '{"msgtype":"m.text","body":"Hello World"}';

export const sample = (name: string): string => SAMPLES[name] ?? name;
export const withBody = (method: string): boolean => method === "PUT" || method === "POST";

export function requestOf({ method, template }: Endpoint, version: string): HttpRequest {
  const path = template
    .replace(/\{([^}]*)\}/g, (_, name: string) => encodeURIComponent(sample(name)))
    .replace("/client/v3/", `/client/${version}/`);
  const query = method === "GET" ? "?limit=10&from=t1-2_3&dir=b" : "";
  return {
    method,
    target: path + query,
    headers: [
      ["authorization", `Bearer ${TOKEN}`],
      ...(withBody(method) ? [["content-type", "application/json"] as const] : []),
    ],
    body: withBody(method) ? utf8(BODY) : EMPTY,
  };
}

export const operationName = ({ api, method, template }: Endpoint): string => `${api} ${method} ${template}`;
