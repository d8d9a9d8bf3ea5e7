/* JSON strings with escapes (RFC 8259, 7): checked once, then resolved piece by piece, so that no buffer is needed. */
#include "internal.h"

/* Value of a hexadecimal digit, 16 for none. */
static unsigned hex_digit(uint8_t c) {
  unsigned lower = c | 0x20u;
  return c >= '0' && c <= '9' ? c - (unsigned)'0' : lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : 16;
}

/* Value of four hexadecimal digits, or -1. */
static int32_t hex4(const uint8_t *p) {
  unsigned value = 0;
  for (unsigned i = 0; i < 4; i++) {
    unsigned digit = hex_digit(p[i]);
    if (digit > 15) return -1;
    value = value << 4 | digit;
  }
  return (int32_t)value;
}

/* The character that a letter behind a backslash stands for, 0 for none (and for u). */
static uint8_t short_escape(uint8_t letter) {
  switch (letter) {
    case '"': case '\\': case '/': return letter;
    case 'b': return '\b';
    case 'f': return '\f';
    case 'n': return '\n';
    case 'r': return '\r';
    case 't': return '\t';
    default: return 0;
  }
}

static bool is_high(int32_t unit) { return unit >= 0xd800 && unit < 0xdc00; }
static bool is_low(int32_t unit) { return unit >= 0xdc00 && unit < 0xe000; }

static unsigned put_utf8(uint8_t *to, uint32_t c) {
  if (c < 0x80) {
    to[0] = (uint8_t)c;
    return 1;
  }
  unsigned n = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
  for (unsigned i = n - 1; i > 0; i--, c >>= 6) to[i] = (uint8_t)(0x80 | (c & 0x3f));
  to[0] = (uint8_t)((0xf00u >> n & 0xffu) | c);
  return n;
}

/* An escape whose backslash is at `p`, complete and correct. Returns the byte behind it. */
static const uint8_t *resolve(const uint8_t *p, uint8_t *to, unsigned *n) {
  if (p[1] != 'u') {
    to[0] = short_escape(p[1]);
    *n = 1;
    return p + 2;
  }
  uint32_t unit = (uint32_t)hex4(p + 2);
  p += 6;
  if (is_high((int32_t)unit)) {
    unit = 0x10000 + ((unit - 0xd800) << 10) + ((uint32_t)hex4(p + 2) - 0xdc00);
    p += 6;
  }
  *n = put_utf8(to, unit);
  return p;
}

size_t hb_unescape_some(hb_unescape *u, uint8_t *to, size_t n) {
  size_t done = 0;
  while (u->at < u->end && n - done >= 4) {
    if (*u->at == '\\') {
      unsigned length;
      u->at = resolve(u->at, to + done, &length);
      done += length;
    } else {
      to[done++] = *u->at++;
    }
  }
  return done;
}

/* Checks the escape at `p`; `at` of the result is behind it, or where it goes wrong. */
static hb_token check_escape(const uint8_t *p, const uint8_t *end, hb_content *content) {
  if (hb_distance(p, end) < 2) return (hb_token){HECTOBIT_JSON_TRUNCATED, end};
  if (p[1] != 'u') {
    if (short_escape(p[1]) == 0) return (hb_token){HECTOBIT_JSON_SYNTAX, p};
    return (hb_token){HECTOBIT_OK, p + 2};
  }
  for (unsigned i = 2; i < 6; i++) {
    if (p + i == end) return (hb_token){HECTOBIT_JSON_TRUNCATED, end};
    if (hex_digit(p[i]) > 15) return (hb_token){HECTOBIT_JSON_SYNTAX, p};
  }
  int32_t unit = hex4(p + 2);
  p += 6;
  if (is_low(unit)) content->unicode = false;
  if (is_high(unit)) {
    if (hb_distance(p, end) >= 6 && p[0] == '\\' && p[1] == 'u' && is_low(hex4(p + 2))) {
      p += 6;
    } else {
      content->unicode = false;
    }
  }
  return (hb_token){HECTOBIT_OK, p};
}

static void count_escape(const uint8_t *p, hb_content *content) {
  uint8_t bytes[4];
  unsigned n;
  resolve(p, bytes, &n);
  if (content->length == 0) content->first = bytes[0];
  content->length += n;
  if (bytes[0] < 0x20 || bytes[0] == '"' || bytes[0] == '\\') content->clean = false;
}

hb_token hb_scan_escaped(const uint8_t *p, const uint8_t *end, hb_content *content) {
  *content = (hb_content){0, true, true, 0};
  for (;;) {
    bool high = false;
    const uint8_t *stop = hb_scan(p, end, end, &high);
    if (high) {
      const uint8_t *bad = hb_check_utf8(p, stop);
      if (bad != stop) return (hb_token){HECTOBIT_JSON_UTF8, bad};
    }
    if (content->length == 0 && stop != p) content->first = *p;
    content->length += hb_distance(p, stop);
    if (stop == end) return (hb_token){HECTOBIT_JSON_TRUNCATED, end};
    if (*stop == '"') return (hb_token){HECTOBIT_OK, stop};
    if (*stop != '\\') return (hb_token){HECTOBIT_JSON_SYNTAX, stop};
    hb_token escape = check_escape(stop, end, content);
    if (escape.status != HECTOBIT_OK) return escape;
    if (content->unicode) count_escape(stop, content);
    p = escape.at;
  }
}
