import { isRequest } from "./codes.ts";
import type { Message, Option } from "./message.ts";
import { isCritical, OSCORE, optionDefinition, optionName, PROXY_SCHEME, PROXY_URI } from "./options.ts";

/** What the options of a well-formed message allow. */
export type OptionVerdict =
  /** The message as it counts: elective options that are unrecognized in form are gone. */
  | { readonly kind: "accepted"; readonly message: Message }
  /** An unrecognized critical option: 4.02 to a request, rejection of a response (RFC 7252 §5.4.1). */
  | { readonly kind: "bad-option"; readonly detail: string }
  /** A request for a proxy, which we are not: 5.05 (RFC 7252 §5.7.2). */
  | { readonly kind: "proxying"; readonly detail: string };

/**
 * Options with an illegal length (RFC 7252 §5.4.3) and supernumerary ones (§5.4.5) count as unrecognized: elective
 * ones are ignored, critical ones make the message bad. `unsupported` are critical options that the registry knows but
 * this stack does not act on.
 */
export function judgeOptions(message: Message, unsupported: ReadonlySet<number> = UNSUPPORTED): OptionVerdict {
  const kept: Option[] = [];
  let previous = -1;
  for (const option of message.options) {
    const flaw = flawOf(option, option.number === previous, unsupported);
    previous = option.number;
    if (flaw === undefined) kept.push(option);
    else if (isCritical(option.number)) return { kind: "bad-option", detail: `${optionName(option.number)}: ${flaw}` };
    else if (optionDefinition(option.number) === undefined) kept.push(option);
  }
  if (isRequest(message.code)) {
    const proxy = kept.find((option) => option.number === PROXY_URI || option.number === PROXY_SCHEME);
    if (proxy !== undefined) return { kind: "proxying", detail: optionName(proxy.number) };
  }
  return {
    kind: "accepted",
    message: kept.length === message.options.length ? message : { ...message, options: kept },
  };
}

/** OSCORE belongs to a security layer below this check; where none has taken it, it is unknown (RFC 8613 §8.2). */
const UNSUPPORTED: ReadonlySet<number> = new Set([OSCORE]);

function flawOf(option: Option, repeated: boolean, unsupported: ReadonlySet<number>): string | undefined {
  const definition = optionDefinition(option.number);
  if (definition === undefined || unsupported.has(option.number)) return "not supported";
  const length = option.value.length;
  if (length < definition.minimumLength || length > definition.maximumLength) return `${length} bytes`;
  if (repeated && !definition.repeatable) return "given twice";
  return undefined;
}
