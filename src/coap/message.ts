/** CoAP messages as values (RFC 7252 §3). A value of these types can be encoded as it stands. */

export type MessageType = "CON" | "NON" | "ACK" | "RST";

/** `class * 32 + detail`, as on the wire: 2.05 is 69 (RFC 7252 §3). */
export type Code = number;

export interface Option {
  readonly number: number;
  readonly value: Uint8Array;
}

export interface Message {
  readonly type: MessageType;
  readonly code: Code;
  /** 0 to 65535. */
  readonly messageId: number;
  /** 0 to 8 bytes. */
  readonly token: Uint8Array;
  /** In any order; the encoder sorts by number and keeps the order of repeated options. */
  readonly options: readonly Option[];
  /** Empty when there is none: CoAP has no empty payload (RFC 7252 §3). */
  readonly payload: Uint8Array;
}

/**
 * A request or response as applications see it: a whole body, without the options that layers below add and remove
 * (Block1, Block2, Size1, Size2, Observe).
 */
export interface Body {
  readonly code: Code;
  readonly options: readonly Option[];
  readonly payload: Uint8Array;
}
