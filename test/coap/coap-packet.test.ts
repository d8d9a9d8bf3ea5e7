import { generate, parse } from "coap-packet";
import fc from "fast-check";
import t from "tap";
import { toHex } from "../../src/base/bytes.ts";
import { decode } from "../../src/coap/decode.ts";
import { encode } from "../../src/coap/encode.ts";
import type { Message } from "../../src/coap/message.ts";
import { vectors } from "./vectors.ts";

type Parsed = ReturnType<typeof parse>;

const typeOf = (packet: Parsed) => (packet.confirmable ? "CON" : packet.ack ? "ACK" : packet.reset ? "RST" : "NON");

const summary = (message: Message) => ({
  type: message.type,
  code: message.code,
  messageId: message.messageId,
  token: toHex(message.token),
  options: message.options.length,
  values: message.options.map((option) => toHex(option.value)),
  payload: toHex(message.payload),
});

const theirSummary = (packet: Parsed) => {
  const [major = "0", minor = "0"] = packet.code.split(".");
  return {
    type: typeOf(packet),
    code: Number(major) * 32 + Number(minor),
    messageId: packet.messageId,
    token: toHex(packet.token),
    options: packet.options.length,
    values: packet.options.map((option) => toHex(option.value)),
    payload: toHex(packet.payload),
  };
};

t.test("npm coap-packet reads our vectors as we do", (t) => {
  for (const file of ["rfc7252-appendix-a", "lb", "options"]) {
    for (const { name, bytes, message } of vectors(file)) {
      t.strictSame(theirSummary(parse(Buffer.from(bytes))), summary(message), name);
    }
  }
  t.end();
});

t.test("where both accept bytes, both read the same", (t) => {
  let both = 0;
  const known = ["rfc7252-appendix-a", "lb", "options"].flatMap((file) => vectors(file));
  const mutated = fc
    .tuple(fc.constantFrom(...known), fc.array(fc.tuple(fc.nat(60), fc.nat(255)), { maxLength: 3 }))
    .map(([vector, changes]) => {
      const datagram = vector.bytes.slice();
      for (const [at, value] of changes) datagram[at % datagram.length] = value;
      return datagram;
    });
  fc.assert(
    fc.property(fc.oneof(mutated, fc.uint8Array({ minLength: 4, maxLength: 40 })), (datagram) => {
      const ours = decode(datagram);
      if (!ours.ok) return;
      let theirs: Parsed;
      try {
        theirs = parse(Buffer.from(datagram));
      } catch {
        return;
      }
      both++;
      t.strictSame(theirSummary(theirs), summary(ours.value), toHex(datagram));
    }),
    { numRuns: 1000 },
  );
  t.ok(both > 50, `both accepted ${both}`);
  t.end();
});

t.test("bytes of npm coap-packet's encoder are ours", (t) => {
  for (const { name, message, bytes } of vectors("rfc7252-appendix-a")) {
    const theirs = generate({
      code: `${message.code >> 5}.${String(message.code & 31).padStart(2, "0")}`,
      messageId: message.messageId,
      token: Buffer.from(message.token),
      payload: Buffer.from(message.payload),
      options: message.options.map((option) => ({ name: option.number, value: Buffer.from(option.value) })),
      confirmable: message.type === "CON",
      ack: message.type === "ACK",
      reset: message.type === "RST",
    });
    t.equal(toHex(theirs), toHex(encode(message)), name);
    t.equal(toHex(theirs), toHex(bytes), name);
  }
  t.end();
});
