/** A small CoAP server in the test's own process, for the command line to talk to. */
import type { Test } from "tap";
import { toHex, utf8, utf8Text } from "../../src/base/bytes.ts";
import { SeededRandom } from "../../src/base/random.ts";
import * as codes from "../../src/coap/codes.ts";
import { CBOR, LINK_FORMAT, SENML_CBOR, TEXT_PLAIN } from "../../src/coap/content-formats.ts";
import type { Body } from "../../src/coap/message.ts";
import { stringOptions, uintValue } from "../../src/coap/option-values.ts";
import { CONTENT_FORMAT, optionName, URI_PATH } from "../../src/coap/options.ts";
import { msc3079Codec } from "../../src/codec/msc3079-codec.ts";
import { Endpoint } from "../../src/endpoint/endpoint.ts";
import type { EndpointEffect, EndpointEvent } from "../../src/endpoint/types.ts";
import { Driver } from "../../src/io/driver.ts";

const text = (payload: string, code = codes.CONTENT, format = TEXT_PLAIN): Body => ({
  code,
  options: [uintValue(CONTENT_FORMAT, format)],
  payload: utf8(payload),
});

function cbor(json: string): Body {
  const encoded = msc3079Codec.encode(utf8(json));
  if (!encoded.ok) throw new Error(encoded.error.detail);
  return { code: codes.CONTENT, options: [uintValue(CONTENT_FORMAT, CBOR)], payload: encoded.value };
}

/** What the request said, for tests of what was sent. */
function echo({ code, options, payload }: Body): Body {
  const lines = options.map(({ number, value }) => `${optionName(number)} ${toHex(value)}`);
  return text([codes.codeName(code), ...lines, utf8Text(payload) ?? toHex(payload)].join("\n"), codes.CHANGED);
}

const ANSWERS: Readonly<Record<string, (request: Body) => Body>> = {
  hello: () => text("hello"),
  echo,
  cbor: () => cbor('{"msgtype":"m.text","n":1}'),
  senml: () => ({
    code: codes.CONTENT,
    options: [uintValue(CONTENT_FORMAT, SENML_CBOR)],
    payload: Uint8Array.of(0x81, 0xa1, 0x02, 0x18, 0x2a),
  }),
  links: () => text('</a>;title="1,2",</b>', codes.CONTENT, LINK_FORMAT),
  bytes: () => ({ code: codes.CONTENT, options: [], payload: Uint8Array.of(0, 1, 254, 255) }),
  large: () => text("0123456789".repeat(300)),
  broken: () => text("it broke", codes.INTERNAL_SERVER_ERROR),
  state: () => text("state 1"),
  still: () => text("still"),
};

export interface CoapServer {
  readonly url: string;
  /** Observations of `still` that their clients have ended. */
  readonly gone: () => number;
}

/**
 * Everything is 4.04 but the names above. `state` has three states, and the last ends its observation; `still` can be
 * observed and never changes.
 */
export async function coapServer(t: Test): Promise<CoapServer> {
  let gone = 0;
  const still = new Set<number>();
  let states = 1;
  const driver: Driver<EndpointEvent, EndpointEffect> = await Driver.open({
    machine: new Endpoint({ random: new SeededRandom(1) }),
    address: "127.0.0.1",
    port: 0,
    onEffect: (effect) => {
      if (effect.kind === "request") {
        const { exchange, request, observe } = effect;
        const [name = ""] = stringOptions(request.options, URI_PATH) ?? [];
        const response = ANSWERS[name]?.(request) ?? text("not here", codes.NOT_FOUND);
        driver.handle({ kind: "respond", exchange, response, observe: observe !== undefined && name.startsWith("st") });
        if (observe !== undefined && name === "state") {
          driver.handle({ kind: "notify", observation: observe, response: text("state 2"), confirmable: true });
        }
        if (observe !== undefined && name === "still") still.add(observe);
      } else if (effect.kind === "observation-gone" && still.has(effect.observation)) gone += 1;
      else if (effect.kind === "notification-delivered") {
        states += 1;
        const response = states === 2 ? text("state 3") : text("gone", codes.NOT_FOUND);
        driver.handle({ kind: "notify", observation: effect.observation, response, confirmable: true });
      }
    },
  });
  t.teardown(() => driver.close());
  return { url: `coap://127.0.0.1:${driver.address.port}`, gone: () => gone };
}
