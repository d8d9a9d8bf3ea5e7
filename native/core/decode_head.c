/* What decoding reads: heads and bytes of CBOR (RFC 8949, 3); only the shortest form of a head is one. */
#include "decoder.h"

bool hb_fail(hb_decoder *d, hectobit_status status, const uint8_t *at) {
  if (d->status == HECTOBIT_OK) {
    d->status = status;
    d->at = at;
  }
  return false;
}

bool hb_read_head(hb_decoder *d, hb_head *head) {
  const uint8_t *p = d->at;
  d->head = p;
  if (p == d->end) return hb_fail(d, HECTOBIT_CBOR_TRUNCATED, p);
  unsigned info = *p & 0x1fu;
  head->major = *p++ & 0xe0u;
  head->value = info;
  if (info >= 24) {
    if (info > 27) return hb_fail(d, HECTOBIT_CBOR_MALFORMED, d->head);
    size_t n = (size_t)1 << (info - 24);
    if (hb_distance(p, d->end) < n) return hb_fail(d, HECTOBIT_CBOR_TRUNCATED, d->head);
    uint64_t value = 0;
    for (size_t i = 0; i < n; i++) value = value << 8 | *p++;
    uint64_t least = info == 24 ? (head->major == HB_SIMPLE ? 32 : 24) : UINT64_C(1) << (4 * n);
    if (value < least || (head->major == HB_SIMPLE && info > 24)) return hb_fail(d, HECTOBIT_CBOR_MALFORMED, d->head);
    head->value = value;
  }
  d->at = p;
  return true;
}

const uint8_t *hb_take(hb_decoder *d, uint64_t n) {
  const uint8_t *bytes = d->at;
  if (n > hb_distance(bytes, d->end)) {
    hb_fail(d, HECTOBIT_CBOR_TRUNCATED, d->head);
    return NULL;
  }
  d->at += n;
  return bytes;
}

bool hb_put_entry(hb_decoder *d, unsigned ring, uint64_t distance, const uint8_t *head) {
  hb_windows *w = &d->windows;
  if (distance > w->mask[ring]) return hb_fail(d, HECTOBIT_CBOR_REFERENCE, head);
  unsigned entry = hb_entry(w, ring, (unsigned)distance);
  size_t n = w->work->lengths[entry];
  uint32_t at = w->work->starts[entry];
  if (n == 0) return hb_fail(d, HECTOBIT_CBOR_REFERENCE, head);
  if (distance > 0) hb_push(w, ring, 0, at, n);
  const uint8_t *text = d->out.start + at;
  hb_put_run(&d->out, text, n, hb_distance(text, d->out.to));
  return true;
}
