/* The syntax of JSON numbers (RFC 8259, 6), and what they are worth. */
#include "internal.h"

static bool is_digit(uint8_t c) { return c >= '0' && c <= '9'; }

/* Reads digits into the number's magnitude; returns the byte behind them. */
static const uint8_t *digits(const uint8_t *p, const uint8_t *end, hb_number *number) {
  uint64_t magnitude = number->magnitude;
  for (; p < end && is_digit(*p); p++) {
    unsigned digit = (unsigned)(*p - '0');
    if (magnitude >= UINT64_MAX / 10 && (magnitude > UINT64_MAX / 10 || digit > UINT64_MAX % 10)) {
      number->exact = false;
    }
    magnitude = magnitude * 10 + digit;
  }
  number->magnitude = magnitude;
  return p;
}

static hb_token wrong(const uint8_t *p, const uint8_t *end) {
  return (hb_token){p == end ? HECTOBIT_JSON_TRUNCATED : HECTOBIT_JSON_SYNTAX, p};
}

hb_token hb_scan_number(const uint8_t *p, const uint8_t *end, hb_number *number) {
  *number = (hb_number){0, 0, false, true, false};
  if (p < end && *p == '-') {
    number->negative = true;
    p++;
  }
  if (p == end || !is_digit(*p)) return wrong(p, end);
  p = *p == '0' ? p + 1 : digits(p, end, number);
  if (p < end && *p == '.') {
    const uint8_t *first = p + 1;
    p = digits(first, end, number);
    if (p == first) return wrong(p, end);
    /* More places than a decimal can have are as good as any number of them. */
    number->places = hb_distance(first, p) > 255 ? 255 : (unsigned)(p - first);
  }
  if (p < end && (*p == 'e' || *p == 'E')) {
    number->exponent = true;
    p++;
    if (p < end && (*p == '+' || *p == '-')) p++;
    const uint8_t *first = p;
    while (p < end && is_digit(*p)) p++;
    if (p == first) return wrong(p, end);
  }
  return (hb_token){HECTOBIT_OK, p};
}
