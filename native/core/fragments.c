/* Fragments of text: the longest that fits at each place (docs/codec.md, 6). */
#include "encoder.h"
#include "tables.h"

#define LITERAL 255 /* the next byte stands for itself */

const uint8_t *hb_fragment_text(uint8_t code, size_t *n) {
  if (code >= HECTOBIT_FRAGMENTS) return NULL;
  *n = (size_t)(hectobit_fragment_start[code + 1] - hectobit_fragment_start[code]);
  return hectobit_fragment_text + hectobit_fragment_start[code];
}

/*
 * Without an index: the fragments in order of their first byte, and of the same first byte the longest first. Returns
 * the code of the longest that fits, or LITERAL.
 */
static unsigned longest(const uint8_t *text, size_t n, size_t *length) {
  unsigned low = 0, top = HECTOBIT_FRAGMENTS;
  while (low < top) {
    unsigned middle = (low + top) / 2;
    const uint8_t *fragment = hb_fragment_text(hectobit_fragment_order[middle], length);
    if (*fragment < *text) low = middle + 1;
    else top = middle;
  }
  for (; low < HECTOBIT_FRAGMENTS; low++) {
    const uint8_t *fragment = hb_fragment_text(hectobit_fragment_order[low], length);
    if (*fragment != *text) break;
    if (*length <= n && memcmp(fragment, text, *length) == 0) return hectobit_fragment_order[low];
  }
  *length = 1;
  return LITERAL;
}

/* One code for the bytes at `at`. */
static bool put_code(hb_fragmenting *f, unsigned code, size_t length) {
  if (f->to == f->limit) return false;
  *f->to++ = (uint8_t)code;
  if (code == LITERAL) {
    if (f->to == f->limit) return false;
    *f->to++ = *f->at;
  }
  f->at += length;
  return true;
}

#if defined(HB_SSE2) && !defined(HECTOBIT_DEVICE)

/* Two bytes to their list of candidates, see native/tables/. */
static unsigned pair(const uint8_t *p) { return (p[0] * 37u ^ p[1] * 5u) & (HECTOBIT_PAIR_SLOTS - 1); }

/* The same with an index by two bytes, where 16 bytes can be read. */
static bool fragment_fast(hb_fragmenting *f) {
  while (hb_distance(f->at, f->readable) >= HB_FRAGMENT && f->at < f->end) {
    __m128i text = _mm_loadu_si128((const __m128i *)(const void *)f->at);
    size_t n = hb_distance(f->at, f->end);
    if (!f->last && n < HB_FRAGMENT) return true;
    unsigned code = hectobit_single[*f->at];
    size_t length = 1;
    for (const hectobit_pair *c = hectobit_pairs + hectobit_pair_first[pair(f->at)]; c->length != 0; c++) {
      __m128i fragment = _mm_loadu_si128((const __m128i *)(const void *)c->text);
      unsigned differ = ~(unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(text, fragment));
      if ((differ & ((1u << c->length) - 1u)) == 0 && c->length <= n) {
        code = c->code;
        length = c->length;
        break;
      }
    }
    if (!put_code(f, code, length)) return false;
  }
  return true;
}

#else

static bool fragment_fast(hb_fragmenting *f) {
  (void)f;
  return true;
}

#endif

bool hb_fragment(hb_fragmenting *f) {
  if (!fragment_fast(f)) return false;
  while (f->at < f->end) {
    size_t n = hb_distance(f->at, f->end), length;
    if (!f->last && n < HB_FRAGMENT) break;
    unsigned code = longest(f->at, n, &length);
    if (!put_code(f, code, length)) return false;
  }
  return true;
}
