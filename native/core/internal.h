/*
 * What the files of the core share. Nothing of this is for callers.
 *
 * The parts, from the bottom up: bytes and heads (here, head.c), scan.c, escaped.c and number.c (JSON's tokens),
 * lookup.c (tables), window.c; to CBOR (encoder.h): radix.c, fragments.c, encode_text.c, encode_identifier.c,
 * encode_string.c, encode.c; to JSON (decoder.h): decode_head.c, decode_content.c, decode_part.c, decode_identifier.c,
 * decode_string.c, decode.c.
 */
#ifndef HECTOBIT_INTERNAL_H
#define HECTOBIT_INTERNAL_H

#include <stdbool.h>
#include <string.h>

#include "hectobit.h"

#if !defined(HECTOBIT_SCALAR) && defined(__SSE2__)
#include <emmintrin.h>
#define HB_SSE2 1
#elif !defined(HECTOBIT_SCALAR) && defined(__ARM_NEON) && defined(__aarch64__)
#include <arm_neon.h>
#define HB_NEON 1
#endif

/* The widest read or write beyond the end of a short copy; done only where the buffer is known to go on. */
#define HB_WIDE 16

/* CBOR major types, as they stand in the first byte of a head. */
enum {
  HB_UNSIGNED = 0x00,
  HB_NEGATIVE = 0x20,
  HB_BYTES = 0x40,
  HB_TEXT = 0x60,
  HB_ARRAY = 0x80,
  HB_MAP = 0xa0,
  HB_TAG = 0xc0,
  HB_SIMPLE = 0xe0
};

/* Tags of docs/codec.md. */
enum {
  HB_TAG_DECIMAL = 4,
  HB_TAG_REFERENCE = 6,
  HB_TAG_ROOM = 7,
  HB_TAG_USER = 8,
  HB_TAG_ALIAS = 9,
  HB_TAG_OLD_EVENT = 10,
  HB_TAG_MXC = 11,
  HB_TAG_EVENT_REFERENCE = 12,
  HB_TAG_ROOM_HASH = 13,
  HB_TAG_TIMESTAMP = 14,
  HB_TAG_DIGITS = 15,
  HB_TAG_KEY = 16,
  HB_TAG_VALUE = 17,
  HB_TAG_ED25519 = 18,
  HB_TAG_BASE64_PADDED = 19,
  HB_TAG_FRAGMENTS = 20,
  HB_TAG_BASE64URL = 21,
  HB_TAG_BASE64 = 22,
  HB_TAG_HEX = 23,
  HB_TAG_CURVE25519 = 128,
  HB_TAG_SIGNED_CURVE25519 = 129,
  HB_TAG_JSON = 262
};

/* Timestamps: integers from 2^40 to 2^41-1. */
#define HB_TIME_FIRST (UINT64_C(1) << 40)
#define HB_TIME_LAST ((UINT64_C(1) << 41) - 1)
#define HB_TIME_BYTES 5
#define HB_TIME_STEP INT64_C(0x80000000)

#define HB_DECIMAL_END UINT64_C(1000000000000000000)
#define HB_DECIMAL_PLACES 18

/* Contents that enter a window. */
#define HB_WINDOW_SHORTEST 4
#define HB_WINDOW_LONGEST 255

/* What the bytes of an event id are. */
#define HB_HASH_BYTES 32
#define HB_HASH_TEXT 43

/* Rings in the work area. */
enum { HB_USERS = 0, HB_EVENTS = 1, HB_OTHERS = 2, HB_SERVERS = 3 };

/* Functions here are plain `inline`: where the compiler rather calls them, as for size, all files share the ones that
 * head.c makes external. */

/* ---- bytes ---- */

inline uint32_t hb_load32(const uint8_t *p) {
  return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

inline size_t hb_distance(const uint8_t *from, const uint8_t *to) { return (size_t)(to - from); }

/* Whether two contents of the same length are the same. They are short, and a call of memcmp takes longer. */
#ifdef HECTOBIT_DEVICE
#define hb_same(a, b, n) (memcmp(a, b, n) == 0)
#else
inline bool hb_same(const uint8_t *a, const uint8_t *b, size_t n) {
  if (n < 8) {
    if (n < 4) return n == 0 || (a[0] == b[0] && a[n / 2] == b[n / 2] && a[n - 1] == b[n - 1]);
    return hb_load32(a) == hb_load32(b) && hb_load32(a + n - 4) == hb_load32(b + n - 4);
  }
  for (size_t i = 0; i + 8 < n; i += 8) {
    if (memcmp(a + i, b + i, 8) != 0) return false;
  }
  return memcmp(a + n - 8, b + n - 8, 8) == 0;
}
#endif

/* Hash of a content, for the tables' index and the windows. benchmarks/tables/content-hash.ts computes the same. */
inline uint32_t hb_hash(const uint8_t *p, size_t n) {
  uint32_t h = (uint32_t)n * UINT32_C(0x9e3779b1);
  if (n >= 4) {
    h += hb_load32(p) * UINT32_C(0x85ebca6b) + hb_load32(p + n - 4) * UINT32_C(0xc2b2ae35);
    h += hb_load32(p + n / 2 - 2) * UINT32_C(0x27d4eb2f);
  } else if (n > 0) {
    h += ((uint32_t)p[0] | (uint32_t)p[n / 2] << 8 | (uint32_t)p[n - 1] << 16) * UINT32_C(0x85ebca6b);
  }
  h = (h ^ (h >> 15)) * UINT32_C(0x2c1b3c6d);
  return h ^ (h >> 16);
}

/* ---- output ---- */

typedef struct {
  uint8_t *start;
  uint8_t *to;
  uint8_t *limit;
  bool full; /* something didn't fit; what follows is not written */
} hb_output;

inline size_t hb_room(const hb_output *o) { return (size_t)(o->limit - o->to); }

/* Room for `n` bytes, or nothing more is written at all. */
inline bool hb_need(hb_output *o, size_t n) {
  if (hb_room(o) >= n) return true;
  o->full = true;
  o->limit = o->to;
  return false;
}

inline void hb_put(hb_output *o, uint8_t byte) {
  if (hb_need(o, 1)) *o->to++ = byte;
}

#ifdef HECTOBIT_DEVICE
/* Code size counts here, not speed. */
#define hb_put_run(output, from, n, readable) hb_put_bytes(output, from, n)
void hb_put_bytes(hb_output *o, const uint8_t *from, size_t n);
#else
/* `n` bytes; the buffer goes on for `readable`. Copies short runs in whole blocks where both buffers go on long enough:
 * a call of memcpy costs more than the copy. */
inline void hb_put_run(hb_output *o, const uint8_t *from, size_t n, size_t readable) {
  if (n <= 2 * HB_WIDE && readable >= 2 * HB_WIDE && hb_room(o) >= 2 * HB_WIDE) {
    memcpy(o->to, from, HB_WIDE);
    if (n > HB_WIDE) memcpy(o->to + HB_WIDE, from + HB_WIDE, HB_WIDE);
    o->to += n;
  } else if (hb_need(o, n)) {
    memcpy(o->to, from, n);
    o->to += n;
  }
}
#endif

inline unsigned hb_head_length(uint64_t value) {
  return value < 24 ? 1 : value <= 0xff ? 2 : value <= 0xffff ? 3 : value <= UINT32_MAX ? 5 : 9;
}

/* A head at `to`, which has room for it. */
uint8_t *hb_write_head(uint8_t *to, unsigned major, uint64_t value);

inline void hb_put_head(hb_output *o, unsigned major, size_t value) {
  if (value < 24) {
    hb_put(o, (uint8_t)(major | value));
  } else if (hb_need(o, hb_head_length(value))) {
    o->to = hb_write_head(o->to, major, value);
  }
}

/* The head of an integer, or any that may be longer than memory. */
void hb_put_integer(hb_output *o, unsigned major, uint64_t value);

/* ---- windows ---- */

typedef struct {
  hectobit_work *work;
  uint32_t pushed[4]; /* so many so far; rings grow downwards, so distance d is entry (d - pushed) & mask */
  uint8_t mask[4];    /* entries of each ring in use, less one */
} hb_windows;

void hb_windows_open(hb_windows *w, hectobit_work *work, const hectobit_limits *limits);

inline unsigned hb_ring_of(uint8_t first) {
  return first == '@' ? HB_USERS : first == '$' ? HB_EVENTS : HB_OTHERS;
}

/* Where the entry at a distance lies in the work area's arrays. */
inline unsigned hb_entry(const hb_windows *w, unsigned ring, unsigned distance) {
  return ring * HECTOBIT_WINDOW + ((distance - w->pushed[ring]) & w->mask[ring]);
}

inline void hb_push(hb_windows *w, unsigned ring, uint32_t hash, size_t at, size_t length) {
  w->pushed[ring]++;
  unsigned i = hb_entry(w, ring, 0);
  w->work->hashes[i] = (uint16_t)hash;
  w->work->lengths[i] = (uint8_t)length;
  w->work->starts[i] = (uint32_t)at;
}

/* Hash as the windows keep it; 0 is an entry that is never found. */
inline uint32_t hb_window_hash(uint32_t hash) { return (hash >> 16) | 1; }

/* Distance of the nearest entry with these bytes, or -1. */
int hb_find(const hb_windows *w, unsigned ring, uint32_t hash, const uint8_t *base, const uint8_t *text, size_t n);

/* ---- characters ---- */

/* The first byte from `p` that ends a run of plain characters: a quotation mark, a backslash or a control character;
 * `end` when there is none. `*high` is set when a byte before it is not ASCII, and otherwise left alone. The buffer
 * goes on to `readable`, which is `end` or behind it. */
const uint8_t *hb_scan(const uint8_t *p, const uint8_t *end, const uint8_t *readable, bool *high);

/* The first byte that begins no well-formed UTF-8 sequence before `end`, or `end`. */
const uint8_t *hb_check_utf8(const uint8_t *p, const uint8_t *end);

/* ---- JSON text, for the encoder and for tag 262 ---- */

typedef struct {
  hectobit_status status;
  const uint8_t *at; /* behind the token, or where it goes wrong */
} hb_token;

typedef struct {
  uint64_t magnitude; /* of the digits, without the point */
  unsigned places;    /* digits after the point */
  bool negative;
  bool exact;    /* magnitude holds all digits */
  bool exponent; /* has an exponent */
} hb_number;

/* A number's syntax and value; `p` is at its minus sign or first digit. */
hb_token hb_scan_number(const uint8_t *p, const uint8_t *end, hb_number *number);

/* A string's content, resolved piece by piece. */
typedef struct {
  const uint8_t *at;
  const uint8_t *end;
} hb_unescape;

/* Up to `n` bytes of content, at least 4 if there are as many; what has been checked by hb_scan_escaped. */
size_t hb_unescape_some(hb_unescape *u, uint8_t *to, size_t n);

typedef struct {
  size_t length; /* of the content */
  bool clean;    /* no byte below 0x20, no quotation mark, no backslash */
  bool unicode;  /* no surrogate without its partner */
  uint8_t first; /* byte of the content */
} hb_content;

/* The rest of a string from its first backslash or before: `p` is behind the opening quotation mark. On success `at` is
 * the closing one. */
hb_token hb_scan_escaped(const uint8_t *p, const uint8_t *end, hb_content *content);

/* ---- tables ---- */

/* Limits as this build can keep them; NULL for the full ones. */
hectobit_limits hb_limits(const hectobit_limits *limits);

/* Index of a content in the key table, or else the value table (`key_first`) or the other way round; -1 for neither. */
typedef struct {
  int key;
  int value;
} hb_found;
hb_found hb_lookup(const uint8_t *text, size_t n, uint32_t hash, bool key_first, const hectobit_limits *limits);

/* The longest fragment. */
#define HB_FRAGMENT 16

/* Text of a fragment code; NULL for none. */
const uint8_t *hb_fragment_text(uint8_t code, size_t *n);

/* Key ids: what stands before their rest, for each tag. */
#define HB_KEY_IDS 3
typedef struct {
  uint8_t tag;
  uint8_t length;
  char prefix[19];
} hb_key_id;
extern const hb_key_id hb_key_ids[HB_KEY_IDS];

#endif
