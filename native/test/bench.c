/*
 * Speed of the core alone, in both directions. Each file named has JSON texts, a line each; they are taken in turns, so
 * that the processor doesn't learn one by heart.
 */
#define _POSIX_C_SOURCE 199309L
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "hectobit.h"

#define MOST 100000
#define RUNS 15

typedef struct {
  const uint8_t *bytes;
  size_t length;
} text;

typedef hectobit_result (*transcoder)(const uint8_t *in, size_t n, uint8_t *out, size_t capacity,
                                      const hectobit_limits *limits, hectobit_work *work);

static text inputs[MOST], encoded[MOST];
static hectobit_work work;

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static text read_file(const char *name) {
  FILE *file = fopen(name, "rb");
  if (file == NULL) abort();
  fseek(file, 0, SEEK_END);
  size_t n = (size_t)ftell(file);
  rewind(file);
  uint8_t *bytes = malloc(n);
  if (bytes == NULL || fread(bytes, 1, n, file) != n) abort();
  fclose(file);
  return (text){bytes, n};
}

static size_t split(text file) {
  size_t count = 0;
  for (const uint8_t *at = file.bytes, *end = at + file.length; at < end && count < MOST;) {
    const uint8_t *line = memchr(at, '\n', (size_t)(end - at));
    if (line == NULL) line = end;
    inputs[count++] = (text){at, (size_t)(line - at)};
    at = line + 1;
  }
  return count;
}

/* Seconds that the fastest of several runs takes for all texts. */
static double fastest(transcoder f, const text *texts, size_t count, size_t total, uint8_t *out, size_t capacity) {
  size_t rounds = 2000000 / (total + 100) + 1;
  double best = 1e9;
  for (unsigned run = 0; run < RUNS; run++) {
    double start = now();
    for (size_t round = 0; round < rounds; round++) {
      for (size_t i = 0; i < count; i++) f(texts[i].bytes, texts[i].length, out, capacity, NULL, &work);
    }
    double took = (now() - start) / (double)rounds;
    if (took < best) best = took;
  }
  return best;
}

static void measure(const char *name) {
  text file = read_file(name);
  size_t count = split(file), capacity = 2 * file.length + 64, total = 0;
  uint8_t *out = malloc(capacity);
  for (size_t i = 0; i < count; i++) {
    hectobit_result result = hectobit_encode(inputs[i].bytes, inputs[i].length, out, capacity, NULL, &work);
    if (result.status != HECTOBIT_OK) abort();
    uint8_t *copy = malloc(result.length);
    memcpy(copy, out, result.length);
    encoded[i] = (text){copy, result.length};
    total += inputs[i].length;
  }
  double encode = fastest(hectobit_encode, inputs, count, total, out, capacity);
  double decode = fastest(hectobit_decode, encoded, count, total, out, capacity);
  double bytes = (double)total, each = 1e6 / (double)count;
  printf("%8.0f B  encode %8.2f us %5.0f MB/s  decode %8.2f us %5.0f MB/s  %s\n", bytes / (double)count, encode * each,
         bytes / encode / 1e6, decode * each, bytes / decode / 1e6, name);
}

int main(int argc, char **argv) {
  for (int i = 1; i < argc; i++) measure(argv[i]);
  return 0;
}
