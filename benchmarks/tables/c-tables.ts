import type { HectobitTables } from "../../src/codec/tables/hectobit-v1.ts";
import { hectobitTablesHash } from "../../src/codec/tables/hectobit-v1.ts";
import { arrayOf, type Blob, blobOf, type CFiles, textOf } from "./c-text.ts";
import { contentHash } from "./content-hash.ts";
import { pairIndex } from "./fragment-pairs.ts";

/** Slots of the hash table over keys and values: where memory is short, and elsewhere. Powers of two. */
const SLOTS = { device: 512, host: 4096 } as const;

/**
 * Entries that the C core has on a device (HECTOBIT_DEVICE): with more, the tables take more than 8 KB there, which
 * `npm run size` checks; with fewer, its messages are longer.
 */
const DEVICE = { keys: 264, values: 116 } as const;

/** Open addressing, linear probing. 0 is an empty slot, i + 1 key i, keys + i + 1 value i. */
function indexOf(contents: readonly Uint8Array[], slots: number): number[] {
  if (contents.length >= slots) throw new Error(`${contents.length} entries need more than ${slots} slots.`);
  const index = new Array<number>(slots).fill(0);
  for (const [entry, content] of contents.entries()) {
    let slot = contentHash(content) % slots;
    while (index[slot] !== 0) slot = (slot + 1) % slots;
    index[slot] = entry + 1;
  }
  return index;
}

/** Codes of fragments in order of the first byte, and of the same first byte the longest first. */
function fragmentOrder({ contents }: Blob): number[] {
  const at = (code: number): Uint8Array => contents[code] ?? new Uint8Array();
  return contents
    .map((_, code) => code)
    .sort((a, b) => (at(a)[0] ?? 0) - (at(b)[0] ?? 0) || at(b).length - at(a).length || a - b);
}

const NOTICE = "/* Generated from src/codec/tables/ by `npm run tables -- --write`. Not for editing. */\n";

function headerOf(tables: HectobitTables, fragments: Blob): string {
  const { slots, pairs } = pairIndex(fragments);
  return `${NOTICE}#ifndef HECTOBIT_TABLES_H
#define HECTOBIT_TABLES_H

#include <stdint.h>

#ifdef HECTOBIT_DEVICE
#define HECTOBIT_KEYS ${DEVICE.keys}
#define HECTOBIT_VALUES ${DEVICE.values}
#else
#define HECTOBIT_KEYS ${tables.keys.length}
#define HECTOBIT_VALUES ${tables.values.length}
#endif
#define HECTOBIT_FRAGMENTS ${tables.fragments.length}

/* Entry i of a table is its text from start[i] to start[i + 1]. */
extern const uint8_t hectobit_key_text[];
extern const uint16_t hectobit_key_start[HECTOBIT_KEYS + 1];
extern const uint8_t hectobit_value_text[];
extern const uint16_t hectobit_value_start[HECTOBIT_VALUES + 1];
extern const uint8_t hectobit_fragment_text[];
extern const uint16_t hectobit_fragment_start[HECTOBIT_FRAGMENTS + 1];

/* Hash table by hb_hash, open addressing: 0 is an empty slot, i + 1 key i, HECTOBIT_KEYS + i + 1 value i. */
#ifdef HECTOBIT_DEVICE
#define HECTOBIT_INDEX_SLOTS ${SLOTS.device}
#else
#define HECTOBIT_INDEX_SLOTS ${SLOTS.host}
#endif
extern const uint16_t hectobit_index[HECTOBIT_INDEX_SLOTS];

/* Codes of fragments by their first byte; with the same first byte the longest first. */
extern const uint8_t hectobit_fragment_order[HECTOBIT_FRAGMENTS];

#ifndef HECTOBIT_DEVICE
/* Code of the fragment that is this one byte, or 255. */
extern const uint8_t hectobit_single[256];

/* Fragments of two bytes or more in lists that end with a length of 0, the longest first: slot s has the list that
 * begins at hectobit_pair_first[s], of fragments whose first bytes a and b give s = (a * 37 ^ b * 5) % slots. */
#define HECTOBIT_PAIR_SLOTS ${slots}
#define HECTOBIT_PAIRS ${pairs.length}
typedef struct {
  uint8_t text[16];
  uint8_t length;
  uint8_t code;
} hectobit_pair;
extern const hectobit_pair hectobit_pairs[HECTOBIT_PAIRS];
extern const uint16_t hectobit_pair_first[HECTOBIT_PAIR_SLOTS];
#endif

#endif
`;
}

function pairSource(fragments: Blob): string {
  const { first, pairs } = pairIndex(fragments);
  const rows = pairs.map((pair) =>
    pair === undefined
      ? "{{0}, 0, 0}"
      : `{${textOf(fragments.contents[pair] ?? [])}, ${fragments.contents[pair]?.length}, ${pair}}`,
  );
  return [
    arrayOf("uint16_t", "hectobit_pair_first", "HECTOBIT_PAIR_SLOTS", first),
    arrayOf("hectobit_pair", "hectobit_pairs", "HECTOBIT_PAIRS", rows),
  ].join("\n");
}

function singles({ contents }: Blob): number[] {
  const single = new Array<number>(256).fill(255);
  for (const [code, content] of contents.entries()) {
    const [byte = 0] = content;
    if (content.length === 1) single[byte] = code;
  }
  return single;
}

/** The tables of the C codec: the same entries, with the indexes it searches. */
export function cTables(tables: HectobitTables): CFiles {
  const keys = blobOf("key", tables.keys, DEVICE.keys);
  const values = blobOf("value", tables.values, DEVICE.values);
  const fragments = blobOf("fragment", tables.fragments);
  const entries = [...keys.contents, ...values.contents];
  const deviceEntries = [...keys.contents.slice(0, DEVICE.keys), ...values.contents.slice(0, DEVICE.values)];
  const hash = hectobitTablesHash(tables).toString(16).padStart(8, "0");
  const source = `${NOTICE}#include "tables.h"

#include "hectobit.h"

/* Compilers need not take strings of more than 4095 bytes; those that are used do. */
#pragma GCC diagnostic ignored "-Woverlength-strings"

/* Bytes of a text: all of it, and what devices have. */
#ifdef HECTOBIT_DEVICE
#define HECTOBIT_SIZE(all, device) (device)
#else
#define HECTOBIT_SIZE(all, device) (all)
#endif

const uint16_t hectobit_tables_version = ${tables.version};
const uint32_t hectobit_tables_hash = UINT32_C(0x${hash});

${[keys, values, fragments].map((blob) => blob.source).join("\n")}
${arrayOf("uint8_t", "hectobit_fragment_order", "HECTOBIT_FRAGMENTS", fragmentOrder(fragments))}
#ifdef HECTOBIT_DEVICE
${arrayOf("uint16_t", "hectobit_index", "HECTOBIT_INDEX_SLOTS", indexOf(deviceEntries, SLOTS.device))}#else
${arrayOf("uint16_t", "hectobit_index", "HECTOBIT_INDEX_SLOTS", indexOf(entries, SLOTS.host))}
${arrayOf("uint8_t", "hectobit_single", "256", singles(fragments))}
${pairSource(fragments)}#endif
`;
  return { header: headerOf(tables, fragments), source };
}
