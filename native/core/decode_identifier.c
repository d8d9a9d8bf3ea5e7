/* Located names, to text: a local part and a server (docs/codec.md, 3, step 4). */
#include "decoder.h"

static void reverse(uint8_t *from, uint8_t *to) {
  while (to - from > 1) {
    uint8_t c = *from;
    *from++ = *--to;
    *to = c;
  }
}

/* Puts what is from `middle` before what is from `from`, in place. */
static void exchange(uint8_t *from, uint8_t *middle, uint8_t *to) {
  reverse(from, middle);
  reverse(middle, to);
  reverse(from, to);
}

/* Parts don't enter a window. */
static bool put_read_part(hb_decoder *d, const hb_head *head, bool *clean) {
  bool entered;
  return hb_put_part(d, head, clean, &entered);
}

static bool put_part(hb_decoder *d, bool *clean) {
  hb_head head;
  return hb_read_head(d, &head) && put_read_part(d, &head, clean);
}

/* The second item of a located name's array. `*fresh` says whether it is a new server, that is to be pushed. */
static bool put_second(hb_decoder *d, bool *clean, bool *fresh) {
  hb_head head;
  if (!hb_read_head(d, &head)) return false;
  *fresh = head.major != HB_UNSIGNED;
  if (!*fresh) return hb_put_entry(d, HB_SERVERS, head.value, d->head);
  return put_read_part(d, &head, clean);
}

static void enter_server(hb_decoder *d, const uint8_t *server, const uint8_t *end, bool clean) {
  size_t n = hb_distance(server, end);
  if (!clean || n < 1 || n > HB_WINDOW_LONGEST) return;
  hb_push(&d->windows, HB_SERVERS, 0, hb_distance(d->out.start, server), n);
}

/* [local part, server]; mxc has the server first in its text, but not in CBOR. */
static bool put_pair(hb_decoder *d, bool mxc, bool *clean) {
  hb_output *out = &d->out;
  uint8_t *local = out->to;
  bool server_clean = true, fresh = false;
  if (!put_part(d, clean)) return false;
  uint8_t *server = out->to;
  if (mxc) {
    if (!put_second(d, &server_clean, &fresh)) return false;
    hb_put(out, '/');
    if (out->full) return hb_fail(d, HECTOBIT_OUTPUT_FULL, d->head);
    exchange(local, server, out->to);
    if (fresh) enter_server(d, local, local + hb_distance(server, out->to) - 1, server_clean);
  } else {
    hb_put(out, ':');
    server = out->to;
    if (!put_second(d, &server_clean, &fresh)) return false;
    if (fresh) enter_server(d, server, out->to, server_clean);
  }
  *clean = *clean && server_clean;
  return true;
}

bool hb_put_located(hb_decoder *d, unsigned tag, bool *clean) {
  static const char sigils[] = "!@#$"; /* of tags 7 to 10 */
  static const char scheme[] = "mxc://";
  hb_head head;
  const uint8_t *first = d->at;
  bool mxc = tag == HB_TAG_MXC;
  if (mxc) hb_put_run(&d->out, (const uint8_t *)scheme, sizeof scheme - 1, sizeof scheme - 1);
  else hb_put(&d->out, (uint8_t)sigils[tag - HB_TAG_ROOM]);
  if (!hb_read_head(d, &head)) return false;
  if (head.major == HB_ARRAY) {
    if (head.value != 2) return hb_fail(d, HECTOBIT_CBOR_MALFORMED, first);
    return put_pair(d, mxc, clean);
  }
  if (mxc) {
    if (!hb_put_entry(d, HB_SERVERS, 0, first)) return false;
    hb_put(&d->out, '/');
    return put_read_part(d, &head, clean);
  }
  if (!put_read_part(d, &head, clean)) return false;
  hb_put(&d->out, ':');
  return hb_put_entry(d, HB_SERVERS, 0, first);
}
