import t from "tap";
import { equalBytes } from "../../src/base/bytes.ts";
import { CHANGED, CONTENT, GET, POST, PUT } from "../../src/coap/codes.ts";
import { body, bytes, Pair, type Request } from "./pair.ts";

const echo = ({ request }: Request) => ({
  code: request.code === GET ? CONTENT : CHANGED,
  options: [],
  payload: request.payload,
});

t.test("one request, one response, two datagrams", async (t) => {
  const pair = new Pair({ link: { rate: 100 }, application: echo });
  pair.request(1, body(POST, "a", bytes(10)));
  pair.finish();
  t.equal(pair.sent().length, 2);
  t.equal(pair.clientSaw("response").length, 1);
  t.same(pair.clientSaw("response")[0]?.response, { code: CHANGED, options: [], payload: bytes(10) });
  t.equal(pair.client.deadline(), undefined);
  t.equal(pair.server.deadline(), undefined);
});

for (const length of [1024, 1025, 5000]) {
  t.test(`a body of ${length} bytes there and back`, async (t) => {
    const pair = new Pair({ link: { rate: 1000 }, application: echo });
    pair.request(1, body(PUT, "a", bytes(length)));
    pair.finish();
    const [response] = pair.clientSaw("response");
    t.equal(pair.serverSaw("request").length, 1);
    t.ok(response !== undefined && equalBytes(response.response.payload, bytes(length)));
    t.equal(pair.retransmissions(), 0);
    const blocks = Math.ceil(length / 1024);
    t.equal(pair.sent().length, 2 * (blocks + blocks - 1));
  });
}
