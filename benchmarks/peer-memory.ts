/** Memory of an endpoint with 100 000 peers; run by main.ts in a process of its own, prints JSON. */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { utf8 } from "../src/base/bytes.ts";
import { addressPeer } from "../src/base/peer.ts";
import { SeededRandom } from "../src/base/random.ts";
import { hours, instant } from "../src/base/time.ts";
import { CONTENT, GET } from "../src/coap/codes.ts";
import { encode } from "../src/coap/encode.ts";
import { URI_PATH } from "../src/coap/options.ts";
import { Endpoint } from "../src/endpoint/endpoint.ts";

export interface PeerMemory {
  readonly peers: number;
  /** Bytes of heap and buffers that the endpoint holds. */
  readonly fresh: number;
  /** The same a day later, when every exchange is forgotten. */
  readonly idle: number;
  /** Resident set of the whole process, right after the last exchange. */
  readonly rss: number;
}

const PEERS = 100_000;

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

function held(): number {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

function measure(): PeerMemory {
  const before = held();
  const endpoint = new Endpoint({ random: new SeededRandom(1) });
  const options = [{ number: URI_PATH, value: utf8("x") }];
  const token = utf8("tk");
  const request = encode({ type: "CON", code: GET, messageId: 1, token, options, payload: new Uint8Array() });
  const response = { code: CONTENT, options: [], payload: utf8("ok") };
  let answered = 0;
  for (let i = 0; i < PEERS; i++) {
    const now = instant(i);
    endpoint.wake(now);
    endpoint.receive(request, addressPeer(`10.${i >> 16}.${(i >> 8) & 255}.${i & 255}`, 5683), now);
    for (const output of endpoint.drain(16)) {
      if (output.kind !== "effect" || output.effect.kind !== "request") continue;
      endpoint.handle({ kind: "respond", exchange: output.effect.exchange, response }, now);
      answered += endpoint.drain(16).filter(({ kind }) => kind === "datagram").length;
    }
  }
  if (answered !== PEERS) throw new Error(`${answered} of ${PEERS} requests were answered`);
  const fresh = held() - before;
  const { rss } = process.memoryUsage();
  const later = instant(hours(24));
  for (let due = endpoint.deadline(); due !== undefined && due <= later; due = endpoint.deadline()) endpoint.wake(due);
  endpoint.wake(later);
  const idle = held() - before;
  const { peers } = endpoint.status(later);
  if (peers.length > PEERS) throw new Error(`${peers.length} peers`);
  return { peers: PEERS, fresh, idle, rss };
}

process.stdout.write(JSON.stringify(measure()));
