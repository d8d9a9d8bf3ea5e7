import { type Address, parseServerUrl } from "./arguments.ts";
import { commonSettings, parseListen } from "./common-settings.ts";
import { parseSwitch, type Setting } from "./setting.ts";

/** What can be said of `hectobit gateway` in one word each; the file knows more (devices, peers). */
export const gatewaySettings = {
  homeserver: {
    argument: "<url>",
    description: "the homeserver's client-server API, such as http://127.0.0.1:8008",
    parse: parseServerUrl,
  },
  listen: {
    argument: "<addr:port>",
    description: "where CoAP comes in",
    parse: (text: string): Address => parseListen(text),
    fallback: "127.0.0.1:5683",
  },
  link: {
    argument: "<name>",
    description: "the link that peers are behind (hectobit sim --list), for timing and pacing",
    parse: (text: string): string => text,
  },
  insecurePlain: {
    argument: "",
    description: "serve plain CoAP to other machines: everybody on the way can read and change it",
    parse: parseSwitch,
    fallback: "false",
  },
  status: {
    argument: "<addr:port>",
    description: "serve /_hectobit/status and /_hectobit/metrics here, to this machine only",
    parse: (text: string): Address => parseListen(text),
  },
  ...commonSettings,
} satisfies Record<string, Setting<unknown>>;
