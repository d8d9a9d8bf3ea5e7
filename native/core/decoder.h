/* What the files that go from CBOR to JSON text share. */
#ifndef HECTOBIT_DECODER_H
#define HECTOBIT_DECODER_H

#include "internal.h"

typedef struct {
  unsigned major;
  uint64_t value;
} hb_head;

typedef struct {
  hb_output out;
  hb_windows windows;
  const uint8_t *start;
  const uint8_t *end;
  const uint8_t *at;   /* behind what has been read */
  const uint8_t *head; /* the last one read; where errors are */
  hectobit_limits limits;
  hectobit_work *work;
  unsigned depth;
  hectobit_status status;
  bool timed;
  uint64_t time;
} hb_decoder;

/* False, so that functions can end with it. */
bool hb_fail(hb_decoder *d, hectobit_status status, const uint8_t *at);
bool hb_read_head(hb_decoder *d, hb_head *head);
/* `n` bytes of the input; NULL when there are fewer. */
const uint8_t *hb_take(hb_decoder *d, uint64_t n);

/* The content at a distance in a ring, which becomes the latest. `head` is where the reference began. */
bool hb_put_entry(hb_decoder *d, unsigned ring, uint64_t distance, const uint8_t *head);

/* A string with its quotation marks, in the place of a key or an item. */
bool hb_decode_string(hb_decoder *d, const hb_head *head, bool key);
/* The content of a located name, behind its tag. `*clean` becomes false when it needed escapes. */
bool hb_put_located(hb_decoder *d, unsigned tag, bool *clean);
/* The content of a part of it, or of the rest of a key id. `*entered` becomes false for a reference. */
bool hb_put_part(hb_decoder *d, const hb_head *head, bool *clean, bool *entered);
/* Puts a content that begins at `start` of the output into its ring, if it may. */
void hb_enter(hb_decoder *d, const uint8_t *start, bool clean);

/* Contents as text: a text string, fragments' codes, and bytes under the tag of digits, hexadecimal or base64. */
bool hb_put_text_string(hb_decoder *d, uint64_t n, bool *clean);
bool hb_put_fragments(hb_decoder *d, uint64_t n, bool *clean);
bool hb_put_radix_text(hb_decoder *d, unsigned tag);
void hb_put_base64url(hb_output *out, const uint8_t *bytes, size_t n);

#endif
