/*
 * Runs the vectors that vectors.mjs writes, from standard input: the same bytes, or the same reason at the same place.
 * What succeeds is run again with every capacity that is too small, and with smaller limits, there and back.
 *
 * Inputs and outputs have exactly the size that is said, so that sanitizers and valgrind see what goes beyond it.
 * With `limited` as argument nothing is compared with the vectors' bytes: for builds with other tables.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "hectobit.h"

#define LONGEST_LINE 4000000
#define ROOM 65536

typedef hectobit_result (*transcoder)(const uint8_t *in, size_t n, uint8_t *out, size_t capacity,
                                      const hectobit_limits *limits, hectobit_work *work);

typedef struct {
  uint8_t *bytes;
  size_t length;
} buffer;

static unsigned long passed, failed;
static const char *why;

static void check(bool good, const char *what) {
  if (good) {
    passed++;
    return;
  }
  failed++;
  printf("not ok: %s: %s\n", why, what);
}

static buffer make(size_t n) {
  buffer b = {malloc(n > 0 ? n : 1), n};
  if (b.bytes == NULL) abort();
  return b;
}

/* A copy that is exactly as long as it is. */
static buffer copy(const uint8_t *bytes, size_t n) {
  buffer b = make(n);
  memcpy(b.bytes, bytes, n);
  return b;
}

static unsigned digit(char c) { return (unsigned)(c <= '9' ? c - '0' : c - 'a' + 10); }

static buffer from_hex(const char *text) {
  if (strcmp(text, "-") == 0) return make(0);
  buffer b = make(strlen(text) / 2);
  for (size_t i = 0; i < b.length; i++) b.bytes[i] = (uint8_t)(digit(text[2 * i]) << 4 | digit(text[2 * i + 1]));
  return b;
}

static transcoder function_of(char mode) {
  switch (mode) {
    case 'e': return hectobit_encode;
    case 'd': return hectobit_decode;
    case 'E': return hectobit_encode_sequence;
    default: return hectobit_decode_sequence;
  }
}

static char back_of(char mode) {
  switch (mode) {
    case 'e': return 'd';
    case 'd': return 'e';
    case 'E': return 'D';
    default: return 'E';
  }
}

static hectobit_result run(char mode, buffer in, const hectobit_limits *limits, buffer *out) {
  /* Not cleared between calls: what a call finds there must not matter. */
  static hectobit_work work;
  *out = make(in.length * 4 + ROOM);
  hectobit_result result = function_of(mode)(in.bytes, in.length, out->bytes, out->length, limits, &work);
  buffer exact = copy(out->bytes, result.length);
  free(out->bytes);
  *out = exact;
  return result;
}

static bool same(buffer a, buffer b) { return a.length == b.length && memcmp(a.bytes, b.bytes, a.length) == 0; }

static void check_capacities(char mode, buffer in, const hectobit_limits *limits, buffer expected) {
  hectobit_work *work = malloc(sizeof *work);
  size_t step = expected.length > 600 ? expected.length / 200 : 1;
  for (size_t capacity = 0; capacity < expected.length; capacity += step) {
    buffer out = make(capacity);
    hectobit_result result = function_of(mode)(in.bytes, in.length, out.bytes, capacity, limits, work);
    check(result.status == HECTOBIT_OUTPUT_FULL && result.length == 0, "output.full when the capacity is too small");
    free(out.bytes);
  }
  buffer out = make(expected.length);
  hectobit_result result = function_of(mode)(in.bytes, in.length, out.bytes, out.length, limits, work);
  check(result.status == HECTOBIT_OK && same(out, expected), "a capacity that just suffices");
  free(out.bytes);
  free(work);
}

/* What was encoded for a peer's limits decodes with them, to what it decodes to without. */
static void check_limits(char mode, buffer json, buffer text) {
  static const hectobit_limits some[] = {{0, 0, 4, 64}, {30, 20, 8, 64}, {0xffff, 0xffff, 16, 64}, {100, 0, 64, 64}};
  for (size_t i = 0; i < sizeof some / sizeof *some; i++) {
    buffer cbor, back;
    hectobit_result result = run(mode, json, some + i, &cbor);
    if (result.status == HECTOBIT_JSON_NESTING) {
      free(cbor.bytes);
      continue;
    }
    check(result.status == HECTOBIT_OK, "encoded for smaller limits");
    result = run(back_of(mode), cbor, some + i, &back);
    check(result.status == HECTOBIT_OK && same(back, text), "and decoded with them");
    free(cbor.bytes);
    free(back.bytes);
  }
}

/* Fields: reason, offset, last, output. */
static void check_case(char mode, buffer in, const hectobit_limits *limits, char **fields) {
  buffer out, expected = from_hex(fields[3]);
  const char *reason = fields[0];
  size_t offset = strtoul(fields[1], NULL, 10), last = strtoul(fields[2], NULL, 10);
  hectobit_result result = run(mode, in, limits, &out);
  check(strcmp(hectobit_reason(result.status), reason) == 0, hectobit_reason(result.status));
  check(result.offset == offset, "offset");
  check(result.last == last, "where the last element begins");
  check(same(out, expected), "output");
  if (result.status == HECTOBIT_OK) check_capacities(mode, in, limits, expected);
  free(out.bytes);
  free(expected.bytes);
}

/* There and back. */
static void check_round_trip(char mode, buffer json) {
  buffer cbor, text;
  hectobit_result result = run(mode, json, NULL, &cbor);
  if (result.status == HECTOBIT_OK) {
    result = run(back_of(mode), cbor, NULL, &text);
    check(result.status == HECTOBIT_OK, "decoded what was encoded");
    check_capacities(mode, json, NULL, cbor);
    check_capacities(back_of(mode), cbor, NULL, text);
    check_limits(mode, json, text);
    free(text.bytes);
  }
  free(cbor.bytes);
}

static void check_line(char *line, bool limited) {
  char *fields[10];
  char *at = line;
  for (unsigned i = 0; i < 10; i++) {
    char *space = strchr(at, ' ');
    if (space == NULL) abort();
    *space = 0;
    fields[i] = at;
    at = space + 1;
  }
  why = at;
  char mode = *fields[0];
  unsigned long limit[4];
  for (unsigned i = 0; i < 4; i++) limit[i] = strtoul(fields[1 + i], NULL, 10);
  hectobit_limits limits = {(uint16_t)limit[0], (uint16_t)limit[1], (uint8_t)limit[2], (uint8_t)limit[3]};
  buffer in = from_hex(fields[5]);
  if (!limited) check_case(mode, in, &limits, fields + 6);
  if (mode == 'e' || mode == 'E') check_round_trip(mode, in);
  free(in.bytes);
}

int main(int argc, char **argv) {
  bool limited = argc > 1 && strcmp(argv[1], "limited") == 0;
  char *line = malloc(LONGEST_LINE);
  unsigned long lines = 0;
  while (line != NULL && fgets(line, LONGEST_LINE, stdin) != NULL) {
    line[strcspn(line, "\n")] = 0;
    check_line(line, limited);
    lines++;
  }
  free(line);
  printf("%lu vectors, %lu checks passed, %lu failed\n", lines, passed, failed);
  return failed == 0 && lines > 0 ? 0 : 1;
}
