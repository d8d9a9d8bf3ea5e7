/* Contents of strings, to JSON text: text strings, fragments and radix forms (docs/codec.md, 3, step 6). */
#include "decoder.h"
#include "tables.h"

static const char hex_digits[] = "0123456789abcdef";

static bool needs_escape(uint8_t c) { return c < 0x20 || c == '"' || c == '\\'; }

/* The letter behind the backslash, or 0 for \u00xx. */
static uint8_t escape_letter(uint8_t c) {
  switch (c) {
    case '\b': return 'b';
    case '\f': return 'f';
    case '\n': return 'n';
    case '\r': return 'r';
    case '\t': return 't';
    default: return needs_escape(c) && c >= 0x20 ? c : 0;
  }
}

/* Bytes that escapes add to those from `p` to `end`. */
static size_t escapes_length(const uint8_t *p, const uint8_t *end) {
  size_t more = 0;
  for (; p < end; p++) {
    if (needs_escape(*p)) more += escape_letter(*p) != 0 ? 1 : 5;
  }
  return more;
}

/* Escapes what was written from `from`, in place: from the end backwards, as it grows. */
static void escape(hb_output *out, const uint8_t *from) {
  size_t more = escapes_length(from, out->to);
  const uint8_t *p = out->to;
  if (!hb_need(out, more)) return;
  uint8_t *to = out->to + more;
  out->to = to;
  while (p > from) {
    uint8_t c = *--p;
    if (!needs_escape(c)) {
      *--to = c;
    } else if (escape_letter(c) != 0) {
      *--to = escape_letter(c);
      *--to = '\\';
    } else {
      *--to = (uint8_t)hex_digits[c & 15];
      *--to = (uint8_t)hex_digits[c >> 4];
      to -= 4;
      memcpy(to, "\\u00", 4);
    }
  }
}

/* What was written from `from` is a content: checks its UTF-8 and escapes it. Returns the first bad byte, or NULL. */
static const uint8_t *settle(hb_output *out, const uint8_t *from, bool *clean) {
  bool high = false;
  const uint8_t *stop = hb_scan(from, out->to, out->limit, &high);
  if (high || stop != out->to) {
    const uint8_t *bad = hb_check_utf8(from, out->to);
    if (bad != out->to) return bad;
  }
  if (stop != out->to) {
    *clean = false;
    escape(out, stop);
  }
  return NULL;
}

bool hb_put_text_string(hb_decoder *d, uint64_t n, bool *clean) {
  const uint8_t *head = d->head, *text = hb_take(d, n);
  if (text == NULL) return false;
  bool high = false;
  const uint8_t *end = text + n, *stop = hb_scan(text, end, d->end, &high);
  if (high || stop != end) {
    const uint8_t *bad = hb_check_utf8(text, end);
    if (bad != end) return hb_fail(d, HECTOBIT_CBOR_UTF8, bad);
  }
  hb_put_run(&d->out, text, (size_t)n, hb_distance(text, d->end));
  if (d->out.full) return hb_fail(d, HECTOBIT_OUTPUT_FULL, head);
  if (stop != end) {
    *clean = false;
    escape(&d->out, d->out.to - hb_distance(stop, end));
  }
  return true;
}

/* The texts of codes, one after the other. */
static hectobit_status put_codes(hb_output *out, const uint8_t *codes, const uint8_t *end) {
  /* In blocks, as far as it is sure that they fit. */
  uint8_t *to = out->to;
  for (; codes < end && *codes < HECTOBIT_FRAGMENTS && out->limit - to >= HB_FRAGMENT; codes++) {
    unsigned from = hectobit_fragment_start[*codes];
    memcpy(to, hectobit_fragment_text + from, HB_FRAGMENT);
    to += hectobit_fragment_start[*codes + 1] - from;
  }
  out->to = to;
  while (codes < end) {
    unsigned code = *codes++;
    if (code == 255) {
      if (codes == end) return HECTOBIT_CBOR_MALFORMED;
      hb_put(out, *codes++);
    } else {
      size_t n;
      const uint8_t *text = hb_fragment_text((uint8_t)code, &n);
      if (text == NULL) return HECTOBIT_CBOR_REFERENCE;
      hb_put_run(out, text, n, n);
    }
  }
  return out->full ? HECTOBIT_OUTPUT_FULL : HECTOBIT_OK;
}

bool hb_put_fragments(hb_decoder *d, uint64_t n, bool *clean) {
  const uint8_t *head = d->head, *codes = hb_take(d, n), *from = d->out.to;
  if (codes == NULL) return false;
  hectobit_status status = put_codes(&d->out, codes, codes + n);
  if (status != HECTOBIT_OK) return hb_fail(d, status, head);
  if (settle(&d->out, from, clean) != NULL) return hb_fail(d, HECTOBIT_CBOR_UTF8, head);
  return true;
}

/* A character for each of so many half bytes. */
static void put_halves(hb_output *out, const uint8_t *bytes, size_t length, const char *alphabet) {
  if (!hb_need(out, length)) return;
  for (size_t i = 0; i < length; i++) {
    *out->to++ = (uint8_t)alphabet[i % 2 == 0 ? bytes[i / 2] >> 4 : bytes[i / 2] & 15];
  }
}

/* `last` are the last two characters of the alphabet. */
static void put_base64(hb_output *out, const uint8_t *bytes, size_t n, const char *last, bool pad) {
  static const char common[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  char alphabet[64];
  size_t whole = n / 3, over = n % 3;
  if (!hb_need(out, whole * 4 + (over == 0 ? 0 : pad ? 4 : over + 1))) return;
  memcpy(alphabet, common, 62);
  memcpy(alphabet + 62, last, 2);
  uint8_t *to = out->to;
  for (size_t i = 0; i < whole; i++, bytes += 3) {
    uint32_t v = (uint32_t)bytes[0] << 16 | (uint32_t)bytes[1] << 8 | bytes[2];
    *to++ = (uint8_t)alphabet[v >> 18];
    *to++ = (uint8_t)alphabet[v >> 12 & 63];
    *to++ = (uint8_t)alphabet[v >> 6 & 63];
    *to++ = (uint8_t)alphabet[v & 63];
  }
  if (over != 0) {
    uint32_t v = (uint32_t)bytes[0] << 16 | (over == 2 ? (uint32_t)bytes[1] << 8 : 0);
    *to++ = (uint8_t)alphabet[v >> 18];
    *to++ = (uint8_t)alphabet[v >> 12 & 63];
    if (over == 2) *to++ = (uint8_t)alphabet[v >> 6 & 63];
    for (size_t i = over; pad && i < 3; i++) *to++ = '=';
  }
  out->to = to;
}

void hb_put_base64url(hb_output *out, const uint8_t *bytes, size_t n) { put_base64(out, bytes, n, "-_", false); }

bool hb_put_radix_text(hb_decoder *d, unsigned tag) {
  hb_head head;
  if (!hb_read_head(d, &head)) return false;
  if (head.major != HB_BYTES) return hb_fail(d, HECTOBIT_CBOR_MALFORMED, d->head);
  const uint8_t *bytes = hb_take(d, head.value);
  if (bytes == NULL) return false;
  size_t n = (size_t)head.value;
  switch (tag) {
    case HB_TAG_DIGITS:
      /* A half byte 15 at the end fills the last byte. */
      if (n > 0 && (bytes[n - 1] & 15) == 15) put_halves(&d->out, bytes, 2 * n - 1, "0123456789_-.stm");
      else put_halves(&d->out, bytes, 2 * n, "0123456789_-.stm");
      break;
    case HB_TAG_HEX: put_halves(&d->out, bytes, 2 * n, hex_digits); break;
    case HB_TAG_BASE64: put_base64(&d->out, bytes, n, "+/", false); break;
    case HB_TAG_BASE64_PADDED: put_base64(&d->out, bytes, n, "+/", true); break;
    default: hb_put_base64url(&d->out, bytes, n); break;
  }
  return true;
}
