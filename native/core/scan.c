/* Characters of strings: where a run of plain ones ends, and whether they are UTF-8. */
#include "internal.h"

static bool is_plain(uint8_t c) { return c >= 0x20 && c != '"' && c != '\\'; }

#if defined(HB_SSE2)

const uint8_t *hb_scan(const uint8_t *p, const uint8_t *end, const uint8_t *readable, bool *high) {
  const __m128i quote = _mm_set1_epi8('"');
  const __m128i backslash = _mm_set1_epi8('\\');
  const __m128i control = _mm_set1_epi8(0x1f);
  while (p < end && hb_distance(p, readable) >= 16) {
    __m128i c = _mm_loadu_si128((const __m128i *)(const void *)p);
    __m128i stop = _mm_or_si128(_mm_cmpeq_epi8(c, quote), _mm_cmpeq_epi8(c, backslash));
    stop = _mm_or_si128(stop, _mm_cmpeq_epi8(_mm_min_epu8(c, control), c));
    unsigned stops = (unsigned)_mm_movemask_epi8(stop);
    unsigned highs = (unsigned)_mm_movemask_epi8(c);
    size_t left = hb_distance(p, end);
    if (left < 16) stops |= 1u << left;
    if (stops != 0) {
      unsigned n = (unsigned)__builtin_ctz(stops);
      if ((highs & ((1u << n) - 1u)) != 0) *high = true;
      return p + n;
    }
    if (highs != 0) *high = true;
    p += 16;
  }
  for (; p < end && is_plain(*p); p++) {
    if (*p >= 0x80) *high = true;
  }
  return p;
}

/* Behind the ASCII characters at `p`, or some of them. */
static const uint8_t *skip_ascii(const uint8_t *p, const uint8_t *end) {
  while (hb_distance(p, end) >= 16) {
    unsigned highs = (unsigned)_mm_movemask_epi8(_mm_loadu_si128((const __m128i *)(const void *)p));
    if (highs != 0) return p + __builtin_ctz(highs);
    p += 16;
  }
  return p;
}

#elif defined(HB_NEON)

const uint8_t *hb_scan(const uint8_t *p, const uint8_t *end, const uint8_t *readable, bool *high) {
  (void)readable;
  while (hb_distance(p, end) >= 16) {
    uint8x16_t c = vld1q_u8(p);
    uint8x16_t stop = vorrq_u8(vceqq_u8(c, vdupq_n_u8('"')), vceqq_u8(c, vdupq_n_u8('\\')));
    stop = vorrq_u8(stop, vcltq_u8(c, vdupq_n_u8(0x20)));
    if (vmaxvq_u8(stop) != 0) break;
    if (vmaxvq_u8(c) >= 0x80) *high = true;
    p += 16;
  }
  for (; p < end && is_plain(*p); p++) {
    if (*p >= 0x80) *high = true;
  }
  return p;
}

static const uint8_t *skip_ascii(const uint8_t *p, const uint8_t *end) {
  while (hb_distance(p, end) >= 16 && vmaxvq_u8(vld1q_u8(p)) < 0x80) p += 16;
  return p;
}

#else

const uint8_t *hb_scan(const uint8_t *p, const uint8_t *end, const uint8_t *readable, bool *high) {
  (void)readable;
  for (; p < end && is_plain(*p); p++) {
    if (*p >= 0x80) *high = true;
  }
  return p;
}

static const uint8_t *skip_ascii(const uint8_t *p, const uint8_t *end) {
  while (p < end && *p < 0x80) p++;
  return p;
}

#endif

/* Bytes that follow the first byte of a sequence of several, 0 when it begins none (RFC 3629). */
static size_t followers(uint8_t first) {
  if (first < 0xc2) return 0;
  if (first < 0xe0) return 1;
  if (first < 0xf0) return 2;
  return first < 0xf5 ? 3 : 0;
}

/* Second bytes have narrower ranges behind some first bytes: neither longer forms than needed, nor surrogates, nor
 * beyond U+10FFFF. */
static bool second_fits(uint8_t first, uint8_t second) {
  uint8_t low = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
  uint8_t top = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
  return second >= low && second <= top;
}

const uint8_t *hb_check_utf8(const uint8_t *p, const uint8_t *end) {
  for (;;) {
    p = skip_ascii(p, end);
    if (p == end) return p;
    if (*p < 0x80) {
      p++;
      continue;
    }
    size_t n = followers(*p);
    if (n == 0 || hb_distance(p, end) <= n || !second_fits(p[0], p[1])) return p;
    for (size_t i = 2; i <= n; i++) {
      if ((p[i] & 0xc0) != 0x80) return p;
    }
    p += n + 1;
  }
}
