/* Speed of the core alone: MB of JSON a second in both directions, for each file named. */
#define _POSIX_C_SOURCE 199309L
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "hectobit.h"

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static uint8_t *read_file(const char *name, size_t *n) {
  FILE *file = fopen(name, "rb");
  if (file == NULL) return NULL;
  fseek(file, 0, SEEK_END);
  *n = (size_t)ftell(file);
  rewind(file);
  uint8_t *bytes = malloc(*n);
  if (fread(bytes, 1, *n, file) != *n) *n = 0;
  fclose(file);
  return bytes;
}

typedef hectobit_result (*transcoder)(const uint8_t *in, size_t n, uint8_t *out, size_t capacity,
                                      const hectobit_limits *limits, hectobit_work *work);

/* Seconds of the fastest of several runs, for one call. */
static double fastest(transcoder f, const uint8_t *in, size_t n, uint8_t *out, size_t capacity) {
  static hectobit_work work;
  unsigned rounds = (unsigned)(4000000 / (n + 100)) + 1;
  double best = 1e9;
  for (unsigned run = 0; run < 9; run++) {
    double start = now();
    for (unsigned i = 0; i < rounds; i++) f(in, n, out, capacity, NULL, &work);
    double each = (now() - start) / rounds;
    if (each < best) best = each;
  }
  return best;
}

int main(int argc, char **argv) {
  for (int i = 1; i < argc; i++) {
    static hectobit_work work;
    size_t n = 0;
    uint8_t *json = read_file(argv[i], &n);
    if (json == NULL || n == 0) return 1;
    size_t capacity = n + n / 2 + 64;
    uint8_t *cbor = malloc(capacity), *back = malloc(capacity);
    hectobit_result encoded = hectobit_encode(json, n, cbor, capacity, NULL, &work);
    hectobit_result decoded = hectobit_decode(cbor, encoded.length, back, capacity, NULL, &work);
    if (encoded.status != HECTOBIT_OK || decoded.status != HECTOBIT_OK) return 1;
    double encode = fastest(hectobit_encode, json, n, cbor, capacity);
    double decode = fastest(hectobit_decode, cbor, encoded.length, back, capacity);
    printf("%8zu B JSON  %8zu B  encode %7.2f us %6.0f MB/s   decode %7.2f us %6.0f MB/s  %s\n", n, encoded.length,
           encode * 1e6, (double)n / encode / 1e6, decode * 1e6, (double)decoded.length / decode / 1e6, argv[i]);
    free(json);
    free(cbor);
    free(back);
  }
  return 0;
}
