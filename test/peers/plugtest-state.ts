import { EMPTY, utf8 } from "../../src/base/bytes.ts";
import { bodyTag } from "../../src/coap/transfer/served-body.ts";

/** What the plugtest server remembers. A value: each request gives a new one. */
export interface PlugtestState {
  readonly test: Uint8Array;
  /** How often `/validate` changed by itself. */
  readonly validations: number;
  readonly validate: Uint8Array;
  readonly largeUpdate: Uint8Array;
  /** Bodies made by POST to `/large-create`, by number. */
  readonly created: readonly Uint8Array[];
  /** Undefined until it is created. */
  readonly create1: Uint8Array | undefined;
  readonly observed: { readonly format: number; readonly payload: Uint8Array };
  /** How often `/obs` changed by itself. */
  readonly ticks: number;
}

/** A text of so many bytes, in lines of 64. */
export function largeText(length: number): Uint8Array {
  let text = "";
  for (let line = 1; text.length < length; line++) text += `line ${line} `.padEnd(63, ".").concat("\n");
  return utf8(text.slice(0, length));
}

export const INITIAL: PlugtestState = {
  test: utf8("test"),
  validations: 0,
  validate: utf8("validate 0"),
  largeUpdate: largeText(1280),
  created: [],
  create1: undefined,
  observed: { format: 0, payload: EMPTY },
  ticks: 0,
};

/** What `/obs` shows: what was put there, or its own count. */
export const observedPayload = ({ observed, ticks }: PlugtestState): Uint8Array =>
  observed.payload.length > 0 ? observed.payload : utf8(`tick ${ticks}`);

export const tick = (state: PlugtestState): PlugtestState => ({ ...state, ticks: state.ticks + 1 });

/** The state in which `/validate` has changed by itself. */
export const validateChanged = (state: PlugtestState): PlugtestState => {
  const validations = state.validations + 1;
  return { ...state, validations, validate: utf8(`validate ${validations}`) };
};

export const entityTag = (payload: Uint8Array): Uint8Array => bodyTag(payload);
