/* The windows of contents that a message has had (docs/codec.md, 4). */
#include "internal.h"

_Static_assert(HECTOBIT_WINDOW == 4 || HECTOBIT_WINDOW == 8 || HECTOBIT_WINDOW == 16 || HECTOBIT_WINDOW == 32 ||
                   HECTOBIT_WINDOW == 64,
               "a window has a power of two of entries");
_Static_assert(HECTOBIT_NESTING >= 1 && HECTOBIT_NESTING <= 255, "limits have 8 bits for the nesting");
_Static_assert(sizeof(hectobit_work) <= 2048 || HECTOBIT_NESTING > 64, "the work area is at most 2 KB");

void hb_windows_open(hb_windows *w, hectobit_work *work, const hectobit_limits *limits) {
  w->work = work;
  for (unsigned ring = HB_USERS; ring <= HB_OTHERS; ring++) w->mask[ring] = (uint8_t)(limits->window - 1);
  w->mask[HB_SERVERS] = (uint8_t)(limits->window / 4 - 1);
  memset(w->pushed, 0, sizeof w->pushed);
}

#if defined(HB_SSE2) && HECTOBIT_WINDOW == 64

/* A bit for each of 16 hashes that is the one wanted. */
static uint64_t match16(const uint16_t *hashes, __m128i wanted) {
  __m128i low = _mm_cmpeq_epi16(_mm_loadu_si128((const __m128i *)(const void *)hashes), wanted);
  __m128i high = _mm_cmpeq_epi16(_mm_loadu_si128((const __m128i *)(const void *)(hashes + 8)), wanted);
  return (uint64_t)(unsigned)_mm_movemask_epi8(_mm_packs_epi16(low, high));
}

int hb_find(const hb_windows *w, unsigned ring, uint32_t hash, const uint8_t *base, const uint8_t *text, size_t n) {
  const uint16_t *hashes = w->work->hashes + ring * HECTOBIT_WINDOW;
  const __m128i wanted = _mm_set1_epi16((short)(uint16_t)hash);
  unsigned mask = w->mask[ring], newest = (0 - w->pushed[ring]) & mask;
  uint64_t matches = 0;
  if (w->pushed[ring] == 0) return -1;
  /* Until a ring is full, there is nothing before the newest entry. */
  for (unsigned i = w->pushed[ring] > mask ? 0 : newest & ~15u; i <= mask; i += 16) {
    matches |= match16(hashes + i, wanted) << i;
  }
  if (matches == 0) return -1;
  /* Bit i is entry i: the nearest of them is the first from `newest` on. Seldom is there more than one. */
  uint64_t nearer = matches >> newest << newest;
  uint64_t order[2] = {nearer, matches ^ nearer};
  for (unsigned part = 0; part < 2; part++) {
    for (uint64_t bits = order[part]; bits != 0; bits &= bits - 1) {
      unsigned i = (unsigned)__builtin_ctzll(bits);
      unsigned entry = ring * HECTOBIT_WINDOW + i;
      if (w->work->lengths[entry] == n && hb_same(base + w->work->starts[entry], text, n)) {
        return (int)((i - newest) & mask);
      }
    }
  }
  return -1;
}

#else

int hb_find(const hb_windows *w, unsigned ring, uint32_t hash, const uint8_t *base, const uint8_t *text, size_t n) {
  for (unsigned distance = 0; distance <= w->mask[ring]; distance++) {
    unsigned entry = hb_entry(w, ring, distance);
    if (w->work->hashes[entry] != (uint16_t)hash || w->work->lengths[entry] != n) continue;
    if (hb_same(base + w->work->starts[entry], text, n)) return (int)distance;
  }
  return -1;
}

#endif
