/* What the files that go from JSON text to CBOR share. */
#ifndef HECTOBIT_ENCODER_H
#define HECTOBIT_ENCODER_H

#include "internal.h"

typedef struct {
  hb_output out;
  hb_windows windows;
  const uint8_t *start;
  const uint8_t *end;
  const uint8_t *at;
  hectobit_limits limits;
  hectobit_work *work;
  unsigned depth;
  hectobit_status status;
  bool timed;    /* there was a timestamp before */
  uint64_t time; /* that one */
} hb_encoder;

/* The string at `at`, which is its quotation mark. */
bool hb_encode_string(hb_encoder *e, bool key);

/* Step 6: content without a backslash. */
void hb_put_text(hb_encoder *e, const uint8_t *text, size_t n);
/* Steps 6 and 7: the string whose text without quotation marks is from `text` to `end`. */
void hb_put_escaped(hb_encoder *e, const uint8_t *text, const uint8_t *end, const hb_content *content);
/* Digits, hexadecimal or base64; false when the content is none of these. */
bool hb_put_radix(hb_output *out, const uint8_t *text, size_t n);
/* 43 characters of base64url to 32 bytes; false when they are not exactly that. */
bool hb_event_hash(const uint8_t *text, uint8_t *hash);
/* Step 3: a reference, when there is something to refer to. */
bool hb_put_reference(hb_encoder *e, const uint8_t *text, size_t n, uint32_t hash);
/* Step 4; false when the content is no identifier. */
bool hb_put_identifier(hb_encoder *e, const uint8_t *text, size_t n);

/* Fragment codes of a piece of content. A piece that isn't the last leaves up to HB_FRAGMENT - 1 bytes over. */
typedef struct {
  const uint8_t *at;   /* next byte of the content */
  const uint8_t *end;  /* of this piece */
  const uint8_t *readable; /* the buffer goes on to here */
  bool last;
  uint8_t *to;
  uint8_t *limit; /* when the codes come here, they are too many */
} hb_fragmenting;
/* False when the limit was reached. */
bool hb_fragment(hb_fragmenting *f);

#endif
