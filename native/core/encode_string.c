/* Strings of JSON text, to CBOR: the order in which the ways are tried (docs/codec.md, 3). */
#include "encoder.h"

static void put_key(hb_output *out, unsigned index) {
  if (index < 24) hb_put_head(out, HB_UNSIGNED, index);
  else if (index < 48) hb_put_head(out, HB_NEGATIVE, index - 24);
  else if (index < 280) hb_put_head(out, HB_UNSIGNED, index - 24);
  else if (index < 512) hb_put_head(out, HB_NEGATIVE, index - 256);
  else hb_put_head(out, HB_UNSIGNED, index - 256);
}

static void put_value(hb_output *out, unsigned index) {
  if (index < 13) {
    hb_put(out, (uint8_t)(HB_SIMPLE + 7 + index));
  } else if (index < 237) {
    hb_put(out, HB_SIMPLE | 24);
    hb_put(out, (uint8_t)(19 + index));
  } else {
    hb_put_head(out, HB_TAG, HB_TAG_VALUE);
    hb_put_head(out, HB_UNSIGNED, index - 237);
  }
}

/* Steps 1 and 2. */
static bool put_known(hb_encoder *e, const uint8_t *text, size_t n, uint32_t hash, bool key) {
  hb_found found = hb_lookup(text, n, hash, key, &e->limits);
  if (key && found.key >= 0) {
    put_key(&e->out, (unsigned)found.key);
  } else if (found.value >= 0) {
    put_value(&e->out, (unsigned)found.value);
  } else if (found.key >= 0) {
    hb_put_head(&e->out, HB_TAG, HB_TAG_KEY);
    hb_put_head(&e->out, HB_UNSIGNED, (unsigned)found.key);
  } else {
    return false;
  }
  return true;
}

static void put_distance(hb_output *out, unsigned ring, unsigned distance) {
  static const uint8_t short_ones[] = {4, 1, 2};  /* distances that are simple values, by ring */
  static const uint8_t first_simple[] = {0, 6, 4};
  static const uint8_t tags[] = {HB_TAG_REFERENCE, HB_TAG_EVENT_REFERENCE, HB_TAG_REFERENCE};
  if (distance < short_ones[ring]) {
    hb_put(out, (uint8_t)(HB_SIMPLE + first_simple[ring] + distance));
    return;
  }
  hb_put_head(out, HB_TAG, tags[ring]);
  hb_put_head(out, ring == HB_OTHERS ? HB_NEGATIVE : HB_UNSIGNED, distance - short_ones[ring]);
}

bool hb_put_reference(hb_encoder *e, const uint8_t *text, size_t n, uint32_t hash) {
  unsigned ring = hb_ring_of(*text);
  int distance = hb_find(&e->windows, ring, hash, e->start, text, n);
  if (distance < 0) return false;
  put_distance(&e->out, ring, (unsigned)distance);
  if (distance > 0) hb_push(&e->windows, ring, hash, hb_distance(e->start, text), n);
  return true;
}

/* A string without a backslash. */
static void put_plain(hb_encoder *e, const uint8_t *text, size_t n, bool key) {
  uint32_t hash = hb_hash(text, n);
  if (put_known(e, text, n, hash, key)) return;
  bool fits = n >= HB_WINDOW_SHORTEST && n <= HB_WINDOW_LONGEST;
  hash = hb_window_hash(hash);
  if (fits && hb_put_reference(e, text, n, hash)) return;
  if (!hb_put_identifier(e, text, n)) hb_put_text(e, text, n);
  if (fits) hb_push(&e->windows, hb_ring_of(*text), hash, hb_distance(e->start, text), n);
}

static bool put_with_escapes(hb_encoder *e, const uint8_t *text) {
  hb_content content;
  hb_token token = hb_scan_escaped(text, e->end, &content);
  e->at = token.at;
  if (token.status != HECTOBIT_OK) {
    e->status = token.status;
    return false;
  }
  hb_put_escaped(e, text, token.at, &content);
  if (content.clean && content.unicode && content.length >= HB_WINDOW_SHORTEST && content.length <= HB_WINDOW_LONGEST) {
    hb_push(&e->windows, hb_ring_of(content.first), 0, 0, content.length);
  }
  e->at++;
  return true;
}

bool hb_encode_string(hb_encoder *e, bool key) {
  const uint8_t *text = e->at + 1;
  bool high = false;
  const uint8_t *stop = hb_scan(text, e->end, e->end, &high);
  if (stop < e->end && *stop == '\\') return put_with_escapes(e, text);
  if (high) {
    const uint8_t *bad = hb_check_utf8(text, stop);
    if (bad != stop) {
      e->at = bad;
      e->status = HECTOBIT_JSON_UTF8;
      return false;
    }
  }
  e->at = stop;
  if (stop == e->end || *stop != '"') {
    e->status = stop == e->end ? HECTOBIT_JSON_TRUNCATED : HECTOBIT_JSON_SYNTAX;
    return false;
  }
  put_plain(e, text, hb_distance(text, stop), key);
  e->at++;
  return true;
}
