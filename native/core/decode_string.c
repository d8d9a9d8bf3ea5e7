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
  const uint8_t *rest = d->out.to;
  bool entered = true;
  if (!hb_read_head(d, &head) || !hb_put_part(d, &head, clean, &entered)) return false;
  if (entered) hb_enter(d, rest, *clean);
  return true;
}

static bool put_tagged(hb_decoder *d, const hb_head *tagged, bool *clean, bool *entered) {
  hb_head head;
  unsigned tag = tagged->value > UINT8_MAX ? 0 : (unsigned)tagged->value;
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
    default: return hb_put_part(d, tagged, clean, entered);
  }
}

/* Simple values other than those of references. */
static bool put_known(hb_decoder *d, uint64_t n) {
  if (n >= 20 && n < 32) return malformed(d, d->head);
  return put_value(d, n < 20 ? n - 7 : n - 19);
}

/* The content of a string item. */
static bool put_content(hb_decoder *d, const hb_head *head, bool key, bool *clean, bool *entered) {
  if (head->major == HB_TAG) return put_tagged(d, head, clean, entered);
  if (head->major == HB_BYTES && head->value == HB_HASH_BYTES) return put_hash(d, '$', head);
  if (head->major == HB_SIMPLE && head->value >= 7) {
    *entered = false;
    return put_known(d, head->value);
  }
  if (key && head->major <= HB_NEGATIVE) {
    *entered = false;
    return put_integer_key(d, head);
  }
  return hb_put_part(d, head, clean, entered);
}

/* Tag 262: a number or a string as JSON text; as a key only a string. */
static bool put_json(hb_decoder *d, bool key) {
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
  } else if (!key) {
    hb_number number;
    token = hb_scan_number(text, d->at, &number);
  }
  if (token.status != HECTOBIT_OK || token.at != d->at) return malformed(d, at);
  hb_put_run(&d->out, text, (size_t)head.value, hb_distance(text, d->end));
  return true;
}

bool hb_decode_string(hb_decoder *d, const hb_head *head, bool key) {
  if (head->major == HB_TAG && head->value == HB_TAG_JSON) return put_json(d, key);
  bool clean = true, entered = true;
  hb_put(&d->out, '"');
  const uint8_t *start = d->out.to;
  if (!put_content(d, head, key, &clean, &entered)) return false;
  if (d->out.full) return hb_fail(d, HECTOBIT_OUTPUT_FULL, d->head);
  if (entered) hb_enter(d, start, clean);
  hb_put(&d->out, '"');
  return true;
}
