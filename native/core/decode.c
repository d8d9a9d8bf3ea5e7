/* CBOR to JSON text: structure and numbers. */
#include "decoder.h"

static bool malformed(hb_decoder *d, const uint8_t *at) { return hb_fail(d, HECTOBIT_CBOR_MALFORMED, at); }

/* The digits of a number at the end of a buffer; returns the first. */
static uint8_t *write_digits(uint8_t *end, uint64_t value) {
  do {
    *--end = (uint8_t)('0' + value % 10);
    value /= 10;
  } while (value != 0);
  return end;
}

static void put_integer(hb_output *out, bool negative, uint64_t value) {
  uint8_t text[21], *end = text + sizeof text, *first;
  if (!negative) {
    first = write_digits(end, value);
  } else if (value == UINT64_MAX) {
    /* -2^64: the amount takes more than 64 bits. */
    first = write_digits(end - 1, UINT64_MAX / 10);
    end[-1] = '0' + UINT64_MAX % 10 + 1;
    *--first = '-';
  } else {
    first = write_digits(end, value + 1);
    *--first = '-';
  }
  hb_put_run(out, first, hb_distance(first, end), hb_distance(first, end));
}

/* Tag 14. */
static bool put_timestamp(hb_decoder *d) {
  const uint8_t *tag = d->head;
  hb_head head;
  uint64_t time = 0;
  if (!hb_read_head(d, &head)) return false;
  if (head.major == HB_BYTES) {
    if (head.value != HB_TIME_BYTES) return malformed(d, d->head);
    const uint8_t *bytes = hb_take(d, HB_TIME_BYTES);
    if (bytes == NULL) return false;
    for (unsigned i = 0; i < HB_TIME_BYTES; i++) time = time << 8 | bytes[i];
    time += HB_TIME_FIRST;
  } else if (head.major <= HB_NEGATIVE) {
    if (!d->timed) return hb_fail(d, HECTOBIT_CBOR_REFERENCE, tag);
    /* Steps so long that the sum would wrap lead out of the range as well. */
    uint64_t step = head.value > HB_TIME_LAST ? HB_TIME_LAST : head.value;
    time = head.major == HB_UNSIGNED ? d->time + step : d->time - step - 1;
  } else {
    return malformed(d, d->head);
  }
  if (time < HB_TIME_FIRST || time > HB_TIME_LAST) return malformed(d, tag);
  d->timed = true;
  d->time = time;
  put_integer(&d->out, false, time);
  return true;
}

/* Tag 4: [-places, digits without the point]. */
static bool put_decimal(hb_decoder *d) {
  hb_head head;
  if (!hb_read_head(d, &head)) return false;
  if (head.major != HB_ARRAY || head.value != 2) return malformed(d, d->head);
  if (!hb_read_head(d, &head)) return false;
  if (head.major != HB_NEGATIVE || head.value >= HB_DECIMAL_PLACES) return malformed(d, d->head);
  size_t places = (size_t)head.value + 1;
  if (!hb_read_head(d, &head)) return false;
  bool negative = head.major == HB_NEGATIVE;
  if (head.major > HB_NEGATIVE || head.value >= HB_DECIMAL_END - (negative ? 1 : 0)) return malformed(d, d->head);
  uint8_t text[22], *end = text + sizeof text;
  uint8_t *first = write_digits(end, negative ? head.value + 1 : head.value);
  while (hb_distance(first, end) <= places) *--first = '0';
  size_t whole = hb_distance(first, end) - places;
  if (negative) hb_put(&d->out, '-');
  hb_put_run(&d->out, first, whole, whole);
  hb_put(&d->out, '.');
  hb_put_run(&d->out, first + whole, places, places);
  return true;
}

/* Levels keep how many items are left, keys and values each, and what they are in. */
enum { IN_MAP = 1, NOT_FIRST = 2 };

static bool open_level(hb_decoder *d, const hb_head *head) {
  bool map = head->major == HB_MAP;
  if (d->depth == d->limits.nesting) return hb_fail(d, HECTOBIT_CBOR_NESTING, d->head);
  if (head->value > hb_distance(d->at, d->end) / (map ? 2 : 1)) return hb_fail(d, HECTOBIT_CBOR_TRUNCATED, d->head);
  d->work->levels[d->depth].left = (uint32_t)head->value;
  d->work->levels[d->depth].head = map ? IN_MAP : 0;
  d->depth++;
  hb_put(&d->out, map ? '{' : '[');
  return true;
}

static bool put_literal(hb_output *out, const char *word, size_t n) {
  hb_put_run(out, (const uint8_t *)word, n, n);
  return true;
}

/* One item, or the beginning of an array or map, which raises the depth. */
static bool put_item(hb_decoder *d) {
  hb_head head;
  if (!hb_read_head(d, &head)) return false;
  switch (head.major) {
    case HB_UNSIGNED:
    case HB_NEGATIVE: put_integer(&d->out, head.major == HB_NEGATIVE, head.value); return true;
    case HB_ARRAY:
    case HB_MAP: return open_level(d, &head);
    case HB_TAG:
      if (head.value == HB_TAG_TIMESTAMP) return put_timestamp(d);
      if (head.value == HB_TAG_DECIMAL) return put_decimal(d);
      return hb_decode_string(d, &head, false);
    case HB_SIMPLE:
      if (head.value == 20) return put_literal(&d->out, "false", 5);
      if (head.value == 21) return put_literal(&d->out, "true", 4);
      if (head.value == 22) return put_literal(&d->out, "null", 4);
      return hb_decode_string(d, &head, false);
    default: return hb_decode_string(d, &head, false);
  }
}

static bool put_key(hb_decoder *d) {
  hb_head head;
  if (!hb_read_head(d, &head) || !hb_decode_string(d, &head, true)) return false;
  hb_put(&d->out, ':');
  return true;
}

/* Behind an item: closes levels until another item follows. False when there is none. */
static bool next_item(hb_decoder *d) {
  while (d->depth > 0) {
    uint32_t *left = &d->work->levels[d->depth - 1].left;
    uint32_t *state = &d->work->levels[d->depth - 1].head;
    bool map = (*state & IN_MAP) != 0;
    if (*left > 0) {
      --*left;
      if ((*state & NOT_FIRST) != 0) hb_put(&d->out, ',');
      *state |= NOT_FIRST;
      return !map || put_key(d);
    }
    hb_put(&d->out, map ? '}' : ']');
    d->depth--;
  }
  return false;
}

static bool put_items(hb_decoder *d) {
  do {
    if (!put_item(d)) return false;
    if (d->out.full) return hb_fail(d, HECTOBIT_OUTPUT_FULL, d->head);
  } while (next_item(d));
  return d->status == HECTOBIT_OK;
}

static size_t put_sequence(hb_decoder *d) {
  size_t last = 0;
  hb_put(&d->out, '[');
  while (d->at != d->end) {
    if (last != 0) hb_put(&d->out, ',');
    last = hb_distance(d->out.start, d->out.to);
    if (!put_items(d)) break;
  }
  hb_put(&d->out, ']');
  return last;
}

static hectobit_result decode(const uint8_t *cbor, size_t length, uint8_t *out, size_t capacity,
                              const hectobit_limits *limits, hectobit_work *work, bool sequence) {
  hb_decoder d = {.start = cbor, .at = cbor, .head = cbor, .work = work};
  size_t last = 0;
  if (length > UINT32_MAX) return (hectobit_result){HECTOBIT_OUTPUT_FULL, 0, 0, 0};
  if (capacity > UINT32_MAX) capacity = UINT32_MAX;
  d.end = cbor + length;
  d.out.start = d.out.to = out;
  d.out.limit = out + capacity;
  d.limits = hb_limits(limits);
  hb_windows_open(&d.windows, work, &d.limits);
  memset(work->lengths, 0, sizeof work->lengths); /* 0 is an entry that doesn't exist */
  if (sequence) last = put_sequence(&d);
  else if (put_items(&d) && d.at != d.end) hb_fail(&d, HECTOBIT_CBOR_TRAILING, d.at);
  if (d.out.full) hb_fail(&d, HECTOBIT_OUTPUT_FULL, d.at);
  if (d.status != HECTOBIT_OK) return (hectobit_result){d.status, 0, hb_distance(cbor, d.at), 0};
  return (hectobit_result){HECTOBIT_OK, hb_distance(out, d.out.to), 0, last};
}

hectobit_result hectobit_decode(const uint8_t *cbor, size_t cbor_length, uint8_t *out, size_t capacity,
                                const hectobit_limits *limits, hectobit_work *work) {
  return decode(cbor, cbor_length, out, capacity, limits, work, false);
}

hectobit_result hectobit_decode_sequence(const uint8_t *cbor, size_t cbor_length, uint8_t *out, size_t capacity,
                                         const hectobit_limits *limits, hectobit_work *work) {
  return decode(cbor, cbor_length, out, capacity, limits, work, true);
}
