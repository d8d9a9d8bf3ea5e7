/* String items of CBOR, to JSON text (docs/codec.md, 3 to 5). */
#include "decoder.h"
#include "tables.h"

static bool malformed(hb_decoder *d, const uint8_t *at) { return hb_fail(d, HECTOBIT_CBOR_MALFORMED, at); }

static bool put_entry(hb_decoder *d, const uint8_t *table, const uint16_t *starts, uint64_t i, bool within) {
  if (!within) return hb_fail(d, HECTOBIT_CBOR_REFERENCE, d->head);
  size_t n = (size_t)(starts[i + 1] - starts[i]);
  hb_put_run(&d->out, table + starts[i], n, n + 2 * HB_WIDE);
  return true;
}

static bool put_key(hb_decoder *d, uint64_t i) {
  return put_entry(d, hectobit_key_text, hectobit_key_start, i, i < HECTOBIT_KEYS && i < d->limits.keys);
}

static bool put_value(hb_decoder *d, uint64_t i) {
  return put_entry(d, hectobit_value_text, hectobit_value_start, i, i < HECTOBIT_VALUES && i < d->limits.values);
}

/* An integer in the place of a key. */
static bool put_integer_key(hb_decoder *d, const hb_head *head) {
  uint64_t n = head->value;
  if (n > 0xffff) return hb_fail(d, HECTOBIT_CBOR_REFERENCE, d->head);
  if (head->major == HB_UNSIGNED) return put_key(d, n < 24 ? n : n <= 0xff ? n + 24 : n + 256);
  if (n > 0xff) return hb_fail(d, HECTOBIT_CBOR_REFERENCE, d->head);
  return put_key(d, n < 24 ? n + 24 : n + 256);
}

/* An unsigned integer behind a tag. */
static bool read_unsigned(hb_decoder *d, uint64_t *value) {
  hb_head head;
  if (!hb_read_head(d, &head)) return false;
  if (head.major != HB_UNSIGNED) return malformed(d, d->head);
  *value = head.value;
  return true;
}

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

static bool put_hash(hb_decoder *d, uint8_t sigil, const hb_head *head) {
  if (head->major != HB_BYTES || head->value != HB_HASH_BYTES) return malformed(d, d->head);
  const uint8_t *hash = hb_take(d, HB_HASH_BYTES);
  if (hash == NULL) return false;
  hb_put(&d->out, sigil);
  hb_put_base64url(&d->out, hash, HB_HASH_BYTES);
  return true;
}

static bool put_key_id(hb_decoder *d, unsigned tag, bool *clean) {
  hb_head head;
  const hb_key_id *id = hb_key_ids;
  while (id->tag != tag) id++;
  hb_put_run(&d->out, (const uint8_t *)id->prefix, id->length, sizeof id->prefix);
  return hb_read_head(d, &head) && hb_put_content(d, &head, HB_REST, clean);
}

void hb_enter(hb_decoder *d, unsigned ring, const uint8_t *start, bool clean) {
  size_t n = hb_distance(start, d->out.to);
  if (clean && n >= HB_WINDOW_SHORTEST && n <= HB_WINDOW_LONGEST) {
    hb_push(&d->windows, ring, 0, hb_distance(d->out.start, start), n);
  }
}

/* Tags of parts and rests, and of all other strings. `*entered` becomes false for what is not pushed. */
static bool put_tagged_part(hb_decoder *d, unsigned tag, bool *clean, bool *entered) {
  hb_head head;
  switch (tag) {
    case HB_TAG_REFERENCE:
    case HB_TAG_EVENT_REFERENCE:
      *entered = false;
      return put_far(d, tag);
    case HB_TAG_FRAGMENTS:
      if (!hb_read_head(d, &head)) return false;
      return head.major == HB_BYTES ? hb_put_fragments(d, head.value, clean) : malformed(d, d->head);
    case HB_TAG_DIGITS:
    case HB_TAG_HEX:
    case HB_TAG_BASE64:
    case HB_TAG_BASE64_PADDED:
    case HB_TAG_BASE64URL: return hb_put_radix_text(d, tag);
    default: return malformed(d, d->head);
  }
}

static bool put_tagged(hb_decoder *d, unsigned tag, bool *clean, bool *entered) {
  hb_head head;
  uint64_t index = 0;
  const uint8_t *at = d->head;
  switch (tag) {
    case HB_TAG_ROOM:
    case HB_TAG_USER:
    case HB_TAG_ALIAS:
    case HB_TAG_OLD_EVENT:
    case HB_TAG_MXC: return hb_put_located(d, tag, clean);
    case HB_TAG_ROOM_HASH: return hb_read_head(d, &head) && put_hash(d, '!', &head);
    case HB_TAG_ED25519:
    case HB_TAG_CURVE25519:
    case HB_TAG_SIGNED_CURVE25519: return put_key_id(d, tag, clean);
    case HB_TAG_KEY:
    case HB_TAG_VALUE:
      *entered = false;
      if (!read_unsigned(d, &index)) return false;
      d->head = at;
      if (index > 0xffff) return hb_fail(d, HECTOBIT_CBOR_REFERENCE, at);
      return tag == HB_TAG_KEY ? put_key(d, index) : put_value(d, index + 237);
    default: return put_tagged_part(d, tag, clean, entered);
  }
}

static bool put_simple(hb_decoder *d, uint64_t n, bool whole) {
  if (n < 7) return put_near(d, (unsigned)n);
  if (!whole || (n >= 20 && n < 32)) return malformed(d, d->head);
  return put_value(d, n < 20 ? n - 7 : n - 19);
}

bool hb_put_content(hb_decoder *d, const hb_head *head, hb_role role, bool *clean) {
  const uint8_t *start = d->out.to;
  bool whole = role <= HB_ITEM, entered = role != HB_PART, done;
  unsigned tag = head->value > 0xffff ? 0 : (unsigned)head->value;
  switch (head->major) {
    case HB_TEXT: done = hb_put_text_string(d, head->value, clean); break;
    case HB_BYTES:
      if (head->value != HB_HASH_BYTES) done = hb_put_fragments(d, head->value, clean);
      else done = whole ? put_hash(d, '$', head) : malformed(d, d->head);
      break;
    case HB_TAG: done = whole ? put_tagged(d, tag, clean, &entered) : put_tagged_part(d, tag, clean, &entered); break;
    case HB_SIMPLE:
      entered = false;
      done = put_simple(d, head->value, whole);
      break;
    default: done = role == HB_KEY && head->major <= HB_NEGATIVE ? put_integer_key(d, head) : malformed(d, d->head); entered = false;
  }
  if (d->out.full) return hb_fail(d, HECTOBIT_OUTPUT_FULL, d->head);
  if (done && entered && d->out.to > start) hb_enter(d, hb_ring_of(*start), start, *clean);
  return done;
}

/* Tag 262: a number or a string as JSON text; as a key only a string. */
static bool put_json(hb_decoder *d, hb_role role) {
  hb_head head;
  if (!hb_read_head(d, &head)) return false;
  const uint8_t *at = d->head;
  if (head.major != HB_BYTES) return malformed(d, at);
  const uint8_t *text = hb_take(d, head.value);
  if (text == NULL) return false;
  hb_token token = {HECTOBIT_JSON_SYNTAX, text};
  if (head.value > 0 && *text == '"') {
    hb_content content;
    token = hb_scan_escaped(text + 1, d->at, &content);
    if (token.status == HECTOBIT_OK) token.at++;
  } else if (role != HB_KEY) {
    hb_number number;
    token = hb_scan_number(text, d->at, &number);
  }
  if (token.status != HECTOBIT_OK || token.at != d->at) return malformed(d, at);
  hb_put_run(&d->out, text, (size_t)head.value, hb_distance(text, d->end));
  return true;
}

bool hb_decode_string(hb_decoder *d, const hb_head *head, hb_role role) {
  if (head->major == HB_TAG && head->value == HB_TAG_JSON) return put_json(d, role);
  bool clean = true;
  hb_put(&d->out, '"');
  if (!hb_put_content(d, head, role, &clean)) return false;
  hb_put(&d->out, '"');
  return true;
}
