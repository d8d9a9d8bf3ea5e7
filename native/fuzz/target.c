/*
 * A libFuzzer target for each entry point, chosen by HECTOBIT_FUZZ: encode, decode, encode_sequence, decode_sequence.
 *
 * Beyond what sanitizers see: what encodes decodes; what decodes encodes again, and gives the same text from then on.
 * The output never depends on how much room there is, as long as it is enough.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "hectobit.h"

#define NAME2(name) hectobit_##name
#define NAME(name) NAME2(name)
#define STRING2(name) #name
#define STRING(name) STRING2(name)

/* A reference of one byte can become 255: a decoder's output is cut off here. */
#define MOST 400000

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef hectobit_result (*transcoder)(const uint8_t *in, size_t n, uint8_t *out, size_t capacity,
                                      const hectobit_limits *limits, hectobit_work *work);

typedef struct {
  uint8_t *bytes;
  size_t length;
} buffer;

static hectobit_work work;
static uint8_t room[MOST];
static const hectobit_limits *limits;

static void demand(bool good, const char *what) {
  if (good) return;
  fprintf(stderr, "violated: %s\n", what);
  abort();
}

/* The output in memory of its own, exactly as long as it is; `bytes` is NULL when there is none. */
static buffer run(transcoder f, const uint8_t *in, size_t n, hectobit_status *status) {
  hectobit_result result = f(in, n, room, MOST, limits, &work);
  *status = result.status;
  demand(result.offset <= n, "an offset within the input");
  if (result.status != HECTOBIT_OK) {
    demand(result.length == 0, "no length with an error");
    return (buffer){NULL, 0};
  }
  demand(result.length <= MOST && result.last <= result.length, "lengths within the capacity");
  buffer exact = {malloc(result.length > 0 ? result.length : 1), result.length};
  hectobit_result again = f(in, n, exact.bytes, result.length, limits, &work);
  demand(again.status == HECTOBIT_OK && again.length == result.length, "the same length with just enough room");
  demand(memcmp(exact.bytes, room, result.length) == 0, "the same bytes with just enough room");
  if (result.length > 0) {
    again = f(in, n, room, result.length - 1, limits, &work);
    demand(again.status == HECTOBIT_OUTPUT_FULL, "output.full with one byte less");
  }
  return exact;
}

/* JSON text to CBOR and back gives a text that gives the same CBOR, and itself again. */
static void there_and_back(transcoder encode, transcoder decode, const uint8_t *json, size_t n, bool decoded,
                           bool same) {
  hectobit_status status;
  buffer cbor = run(encode, json, n, &status);
  if (cbor.bytes == NULL) {
    demand(!decoded || status == HECTOBIT_OUTPUT_FULL, "what was decoded can be encoded");
    return;
  }
  buffer text = run(decode, cbor.bytes, cbor.length, &status);
  demand(text.bytes != NULL || status == HECTOBIT_OUTPUT_FULL, "what was encoded can be decoded");
  if (text.bytes != NULL) {
    buffer second = run(encode, text.bytes, text.length, &status);
    demand(second.bytes != NULL, "the text can be encoded");
    buffer again = run(decode, second.bytes, second.length, &status);
    demand(again.bytes != NULL && again.length == text.length, "and has the same length again");
    demand(memcmp(again.bytes, text.bytes, text.length) == 0, "and the same bytes");
    if (same) demand(text.length == n && memcmp(text.bytes, json, n) == 0, "a decoder's text comes back as it was");
    free(second.bytes);
    free(again.bytes);
  }
  free(text.bytes);
  free(cbor.bytes);
}

/* JSON text under tag 262 may be written in a way that no decoder writes: then the text changes once. */
static bool has_json(const uint8_t *data, size_t size) {
  for (size_t i = 0; i + 2 < size; i++) {
    if (data[i] == 0xd9 && data[i + 1] == 0x01 && data[i + 2] == 0x06) return true;
  }
  return false;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static const hectobit_limits some[] = {{0xffff, 0xffff, 4, 64}, {30, 20, 16, 3}};
  const char *name = STRING(HECTOBIT_FUZZ);
  /* By the length, so that the input is nothing but what is transcoded. */
  limits = size % 4 < 2 ? NULL : &some[size % 4 - 2];
  bool sequence = strstr(name, "sequence") != NULL;
  transcoder encode = sequence ? hectobit_encode_sequence : hectobit_encode;
  transcoder decode = sequence ? hectobit_decode_sequence : hectobit_decode;
  hectobit_status status;
  if (NAME(HECTOBIT_FUZZ) == encode) {
    there_and_back(encode, decode, data, size, false, false);
    return 0;
  }
  buffer text = run(decode, data, size, &status);
  if (text.bytes == NULL) return 0;
  there_and_back(encode, decode, text.bytes, text.length, true, !has_json(data, size));
  free(text.bytes);
  return 0;
}
