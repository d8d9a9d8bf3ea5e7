/* Generated from src/codec/tables/ by `npm run tables -- --write`. Not for editing. */
#ifndef HECTOBIT_TABLES_H
#define HECTOBIT_TABLES_H

#include <stdint.h>

#ifdef HECTOBIT_DEVICE
#define HECTOBIT_KEYS 264
#define HECTOBIT_VALUES 116
#else
#define HECTOBIT_KEYS 415
#define HECTOBIT_VALUES 338
#endif
#define HECTOBIT_FRAGMENTS 254

/* Entry i of a table is its text from start[i] to start[i + 1]. */
extern const uint8_t hectobit_key_text[];
extern const uint16_t hectobit_key_start[HECTOBIT_KEYS + 1];
extern const uint8_t hectobit_value_text[];
extern const uint16_t hectobit_value_start[HECTOBIT_VALUES + 1];
extern const uint8_t hectobit_fragment_text[];
extern const uint16_t hectobit_fragment_start[HECTOBIT_FRAGMENTS + 1];

/* Hash table by hb_hash, open addressing: 0 is an empty slot, i + 1 key i, HECTOBIT_KEYS + i + 1 value i. */
#ifdef HECTOBIT_DEVICE
#define HECTOBIT_INDEX_SLOTS 512
#else
#define HECTOBIT_INDEX_SLOTS 4096
#endif
extern const uint16_t hectobit_index[HECTOBIT_INDEX_SLOTS];

/* Codes of fragments by their first byte; with the same first byte the longest first. */
extern const uint8_t hectobit_fragment_order[HECTOBIT_FRAGMENTS];

#ifndef HECTOBIT_DEVICE
/* Code of the fragment that is this one byte, or 255. */
extern const uint8_t hectobit_single[256];

/* Fragments of two bytes or more in lists that end with a length of 0, the longest first: slot s has the list that
 * begins at hectobit_pair_first[s], of fragments whose first bytes a and b give s = (a * 37 ^ b * 5) % slots. */
#define HECTOBIT_PAIR_SLOTS 512
#define HECTOBIT_PAIRS 266
typedef struct {
  uint8_t text[16];
  uint8_t length;
  uint8_t code;
} hectobit_pair;
extern const hectobit_pair hectobit_pairs[HECTOBIT_PAIRS];
extern const uint16_t hectobit_pair_first[HECTOBIT_PAIR_SLOTS];
#endif

#endif
