/* Texts that nothing shorter is known for: fragments or as they are (docs/codec.md, 3, steps 6 and 7). */
#include "encoder.h"

/* Bytes that a content of `n` bytes has as a text string. */
static size_t text_cost(size_t n) { return hb_head_length(n) + n; }

static size_t fragments_cost(size_t n) {
  return hb_head_length(n) + n + (n == HB_HASH_BYTES ? 1u : 0u);
}

/*
 * The codes go where they will stand if there are `expected` of them; afterwards they move if there are more or fewer.
 * Codes can only be worth it when they are fewer than the content's bytes.
 */
static void begin_codes(hb_fragmenting *f, const hb_output *out, size_t n) {
  size_t room = hb_room(out), head = hb_head_length(n / 2);
  /* Where it gets tight, no byte is given away: codes that fit exactly must be found to fit. */
  if (room < n + 9) head = 1;
  if (room < head) head = room;
  f->to = out->to + head;
  f->limit = f->to + (room - head < n ? room - head : n);
}

/* The codes from `codes` to `end` become a string; false when the content's own text is as short. */
static bool end_codes(hb_output *out, const uint8_t *codes, const uint8_t *end, size_t n) {
  size_t length = hb_distance(codes, end);
  if (fragments_cost(length) >= text_cost(n)) return false;
  size_t head = hb_head_length(length) + (length == HB_HASH_BYTES ? 1u : 0u);
  if (!hb_need(out, head + length)) return true;
  memmove(out->to + head, codes, length);
  if (length == HB_HASH_BYTES) *out->to++ = HB_TAG | HB_TAG_FRAGMENTS;
  out->to = hb_write_head(out->to, HB_BYTES, length) + length;
  return true;
}

void hb_put_text(hb_encoder *e, const uint8_t *text, size_t n) {
  if (hb_put_radix(&e->out, text, n)) return;
  hb_fragmenting f = {text, text + n, e->end, true, NULL, NULL};
  begin_codes(&f, &e->out, n);
  const uint8_t *codes = f.to;
  if (hb_fragment(&f) && end_codes(&e->out, codes, f.to, n)) return;
  hb_put_head(&e->out, HB_TEXT, n);
  hb_put_run(&e->out, text, n, hb_distance(text, e->end));
}

/* Codes of a content that is resolved on the way, some bytes at a time. */
static bool fragment_escaped(hb_fragmenting *f, const uint8_t *text, const uint8_t *end) {
  uint8_t piece[64 + HB_FRAGMENT];
  hb_unescape u = {text, end};
  size_t kept = 0;
  f->readable = piece + sizeof piece;
  do {
    size_t n = kept + hb_unescape_some(&u, piece + kept, 64 - kept);
    memset(piece + n, 0, sizeof piece - n);
    f->at = piece;
    f->end = piece + n;
    f->last = u.at == u.end;
    if (!hb_fragment(f)) return false;
    kept = hb_distance(f->at, f->end);
    memmove(piece, f->at, kept);
  } while (!f->last);
  return true;
}

static void put_unescaped(hb_output *out, const uint8_t *text, const uint8_t *end, size_t n) {
  hb_unescape u = {text, end};
  hb_put_head(out, HB_TEXT, n);
  if (!hb_need(out, n)) return;
  while (u.at < u.end) {
    uint8_t piece[64];
    size_t done = hb_unescape_some(&u, piece, sizeof piece);
    memcpy(out->to, piece, done);
    out->to += done;
  }
}

void hb_put_escaped(hb_encoder *e, const uint8_t *text, const uint8_t *end, const hb_content *content) {
  if (!content->unicode) {
    size_t n = hb_distance(text, end) + 2;
    hb_put_head(&e->out, HB_TAG, HB_TAG_JSON);
    hb_put_head(&e->out, HB_BYTES, n);
    hb_put_run(&e->out, text - 1, n, hb_distance(text - 1, e->end));
    return;
  }
  hb_fragmenting f = {NULL, NULL, NULL, false, NULL, NULL};
  begin_codes(&f, &e->out, content->length);
  const uint8_t *codes = f.to;
  if (fragment_escaped(&f, text, end) && end_codes(&e->out, codes, f.to, content->length)) return;
  put_unescaped(&e->out, text, end, content->length);
}
