/* Strings that are digits, hexadecimal or base64, as bytes (docs/codec.md, 3, step 6). */
#include "encoder.h"

/* What a character is not, and what it is; or-ed over a string this says what the string can be. */
enum { NOT_DIGITS = 1, NOT_HEX = 2, NOT_BASE64 = 4, NOT_BASE64URL = 8, UPPER = 16, LOWER = 32, URL_ONLY = 64 };
enum { NOTHING = NOT_DIGITS | NOT_HEX | NOT_BASE64 | NOT_BASE64URL };

#define HB_BASE64_SHORTEST 16
#define HB_HEX_SHORTEST 8
#define HB_DIGITS_SHORTEST 4

/* Classes, by names that are short enough for a table of 16 a row: digit, letter of hexadecimal, any other small one,
 * one of s, t, m, capital. */
enum {
  X = NOTHING,
  N = 0,
  H = NOT_DIGITS | LOWER,
  L = NOT_DIGITS | NOT_HEX | LOWER,
  D = NOT_HEX | LOWER, /* s, t, m */
  U = NOT_DIGITS | NOT_HEX | UPPER,
  S = NOT_DIGITS | NOT_HEX | NOT_BASE64URL,  /* + and / */
  M = NOT_HEX | NOT_BASE64 | URL_ONLY,       /* - and _ */
  P = NOT_HEX | NOT_BASE64 | NOT_BASE64URL   /* the point */
};
static const uint8_t classes[128] = {
    X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, /* 00 */
    X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, /* 10 */
    X, X, X, X, X, X, X, X, X, X, X, S, X, M, P, S, /* 20 */
    N, N, N, N, N, N, N, N, N, N, X, X, X, X, X, X, /* 30 */
    X, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, /* 40 */
    U, U, U, U, U, U, U, U, U, U, U, X, X, X, X, M, /* 50 */
    X, H, H, H, H, H, H, L, L, L, L, L, L, D, L, L, /* 60 */
    L, L, L, D, D, L, L, L, L, L, L, X, X, X, X, X /* 70 */};

/* Values of the characters of both alphabets of base64 from '+' to 'z'. */
static const uint8_t sextets[] = {62, 0,  62, 0,  63, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 0,  0,  0,  0,  0,
                                  0,  0,  0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14, 15, 16, 17,
                                  18, 19, 20, 21, 22, 23, 24, 25, 0,  0,  0,  0,  63, 0,  26, 27, 28, 29, 30, 31,
                                  32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51};

static uint32_t sextet(uint8_t c) { return sextets[c - '+']; }

#ifdef HB_SSE2

/* All bits set in the bytes from `low` to `top`. */
static __m128i between(__m128i c, char low, char top) {
  __m128i least = _mm_cmpgt_epi8(c, _mm_set1_epi8((char)(low - 1)));
  return _mm_and_si128(least, _mm_cmplt_epi8(c, _mm_set1_epi8((char)(top + 1))));
}

static __m128i either(__m128i c, char a, char b) {
  return _mm_or_si128(_mm_cmpeq_epi8(c, _mm_set1_epi8(a)), _mm_cmpeq_epi8(c, _mm_set1_epi8(b)));
}

/* What 16 characters of base64 are, as far as that goes; 0 when there is another among them. */
static unsigned classify_base64(const uint8_t *text) {
  __m128i c = _mm_loadu_si128((const __m128i *)(const void *)text);
  int upper = _mm_movemask_epi8(between(c, 'A', 'Z')), lower = _mm_movemask_epi8(between(c, 'a', 'z'));
  int digits = _mm_movemask_epi8(between(c, '0', '9'));
  int other = 0xffff & ~(upper | lower | digits);
  unsigned all = NOT_DIGITS | NOT_HEX | (upper != 0 ? UPPER : 0u) | (lower != 0 ? LOWER : 0u);
  if (other == 0) return all;
  int standard = _mm_movemask_epi8(either(c, '+', '/')), url = _mm_movemask_epi8(either(c, '-', '_'));
  if ((other & ~(standard | url)) != 0) return 0;
  return all | (standard != 0 ? (unsigned)S : 0u) | (url != 0 ? (unsigned)M : 0u);
}

/* 16 characters of base64, of either alphabet, to 12 bytes at `to`; writes 13. */
static void put_sextets16(uint8_t *to, const uint8_t *text) {
  const __m128i low = _mm_set1_epi32(0x3f), one = _mm_set1_epi32(0xff), two = _mm_set1_epi32(0xff00);
  __m128i c = _mm_loadu_si128((const __m128i *)(const void *)text);
  __m128i v = _mm_and_si128(between(c, 'A', 'Z'), _mm_sub_epi8(c, _mm_set1_epi8('A')));
  v = _mm_or_si128(v, _mm_and_si128(between(c, 'a', 'z'), _mm_sub_epi8(c, _mm_set1_epi8('a' - 26))));
  v = _mm_or_si128(v, _mm_and_si128(between(c, '0', '9'), _mm_add_epi8(c, _mm_set1_epi8(52 - '0'))));
  v = _mm_or_si128(v, _mm_and_si128(either(c, '+', '-'), _mm_set1_epi8(62)));
  v = _mm_or_si128(v, _mm_and_si128(either(c, '/', '_'), _mm_set1_epi8(63)));
  /* Four times four sextets to 24 bits, and these to three bytes in network order. */
  __m128i bits = _mm_or_si128(_mm_slli_epi32(_mm_and_si128(v, low), 18), _mm_srli_epi32(v, 24));
  bits = _mm_or_si128(bits, _mm_slli_epi32(_mm_and_si128(v, _mm_slli_epi32(low, 8)), 4));
  bits = _mm_or_si128(bits, _mm_srli_epi32(_mm_and_si128(v, _mm_slli_epi32(low, 16)), 10));
  __m128i bytes = _mm_or_si128(_mm_and_si128(bits, two), _mm_slli_epi32(_mm_and_si128(bits, one), 16));
  bytes = _mm_or_si128(bytes, _mm_srli_epi32(bits, 16));
  uint8_t lanes[16];
  _mm_storeu_si128((__m128i *)(void *)lanes, bytes);
  for (unsigned i = 0; i < 4; i++) memcpy(to + (size_t)3 * i, lanes + (size_t)4 * i, 4);
}

#endif

/* `all` is what is known before: there is no need to find it out. */
static unsigned classify(const uint8_t *text, size_t n, unsigned all) {
  unsigned high = 0;
  while (n >= 8) {
#ifdef HB_SSE2
    if (n >= 16 && (all & (NOT_DIGITS | NOT_HEX)) == (NOT_DIGITS | NOT_HEX)) {
      unsigned base64 = classify_base64(text);
      if (base64 != 0) {
        all |= base64;
        text += 16;
        n -= 16;
        continue;
      }
    }
#endif
    for (unsigned i = 0; i < 8; i++) {
      all |= classes[*text & 0x7f];
      high |= *text++;
    }
    if ((all & NOTHING) == NOTHING) return NOTHING;
    n -= 8;
  }
  for (; n > 0; n--) {
    all |= classes[*text & 0x7f];
    high |= *text++;
  }
  return high < 0x80 ? all : NOTHING;
}

static uint8_t half_byte(uint8_t c) {
  switch (c) {
    case '_': return 10;
    case '-': return 11;
    case '.': return 12;
    case 's': return 13;
    case 't': return 14;
    case 'm': return 15;
    default: return (uint8_t)(c - '0');
  }
}

static void put_digits(hb_output *out, const uint8_t *text, size_t n) {
  size_t bytes = (n + 1) / 2;
  hb_put_head(out, HB_TAG, HB_TAG_DIGITS);
  hb_put_head(out, HB_BYTES, bytes);
  if (!hb_need(out, bytes)) return;
  for (size_t i = 0; i + 1 < n; i += 2) *out->to++ = (uint8_t)(half_byte(text[i]) << 4 | half_byte(text[i + 1]));
  if (n % 2 != 0) *out->to++ = (uint8_t)(half_byte(text[n - 1]) << 4 | 15);
}

static uint8_t hex_digit(uint8_t c) { return (uint8_t)(c <= '9' ? c - '0' : c - 'a' + 10); }

static void put_hex(hb_output *out, const uint8_t *text, size_t n) {
  hb_put_head(out, HB_TAG, HB_TAG_HEX);
  hb_put_head(out, HB_BYTES, n / 2);
  if (!hb_need(out, n / 2)) return;
  for (size_t i = 0; i < n; i += 2) *out->to++ = (uint8_t)(hex_digit(text[i]) << 4 | hex_digit(text[i + 1]));
}

/* Whether so many characters of base64 without padding are whole bytes with no bits left over. */
static bool is_whole(const uint8_t *text, size_t n) {
  switch (n % 4) {
    case 0: return true;
    case 2: return (sextet(text[n - 1]) & 15) == 0;
    case 3: return (sextet(text[n - 1]) & 3) == 0;
    default: return false;
  }
}

/* Characters of base64 to n * 3 / 4 bytes at `to`. */
static uint8_t *put_sextets(uint8_t *to, const uint8_t *text, size_t n) {
#ifdef HB_SSE2
  for (; n >= 20; n -= 16, text += 16, to += 12) put_sextets16(to, text); /* the byte too much is one of the next */
#endif
  for (; n >= 4; n -= 4, text += 4) {
    uint32_t v = sextet(text[0]) << 18 | sextet(text[1]) << 12 | sextet(text[2]) << 6 | sextet(text[3]);
    *to++ = (uint8_t)(v >> 16);
    *to++ = (uint8_t)(v >> 8);
    *to++ = (uint8_t)v;
  }
  if (n >= 2) *to++ = (uint8_t)(sextet(text[0]) << 2 | sextet(text[1]) >> 4);
  if (n == 3) *to++ = (uint8_t)(sextet(text[1]) << 4 | sextet(text[2]) >> 2);
  return to;
}

static bool put_base64(hb_output *out, const uint8_t *text, size_t n, unsigned tag) {
  if (!is_whole(text, n)) return false;
  size_t bytes = n / 4 * 3 + (n % 4 == 0 ? 0 : n % 4 - 1);
  hb_put_head(out, HB_TAG, tag);
  hb_put_head(out, HB_BYTES, bytes);
  if (hb_need(out, bytes)) out->to = put_sextets(out->to, text, n);
  return true;
}

bool hb_put_radix(hb_output *out, const uint8_t *text, size_t n) {
  if (n < HB_DIGITS_SHORTEST) return false;
  size_t padding = 0;
  if (n % 4 == 0 && text[n - 1] == '=') padding = text[n - 2] == '=' ? 2 : 1;
  unsigned all = classify(text, n - padding, 0);
  if ((all & NOTHING) == NOTHING) return false;
  if (padding == 0 && (all & NOT_DIGITS) == 0 && text[n - 1] != 'm') {
    put_digits(out, text, n);
    return true;
  }
  if (padding == 0 && (all & NOT_HEX) == 0 && n >= HB_HEX_SHORTEST && n % 2 == 0) {
    put_hex(out, text, n);
    return true;
  }
  if (n < HB_BASE64_SHORTEST || (all & UPPER) == 0 || (all & LOWER) == 0) return false;
  if ((all & NOT_BASE64) == 0) {
    return put_base64(out, text, n - padding, padding == 0 ? HB_TAG_BASE64 : HB_TAG_BASE64_PADDED);
  }
  if (padding != 0 || (all & NOT_BASE64URL) != 0 || (all & URL_ONLY) == 0) return false;
  return put_base64(out, text, n, HB_TAG_BASE64URL);
}

bool hb_event_hash(const uint8_t *text, uint8_t *hash) {
  unsigned all = classify(text, HB_HASH_TEXT, NOT_DIGITS | NOT_HEX);
  if ((all & NOT_BASE64URL) != 0 || !is_whole(text, HB_HASH_TEXT)) return false;
  put_sextets(hash, text, HB_HASH_TEXT);
  return true;
}
