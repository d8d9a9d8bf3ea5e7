/* Contents in the tables of keys and values, and fragments in theirs (docs/codec.md, 5 and 6). */
#include "internal.h"
#include "tables.h"

const hectobit_limits hectobit_full_limits = {HECTOBIT_KEYS, HECTOBIT_VALUES, HECTOBIT_WINDOW, HECTOBIT_NESTING};

hectobit_limits hb_limits(const hectobit_limits *limits) {
  hectobit_limits full = hectobit_full_limits;
  if (limits == NULL || limits == &hectobit_full_limits) return full;
  if (limits->keys < full.keys) full.keys = limits->keys;
  if (limits->values < full.values) full.values = limits->values;
  if (limits->nesting < full.nesting) full.nesting = limits->nesting;
  while (full.window > limits->window && full.window > 4) full.window /= 2;
  return full;
}

static bool is_text(const uint8_t *table, const uint16_t *starts, unsigned i, const uint8_t *text, size_t n) {
  return (size_t)(starts[i + 1] - starts[i]) == n && hb_same(table + starts[i], text, n);
}

/*
 * The index is a hash table with open addressing: 0 is an empty slot, i + 1 is key i, HECTOBIT_KEYS + i + 1 is value i.
 */
hb_found hb_lookup(const uint8_t *text, size_t n, uint32_t hash, bool key_first, const hectobit_limits *limits) {
  hb_found found = {-1, -1};
  for (uint32_t slot = hash;; slot++) {
    unsigned entry = hectobit_index[slot & (HECTOBIT_INDEX_SLOTS - 1)];
    if (entry == 0) return found;
    if (entry <= HECTOBIT_KEYS) {
      unsigned i = entry - 1;
      if (i >= limits->keys || !is_text(hectobit_key_text, hectobit_key_start, i, text, n)) continue;
      found.key = (int)i;
      if (key_first) return found;
    } else {
      unsigned i = entry - HECTOBIT_KEYS - 1;
      if (i >= limits->values || !is_text(hectobit_value_text, hectobit_value_start, i, text, n)) continue;
      found.value = (int)i;
      if (!key_first) return found;
    }
  }
}
