/* Heads of CBOR items (RFC 8949, 3), in their shortest form. */
#include "internal.h"

/* What internal.h has inline, for those who call it. */
extern inline uint32_t hb_load32(const uint8_t *p);
extern inline size_t hb_distance(const uint8_t *from, const uint8_t *to);
extern inline uint32_t hb_hash(const uint8_t *p, size_t n);
extern inline size_t hb_room(const hb_output *o);
extern inline bool hb_need(hb_output *o, size_t n);
extern inline void hb_put(hb_output *o, uint8_t byte);
extern inline unsigned hb_head_length(uint64_t value);
extern inline void hb_put_head(hb_output *o, unsigned major, size_t value);
extern inline unsigned hb_ring_of(uint8_t first);
extern inline unsigned hb_entry(const hb_windows *w, unsigned ring, unsigned distance);
extern inline void hb_push(hb_windows *w, unsigned ring, uint32_t hash, size_t at, size_t length);
extern inline uint32_t hb_window_hash(uint32_t hash);

#ifdef HECTOBIT_DEVICE
void hb_put_bytes(hb_output *o, const uint8_t *from, size_t n) {
  if (!hb_need(o, n)) return;
  memcpy(o->to, from, n);
  o->to += n;
}
#else
extern inline bool hb_same(const uint8_t *a, const uint8_t *b, size_t n);
extern inline void hb_put_run(hb_output *o, const uint8_t *from, size_t n, size_t readable);
#endif

void hb_put_integer(hb_output *o, unsigned major, uint64_t value) {
  if (hb_need(o, hb_head_length(value))) o->to = hb_write_head(o->to, major, value);
}

uint8_t *hb_write_head(uint8_t *to, unsigned major, uint64_t value) {
  if (value < 24) {
    *to++ = (uint8_t)(major | value);
    return to;
  }
  unsigned size = value <= 0xff ? 0 : value <= 0xffff ? 1 : value <= UINT32_MAX ? 2 : 3;
  *to++ = (uint8_t)(major | (24 + size));
  for (unsigned i = 1u << size; i-- > 0;) *to++ = (uint8_t)(value >> (8 * i));
  return to;
}
