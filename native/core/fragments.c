/* Fragments of text: the longest that fits at each place (docs/codec.md, 6). */
#include "encoder.h"
#include "tables.h"

#define LITERAL 255 /* the next byte stands for itself */

const uint8_t *hb_fragment_text(uint8_t code, size_t *n) {
  if (code >= HECTOBIT_FRAGMENTS) return NULL;
  *n = (size_t)(hectobit_fragment_start[code + 1] - hectobit_fragment_start[code]);
  return hectobit_fragment_text + hectobit_fragment_start[code];
}

#ifdef HECTOBIT_DEVICE

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

bool hb_fragment(hb_fragmenting *f) {
  while (f->at < f->end) {
    size_t n = hb_distance(f->at, f->end), length;
    if (!f->last && n < HB_FRAGMENT) break;
    unsigned code = longest(f->at, n, &length);
    if (f->to == f->limit) return false;
    *f->to++ = (uint8_t)code;
    if (code == LITERAL) {
      if (f->to == f->limit) return false;
      *f->to++ = *f->at;
    }
    f->at += length;
  }
  return true;
}

#else

/* Two bytes to their list of candidates, as benchmarks/tables/ computes it. */
static unsigned pair(const uint8_t *p) { return (p[0] * 37u ^ p[1] * 5u) & (HECTOBIT_PAIR_SLOTS - 1); }

/* Of the text 16 bytes can be read. */
static bool begins_with(const uint8_t *text, const hectobit_pair *fragment) {
#ifdef HB_SSE2
  __m128i same = _mm_cmpeq_epi8(_mm_loadu_si128((const __m128i *)(const void *)text),
                                _mm_loadu_si128((const __m128i *)(const void *)fragment->text));
  unsigned differ = ~(unsigned)_mm_movemask_epi8(same);
  return (differ & ((1u << fragment->length) - 1u)) == 0;
#else
  return hb_same(text, fragment->text, fragment->length);
#endif
}

/*
 * Codes for the text from `at` to `stop` and behind it, as far as the last fragment goes; 16 bytes can be read wherever
 * one begins. What changes is kept in variables: what `to` points at could be `f` itself, for all that the compiler
 * knows. The branches are there to be predicted: a length that is chosen without one would have to be waited for.
 */
static bool fragment_until(hb_fragmenting *f, const uint8_t *stop) {
  const uint8_t *at = f->at, *end = f->end;
  uint8_t *to = f->to, *limit = f->limit;
  while (at < stop) {
    const hectobit_pair *c = hectobit_pairs + hectobit_pair_first[pair(at)];
    while (c->length != 0 && !(begins_with(at, c) && c->length <= hb_distance(at, end))) c++;
    if (to == limit) return false;
    if (c->length != 0) {
      *to++ = c->code;
      at += c->length;
      continue;
    }
    unsigned code = hectobit_single[*at];
    *to++ = (uint8_t)code;
    if (code == LITERAL) {
      if (to == limit) return false;
      *to++ = *at;
    }
    at++;
  }
  f->at = at;
  f->to = to;
  return true;
}

/* The last bytes, behind which nothing can be read: in a buffer where it can. */
static bool fragment_tail(hb_fragmenting *f) {
  uint8_t tail[2 * HB_FRAGMENT] = {0};
  size_t n = hb_distance(f->at, f->end);
  hb_fragmenting copy = {tail, tail + n, tail + sizeof tail, true, f->to, f->limit};
  memcpy(tail, f->at, n);
  if (!fragment_until(&copy, copy.end)) return false;
  f->at = f->end;
  f->to = copy.to;
  return true;
}

bool hb_fragment(hb_fragmenting *f) {
  const size_t over = HB_FRAGMENT - 1;
  size_t n = hb_distance(f->at, f->end), readable = hb_distance(f->at, f->readable);
  if (!f->last) return n <= over || fragment_until(f, f->end - over);
  if (readable >= n + over) return fragment_until(f, f->end);
  if (readable > over && !fragment_until(f, f->readable - over)) return false;
  return f->at == f->end || fragment_tail(f);
}

#endif
