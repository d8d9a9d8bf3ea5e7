import type { ObservationId, ServerExchangeId } from "../endpoint/types.ts";
import type { HttpExchangeId } from "../matrix/http.ts";
import type { AnswerForm } from "../matrix/response.ts";

/** On whose behalf the homeserver is asked, and so where its answer goes. */
export type UpstreamOwner =
  | { readonly kind: "exchange"; readonly exchange: ServerExchangeId; readonly form: AnswerForm }
  | { readonly kind: "sync"; readonly observation: ObservationId }
  /** A request of the device service, with its own id for it. */
  | { readonly kind: "devices"; readonly id: HttpExchangeId };
