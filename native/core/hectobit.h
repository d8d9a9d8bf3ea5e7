/*
 * The hectobit codec: JSON text to typed CBOR and back (docs/codec.md), buffer to buffer.
 *
 * No heap, no global state, no recursion, nothing of libc but string.h. All lengths and offsets are in bytes.
 * A function may be called from several threads at once, each with its own work area.
 *
 * Input and output are at most 4 GiB: a longer input is HECTOBIT_OUTPUT_FULL, and no more of a longer output is used.
 * They don't overlap, and no pointer is NULL (but `limits`), even where a length is 0. What is behind the result may be
 * overwritten, as far as the capacity goes; behind that nothing is, and behind the input nothing is read.
 */
#ifndef HECTOBIT_H
#define HECTOBIT_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* With HECTOBIT_DEVICE: small tables and a small work area, for microcontrollers. */
#ifdef HECTOBIT_DEVICE
#define HECTOBIT_DEFAULT_NESTING 16
#define HECTOBIT_DEFAULT_WINDOW 16
#else
#define HECTOBIT_DEFAULT_NESTING 64
#define HECTOBIT_DEFAULT_WINDOW 64
#endif

/* Deepest nesting of arrays and objects that can be configured, up to 255. */
#ifndef HECTOBIT_NESTING
#define HECTOBIT_NESTING HECTOBIT_DEFAULT_NESTING
#endif

/* Entries of the windows of users, events and others, a power of two from 4 to 64; servers have a quarter of it. */
#ifndef HECTOBIT_WINDOW
#define HECTOBIT_WINDOW HECTOBIT_DEFAULT_WINDOW
#endif

typedef enum {
  HECTOBIT_OK = 0,
  HECTOBIT_JSON_SYNTAX,
  HECTOBIT_JSON_TRUNCATED,
  HECTOBIT_JSON_UTF8,
  HECTOBIT_JSON_NESTING,
  HECTOBIT_CBOR_TRUNCATED,
  HECTOBIT_CBOR_MALFORMED,
  HECTOBIT_CBOR_UTF8,
  HECTOBIT_CBOR_REFERENCE,
  HECTOBIT_CBOR_NESTING,
  HECTOBIT_CBOR_TRAILING,
  HECTOBIT_OUTPUT_FULL /* the output needs more than its capacity */
} hectobit_status;

/* What the peer that will decode can do; also what a decoder accepts. */
typedef struct {
  uint16_t keys;      /* entries of the key table in use, at most HECTOBIT_KEYS */
  uint16_t values;    /* entries of the value table in use, at most HECTOBIT_VALUES */
  uint8_t window;     /* entries of a window in use, a power of two from 4 to HECTOBIT_WINDOW */
  uint8_t nesting;    /* 1 to HECTOBIT_NESTING */
} hectobit_limits;

/* The limits that this build can do at most. */
extern const hectobit_limits hectobit_full_limits;

/* Scratch memory of one call; its content means nothing between calls. */
typedef struct hectobit_work hectobit_work;

typedef struct {
  hectobit_status status;
  size_t length; /* bytes written to the output; 0 unless HECTOBIT_OK */
  size_t offset; /* of the input byte where an error was noticed */
  size_t last;   /* hectobit_decode_sequence: where in the output the last element begins; otherwise 0 */
} hectobit_result;

/* JSON text to one CBOR data item. `limits` may be NULL for the full ones. */
hectobit_result hectobit_encode(const uint8_t *json, size_t json_length, uint8_t *out, size_t capacity,
                                const hectobit_limits *limits, hectobit_work *work);

/* One CBOR data item to JSON text. */
hectobit_result hectobit_decode(const uint8_t *cbor, size_t cbor_length, uint8_t *out, size_t capacity,
                                const hectobit_limits *limits, hectobit_work *work);

/* The text of a JSON array to a CBOR sequence of its elements (docs/codec.md, 7). */
hectobit_result hectobit_encode_sequence(const uint8_t *json, size_t json_length, uint8_t *out, size_t capacity,
                                         const hectobit_limits *limits, hectobit_work *work);

/* A CBOR sequence, which may be empty, to the text of a JSON array. */
hectobit_result hectobit_decode_sequence(const uint8_t *cbor, size_t cbor_length, uint8_t *out, size_t capacity,
                                         const hectobit_limits *limits, hectobit_work *work);

/* A status as docs/codec.md names it: "json.syntax". */
const char *hectobit_reason(hectobit_status status);

/* Version and hash of the tables, as they are agreed on with a peer. */
extern const uint16_t hectobit_tables_version;
extern const uint32_t hectobit_tables_hash;

/* The layout of the work area, here so that a caller can place it; not for use. */
struct hectobit_work {
  uint32_t starts[3 * HECTOBIT_WINDOW + HECTOBIT_WINDOW / 4];
  uint16_t hashes[3 * HECTOBIT_WINDOW + HECTOBIT_WINDOW / 4];
  uint8_t lengths[3 * HECTOBIT_WINDOW + HECTOBIT_WINDOW / 4];
  struct {
    uint32_t head;
    uint32_t left;
  } levels[HECTOBIT_NESTING];
};

#ifdef __cplusplus
}
#endif

#endif
