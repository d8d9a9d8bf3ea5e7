/* What stands in the place of a string's part, and of strings of which nothing more is known (docs/codec.md, 3, steps 3
 * and 6). */
#include "decoder.h"

static bool malformed(hb_decoder *d, const uint8_t *at) { return hb_fail(d, HECTOBIT_CBOR_MALFORMED, at); }

/* Simple values 0 to 6. */
static bool put_near(hb_decoder *d, unsigned n) {
  if (n < 4) return hb_put_entry(d, HB_USERS, n, d->head);
  return n < 6 ? hb_put_entry(d, HB_OTHERS, n - 4, d->head) : hb_put_entry(d, HB_EVENTS, 0, d->head);
}

/* Tags 6 and 12. */
static bool put_far(hb_decoder *d, unsigned tag) {
  const uint8_t *at = d->head;
  hb_head head;
  if (!hb_read_head(d, &head)) return false;
  if (head.value > HECTOBIT_WINDOW && head.major <= HB_NEGATIVE) head.value = HECTOBIT_WINDOW;
  if (head.major == HB_UNSIGNED && tag == HB_TAG_REFERENCE) return hb_put_entry(d, HB_USERS, head.value + 4, at);
  if (head.major == HB_NEGATIVE && tag == HB_TAG_REFERENCE) return hb_put_entry(d, HB_OTHERS, head.value + 2, at);
  if (head.major == HB_UNSIGNED) return hb_put_entry(d, HB_EVENTS, head.value + 1, at);
  return malformed(d, d->head);
}

void hb_enter(hb_decoder *d, const uint8_t *start, bool clean) {
  size_t n = hb_distance(start, d->out.to);
  if (clean && n >= HB_WINDOW_SHORTEST && n <= HB_WINDOW_LONGEST) {
    hb_push(&d->windows, hb_ring_of(*start), 0, hb_distance(d->out.start, start), n);
  }
}

static bool put_tagged(hb_decoder *d, uint64_t tag, bool *clean, bool *entered) {
  hb_head head;
  switch (tag) {
    case HB_TAG_REFERENCE:
    case HB_TAG_EVENT_REFERENCE:
      *entered = false;
      return put_far(d, (unsigned)tag);
    case HB_TAG_FRAGMENTS:
      if (!hb_read_head(d, &head)) return false;
      return head.major == HB_BYTES ? hb_put_fragments(d, head.value, clean) : malformed(d, d->head);
    case HB_TAG_DIGITS:
    case HB_TAG_HEX:
    case HB_TAG_BASE64:
    case HB_TAG_BASE64_PADDED:
    case HB_TAG_BASE64URL: return hb_put_radix_text(d, (unsigned)tag);
    default: return malformed(d, d->head);
  }
}

bool hb_put_part(hb_decoder *d, const hb_head *head, bool *clean, bool *entered) {
  switch (head->major) {
    case HB_TEXT: return hb_put_text_string(d, head->value, clean);
    case HB_BYTES:
      if (head->value == HB_HASH_BYTES) return malformed(d, d->head);
      return hb_put_fragments(d, head->value, clean);
    case HB_TAG: return put_tagged(d, head->value, clean, entered);
    case HB_SIMPLE:
      *entered = false;
      return head->value < 7 ? put_near(d, (unsigned)head->value) : malformed(d, d->head);
    default: return malformed(d, d->head);
  }
}
