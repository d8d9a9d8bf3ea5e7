/* Heads of CBOR items (RFC 8949, 3), in their shortest form. */
#include "internal.h"

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
