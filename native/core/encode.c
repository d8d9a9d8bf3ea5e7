/* JSON text to CBOR: structure and numbers. */
#include "encoder.h"

static bool fail(hb_encoder *e, hectobit_status status) {
  e->status = status;
  return false;
}

/* Something else was expected here. */
static bool fail_here(hb_encoder *e) {
  return fail(e, e->at == e->end ? HECTOBIT_JSON_TRUNCATED : HECTOBIT_JSON_SYNTAX);
}

static void skip_space(hb_encoder *e) {
  while (e->at < e->end && *e->at <= ' ' && (*e->at == ' ' || *e->at == '\n' || *e->at == '\r' || *e->at == '\t')) {
    e->at++;
  }
}

static void put_timestamp(hb_encoder *e, uint64_t time) {
  int64_t step = (int64_t)time - (int64_t)e->time;
  hb_put_head(&e->out, HB_TAG, HB_TAG_TIMESTAMP);
  if (e->timed && step < HB_TIME_STEP && step > -HB_TIME_STEP) {
    if (step >= 0) hb_put_integer(&e->out, HB_UNSIGNED, (uint64_t)step);
    else hb_put_integer(&e->out, HB_NEGATIVE, (uint64_t)(-1 - step));
  } else {
    hb_put(&e->out, HB_BYTES | HB_TIME_BYTES);
    for (unsigned i = HB_TIME_BYTES; i-- > 0;) hb_put(&e->out, (uint8_t)((time - HB_TIME_FIRST) >> (8 * i)));
  }
  e->timed = true;
  e->time = time;
}

static void put_integer(hb_encoder *e, bool negative, uint64_t magnitude) {
  if (negative) hb_put_integer(&e->out, HB_NEGATIVE, magnitude - 1);
  else if (magnitude >= HB_TIME_FIRST && magnitude <= HB_TIME_LAST) put_timestamp(e, magnitude);
  else hb_put_integer(&e->out, HB_UNSIGNED, magnitude);
}

static void put_decimal(hb_encoder *e, const hb_number *number) {
  hb_put_head(&e->out, HB_TAG, HB_TAG_DECIMAL);
  hb_put(&e->out, HB_ARRAY | 2);
  hb_put_head(&e->out, HB_NEGATIVE, number->places - 1);
  if (number->negative) hb_put_integer(&e->out, HB_NEGATIVE, number->magnitude - 1);
  else hb_put_integer(&e->out, HB_UNSIGNED, number->magnitude);
}

/* -2^64: the one integer of CBOR whose magnitude takes more than 64 bits. */
static bool is_least(const uint8_t *text, size_t n) {
  static const char least[] = "-18446744073709551616";
  return n == sizeof least - 1 && memcmp(text, least, n) == 0;
}

static bool put_number(hb_encoder *e) {
  hb_number number;
  const uint8_t *text = e->at;
  hb_token token = hb_scan_number(text, e->end, &number);
  e->at = token.at;
  if (token.status != HECTOBIT_OK) return fail(e, token.status);
  size_t n = hb_distance(text, token.at);
  bool zero = number.exact && number.magnitude == 0;
  if (!number.exponent && number.places == 0 && number.exact && !(zero && number.negative)) {
    put_integer(e, number.negative, number.magnitude);
  } else if (!number.exponent && number.places >= 1 && number.places <= HB_DECIMAL_PLACES && number.exact &&
             number.magnitude < HB_DECIMAL_END && !(zero && number.negative)) {
    put_decimal(e, &number);
  } else if (is_least(text, n)) {
    hb_put_integer(&e->out, HB_NEGATIVE, UINT64_MAX);
  } else {
    hb_put_head(&e->out, HB_TAG, HB_TAG_JSON);
    hb_put_head(&e->out, HB_BYTES, n);
    hb_put_run(&e->out, text, n, hb_distance(text, e->end));
  }
  return true;
}

static bool put_literal(hb_encoder *e, const char *word, size_t n, uint8_t byte) {
  for (size_t i = 0; i < n; i++, e->at++) {
    if (e->at == e->end || *e->at != (uint8_t)word[i]) return fail_here(e);
  }
  hb_put(&e->out, byte);
  return true;
}

/* Levels keep where the head stands, and how many items (of maps: pairs) there were. */
static bool open_level(hb_encoder *e, uint8_t head) {
  if (e->depth == e->limits.nesting) return fail(e, HECTOBIT_JSON_NESTING);
  e->at++;
  e->work->levels[e->depth].head = (uint32_t)hb_distance(e->out.start, e->out.to);
  e->work->levels[e->depth].left = 0;
  e->depth++;
  hb_put(&e->out, head);
  return true;
}

/* The head had one byte; when there are many items it gets more, and what is behind it moves. */
static void close_level(hb_encoder *e) {
  e->at++;
  e->depth--;
  if (e->out.full) return;
  uint64_t count = e->work->levels[e->depth].left;
  uint8_t *head = e->out.start + e->work->levels[e->depth].head;
  unsigned more = hb_head_length(count) - 1;
  if (more > 0) {
    if (!hb_need(&e->out, more)) return;
    memmove(head + 1 + more, head + 1, hb_distance(head + 1, e->out.to));
    e->out.to += more;
  }
  hb_write_head(head, *head & 0xe0u, count);
}

/* One value, or the beginning of an array or object, which raises the depth. */
static bool put_item(hb_encoder *e) {
  skip_space(e);
  if (e->at == e->end) return fail_here(e);
  switch (*e->at) {
    case '"': return hb_encode_string(e, false);
    case '{': return open_level(e, HB_MAP);
    case '[': return open_level(e, HB_ARRAY);
    case 't': return put_literal(e, "true", 4, HB_SIMPLE | 21);
    case 'f': return put_literal(e, "false", 5, HB_SIMPLE | 20);
    case 'n': return put_literal(e, "null", 4, HB_SIMPLE | 22);
    default: return put_number(e);
  }
}

/* A key and its colon. */
static bool put_member(hb_encoder *e) {
  skip_space(e);
  if (e->at == e->end || *e->at != '"') return fail_here(e);
  if (!hb_encode_string(e, true)) return false;
  skip_space(e);
  if (e->at == e->end || *e->at != ':') return fail_here(e);
  e->at++;
  return true;
}

static bool in_map(const hb_encoder *e) {
  return !e->out.full && (e->out.start[e->work->levels[e->depth - 1].head] & 0xe0u) == HB_MAP;
}

/* Behind an item: closes levels until another item follows. False at the end, and for errors. */
static bool next_item(hb_encoder *e, unsigned bottom, bool first) {
  for (; e->depth > bottom; first = false) {
    if (e->out.full) return fail(e, HECTOBIT_OUTPUT_FULL);
    bool map = in_map(e);
    skip_space(e);
    if (e->at == e->end) return fail_here(e);
    if (*e->at == (map ? '}' : ']')) {
      close_level(e);
      continue;
    }
    if (!first) {
      if (*e->at != ',') return fail_here(e);
      e->at++;
    }
    e->work->levels[e->depth - 1].left++;
    return !map || put_member(e);
  }
  return false;
}

/* Items until the depth is `bottom` again. */
static void put_items(hb_encoder *e, unsigned bottom) {
  do {
    unsigned depth = e->depth;
    if (!put_item(e)) return;
    bool opened = e->depth > depth;
    if (!next_item(e, bottom, opened)) return;
  } while (e->status == HECTOBIT_OK);
}

/* The elements of the array that begins here, each to its end. */
static bool put_elements(hb_encoder *e) {
  skip_space(e);
  if (e->at == e->end || *e->at != '[') return fail_here(e);
  e->at++;
  skip_space(e);
  if (e->at < e->end && *e->at == ']') {
    e->at++;
    return true;
  }
  for (;;) {
    put_items(e, 0);
    if (e->status != HECTOBIT_OK) return false;
    if (e->out.full) return fail(e, HECTOBIT_OUTPUT_FULL);
    skip_space(e);
    if (e->at == e->end || (*e->at != ',' && *e->at != ']')) return fail_here(e);
    if (*e->at++ == ']') return true;
  }
}

static hectobit_result encode(const uint8_t *json, size_t length, uint8_t *out, size_t capacity,
                              const hectobit_limits *limits, hectobit_work *work, bool sequence) {
  hb_encoder e = {.start = json, .at = json, .work = work};
  if (length > UINT32_MAX) return (hectobit_result){HECTOBIT_OUTPUT_FULL, 0, 0, 0};
  if (capacity > UINT32_MAX) capacity = UINT32_MAX;
  e.end = json + length;
  e.out.start = e.out.to = out;
  e.out.limit = out + capacity;
  e.limits = hb_limits(limits);
  hb_windows_open(&e.windows, work, &e.limits);
  memset(work->hashes, 0, sizeof work->hashes); /* 0 is an entry that doesn't exist */
  if (sequence) put_elements(&e);
  else put_items(&e, 0);
  if (e.status == HECTOBIT_OK && e.out.full) e.status = HECTOBIT_OUTPUT_FULL;
  if (e.status == HECTOBIT_OK) {
    skip_space(&e);
    if (e.at != e.end) e.status = HECTOBIT_JSON_SYNTAX;
  }
  if (e.status != HECTOBIT_OK) return (hectobit_result){e.status, 0, hb_distance(json, e.at), 0};
  return (hectobit_result){HECTOBIT_OK, hb_distance(out, e.out.to), 0, 0};
}

hectobit_result hectobit_encode(const uint8_t *json, size_t json_length, uint8_t *out, size_t capacity,
                                const hectobit_limits *limits, hectobit_work *work) {
  return encode(json, json_length, out, capacity, limits, work, false);
}

hectobit_result hectobit_encode_sequence(const uint8_t *json, size_t json_length, uint8_t *out, size_t capacity,
                                         const hectobit_limits *limits, hectobit_work *work) {
  return encode(json, json_length, out, capacity, limits, work, true);
}
