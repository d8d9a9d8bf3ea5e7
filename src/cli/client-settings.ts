import { WIRES, type Wire } from "../client/wire-session.ts";
import { type Address, parseAddress, parseChoice } from "./arguments.ts";
import { commonSettings, parseListen } from "./common-settings.ts";
import type { Setting } from "./setting.ts";

/** What can be said of `hectobit client`. */
export const clientSettings = {
  gateway: {
    argument: "<addr:port>",
    description: "the gateway at the other end of the link (port 5683 when none is given)",
    parse: (text: string): Address => parseAddress(text, { defaultPort: 5683 }),
  },
  listen: {
    argument: "<addr:port>",
    description: "where Matrix clients find their homeserver: http://ADDR:PORT",
    parse: (text: string): Address => parseListen(text),
    fallback: "127.0.0.1:8009",
  },
  bind: {
    argument: "<addr:port>",
    description: "the client's own end of the link; a fixed port lets the gateway know it again after a restart",
    parse: (text: string): Address => parseAddress(text, { allowZero: true, defaultPort: 0, defaultHost: "0.0.0.0" }),
  },
  link: {
    argument: "<name>",
    description: "the link in between (hectobit sim --list), for timing and pacing",
    parse: (text: string): string => text,
  },
  wire: {
    argument: "<profile>",
    description: "what crosses the link: hectobit (packed exchanges), msc3079, or what the gateway offers (auto)",
    parse: (text: string): Wire => parseChoice(text, WIRES),
    fallback: "auto",
  },
  ...commonSettings,
} satisfies Record<string, Setting<unknown>>;
