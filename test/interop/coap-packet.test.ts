import { parse } from "coap-packet";
import t from "tap";
import { utf8, utf8Text } from "../../src/base/bytes.ts";
import { DELETE, FETCH, GET, POST, PUT } from "../../src/coap/codes.ts";
import { decode } from "../../src/coap/decode.ts";
import { CoapEndpoint } from "../peers/coap-endpoint.ts";
import { Resources, text } from "./resources.ts";

t.test("an independent decoder reads every datagram of ours as we do", async (t) => {
  const resources = new Resources();
  const server = await CoapEndpoint.open(t, resources.handle);
  const client = await CoapEndpoint.open(t);
  const ask = (code: number, path: string, payload?: Uint8Array) =>
    client.request(server.port, code, path, payload === undefined ? {} : { payload });
  await ask(PUT, "/store/small", utf8("grüße"));
  await ask(PUT, "/store/large", utf8(text(4000)));
  t.equal(utf8Text((await ask(GET, "/store/large")).payload), text(4000));
  await ask(POST, `/upper?${"x".repeat(255)}&${"y".repeat(13)}&z`, utf8(text(2000)));
  await ask(DELETE, "/store/small");
  await ask(FETCH, "/store/large", utf8("?"));
  await ask(GET, `/${"long".repeat(60)}/${"ü".repeat(100)}`);
  await client.ping(server.port);
  const observed = client.observe(server.port, "/counter");
  await observed.next();
  resources.count(server);
  t.equal(utf8Text((await observed.next()).payload), "count 1");

  const datagrams = [...client.sent, ...server.sent];
  t.ok(datagrams.length > 20, `${datagrams.length} datagrams`);
  for (const datagram of datagrams) {
    const hex = Buffer.from(datagram).toString("hex");
    const theirs = parse(Buffer.from(datagram));
    const ours = decode(datagram);
    if (!ours.ok) {
      t.fail(`we cannot read our own ${hex}`);
      continue;
    }
    const { type, code, messageId, token, options, payload } = ours.value;
    const flags = {
      CON: theirs.confirmable,
      NON: !theirs.confirmable && !theirs.ack && !theirs.reset,
      ACK: theirs.ack,
      RST: theirs.reset,
    };
    t.ok(flags[type], `${hex}: the type`);
    t.strictSame(
      [theirs.code, theirs.messageId, theirs.token.toString("hex"), theirs.payload.toString("hex")],
      [
        `${code >> 5}.${String(code & 31).padStart(2, "0")}`,
        messageId,
        Buffer.from(token).toString("hex"),
        Buffer.from(payload).toString("hex"),
      ],
      `${hex}: code, id, token and payload`,
    );
    t.strictSame(
      theirs.options.map(({ value }) => value.toString("hex")),
      [...options].sort((a, b) => a.number - b.number).map(({ value }) => Buffer.from(value).toString("hex")),
      `${hex}: options`,
    );
  }
});
