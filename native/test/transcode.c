/*
 * Transcodes cases from standard input, for comparisons with another implementation.
 *
 * A case: a byte for what to do (e, d: encode, decode; E, D: the same for sequences), its length (4 bytes, network
 * order), the bytes. The answer: the status (a byte), the offset, `last` and the length (4 bytes each), the bytes.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

#include "hectobit.h"

static bool read_bytes(uint8_t *bytes, size_t n) { return fread(bytes, 1, n, stdin) == n; }

static uint32_t number(const uint8_t *p) {
  return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

static void put_number(uint32_t value) {
  for (unsigned i = 4; i-- > 0;) putchar((int)(value >> (8 * i) & 0xff));
}

static hectobit_result transcode(uint8_t mode, const uint8_t *in, size_t n, uint8_t *out, size_t capacity) {
  static hectobit_work work;
  switch (mode) {
    case 'e': return hectobit_encode(in, n, out, capacity, NULL, &work);
    case 'E': return hectobit_encode_sequence(in, n, out, capacity, NULL, &work);
    case 'd': return hectobit_decode(in, n, out, capacity, NULL, &work);
    default: return hectobit_decode_sequence(in, n, out, capacity, NULL, &work);
  }
}

int main(void) {
  uint8_t head[5];
  while (read_bytes(head, sizeof head)) {
    size_t n = number(head + 1), capacity = 2 * n + 65536;
    /* Exactly as large as they are: what reads or writes beyond is seen by a sanitizer. */
    uint8_t *in = malloc(n), *out = NULL;
    if (!read_bytes(in, n)) return 1;
    hectobit_result result;
    do {
      out = realloc(out, capacity);
      result = transcode(head[0], in, n, out, capacity);
      capacity *= 4;
    } while (result.status == HECTOBIT_OUTPUT_FULL);
    putchar((int)result.status);
    put_number((uint32_t)result.offset);
    put_number((uint32_t)result.last);
    put_number((uint32_t)result.length);
    fwrite(out, 1, result.length, stdout);
    fflush(stdout);
    free(in);
    free(out);
  }
  return 0;
}
