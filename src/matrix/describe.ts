import type { Priority } from "../endpoint/types.ts";
import type { HttpRequest } from "./http.ts";

export interface RequestDescription {
  /** For people, short: `send m.room.message to !abc:hs`. No token, no body. */
  readonly label: string;
  /** `operationId` of the specification, when it is one of its operations. */
  readonly operation: string | undefined;
  readonly priority: Priority;
  /** Requests with the same key replace each other while they wait (typing, presence, receipts). */
  readonly replaces: string | undefined;
}

export function describe(_request: HttpRequest): RequestDescription {
  throw new Error("being written");
}
