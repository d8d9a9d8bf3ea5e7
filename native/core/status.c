/* Names of the statuses (docs/codec.md, 8). */
#include "hectobit.h"

const char *hectobit_reason(hectobit_status status) {
  static const char *const reasons[] = {
      [HECTOBIT_OK] = "ok",
      [HECTOBIT_JSON_SYNTAX] = "json.syntax",
      [HECTOBIT_JSON_TRUNCATED] = "json.truncated",
      [HECTOBIT_JSON_UTF8] = "json.utf8",
      [HECTOBIT_JSON_NESTING] = "json.nesting",
      [HECTOBIT_CBOR_TRUNCATED] = "cbor.truncated",
      [HECTOBIT_CBOR_MALFORMED] = "cbor.malformed",
      [HECTOBIT_CBOR_UTF8] = "cbor.utf8",
      [HECTOBIT_CBOR_REFERENCE] = "cbor.reference",
      [HECTOBIT_CBOR_NESTING] = "cbor.nesting",
      [HECTOBIT_CBOR_TRAILING] = "cbor.trailing",
      [HECTOBIT_OUTPUT_FULL] = "output.full",
  };
  return reasons[status];
}
