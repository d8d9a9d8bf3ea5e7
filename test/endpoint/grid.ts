/** One exchange over one kind of link: what must hold whatever the link does. */
import { equalBytes } from "../../src/base/bytes.ts";
import { milliseconds, seconds } from "../../src/base/time.ts";
import { CHANGED, CONTENT, GET, PUT } from "../../src/coap/codes.ts";
import { body, bytes, Pair, type Request } from "./pair.ts";

export interface Case {
  readonly rate: number;
  readonly loss: number;
  readonly size: number;
  readonly duplication: number;
  readonly reordering: number;
  readonly direction: "up" | "down";
  readonly halfDuplex: boolean;
  readonly seed: number;
}

export interface Result {
  readonly outcome: "response" | "failed";
  readonly retransmissions: number;
  /** What must not be, as text; empty when all is well. */
  readonly flaws: readonly string[];
}

export const title = (c: Case): string =>
  `${c.rate} bit/s${c.halfDuplex ? " half duplex" : ""}, loss ${c.loss}, ${c.size} bytes ${c.direction}, ` +
  `duplication ${c.duplication}, reordering ${c.reordering}, seed ${c.seed}`;

export function run(c: Case): Result {
  const { size, direction, rate, loss, duplication, halfDuplex } = c;
  const application = ({ request }: Request) =>
    direction === "up"
      ? { code: CHANGED, options: [], payload: bytes(3) }
      : { code: CONTENT, options: [], payload: request.code === GET ? bytes(size) : bytes(0) };
  const reordering = { probability: c.reordering, delay: milliseconds(400_000 / rate) };
  const pair = new Pair({
    link: {
      rate,
      loss,
      duplication,
      halfDuplex,
      latency: milliseconds(50),
      ...(c.reordering > 0 ? { reordering } : {}),
    },
    seed: c.seed,
    processing: seconds(1),
    application,
  });
  pair.request(1, direction === "up" ? body(PUT, "a", bytes(size)) : body(GET, "a"));
  pair.finish();
  return judge(pair, c);
}

function judge(pair: Pair, { size, direction }: Case): Result {
  const flaws: string[] = [];
  const responses = pair.clientSaw("response");
  const failures = pair.clientSaw("failed");
  const requests = pair.serverSaw("request");
  if (responses.length + failures.length !== 1)
    flaws.push(`${responses.length} responses, ${failures.length} failures`);
  if (pair.clientEffects.length !== 1) flaws.push(`${pair.clientEffects.length} effects at the client`);
  if (requests.length > 1) flaws.push(`the handler ran ${requests.length} times`);
  const whole = direction === "up" ? requests[0]?.request.payload : responses[0]?.response.payload;
  if (whole !== undefined && !equalBytes(whole, bytes(size)))
    flaws.push(`a body of ${whole.length} bytes that differs`);
  if (responses.length === 1 && requests.length !== 1) flaws.push("a response without a request");
  if (pair.client.deadline() !== undefined || pair.server.deadline() !== undefined) flaws.push("a timer is left");
  return { outcome: responses.length === 1 ? "response" : "failed", retransmissions: pair.retransmissions(), flaws };
}
