/*
 * The codec for Node.js, over Node-API alone: one binary for all versions of Node that know version 8 of it.
 *
 *   encode(input, output, offset) -> number        and decode, encodeSequence, decodeSequence
 *
 * `input` and `output` are Uint8Arrays (a Buffer is one). The result goes to `output` from `offset` on; bytes behind
 * it may be overwritten, as far as `output` goes. Returns the length of the result (decodeSequence: plus 2^26 times the
 * place where the last element begins), or for what can't be transcoded -(16 * offset of the input byte + status), where
 * `reasons[status]` names it. Only misuse throws. One number, and no object, because at 250 bytes a call takes about as
 * long as its work does.
 *
 * There is no state: the work area is on the stack, so that any number of threads may call.
 */
#define NAPI_VERSION 8
#include <node_api.h>
#include <stdint.h>
#include <stdlib.h>

#include "../core/hectobit.h"

/* The length of a result and where its last element begins must fit into the 53 bits of a number. */
#define LENGTH_BITS 26
#define MAX_OUTPUT (((size_t)1 << LENGTH_BITS) - 1)
/* Offsets are 32 bits in the core. */
#define MAX_INPUT ((size_t)INT32_MAX)
#define STATUSES 16

typedef hectobit_result (*transcoder)(const uint8_t *, size_t, uint8_t *, size_t, const hectobit_limits *,
                                      hectobit_work *);

typedef struct {
  uint8_t *data;
  size_t length;
  int shared;
} bytes;

static napi_value misuse(napi_env env, const char *code, const char *message) {
  napi_throw_type_error(env, code, message);
  return NULL;
}

/* The bytes of a Uint8Array; 0, with an exception under way, when it is none or has lost its memory. */
static int view(napi_env env, napi_value value, bytes *out, const char *otherwise) {
  napi_typedarray_type type;
  napi_value buffer;
  void *data;
  size_t at;
  if (napi_get_typedarray_info(env, value, &type, &out->length, &data, &buffer, &at) != napi_ok ||
      (type != napi_uint8_array && type != napi_uint8_clamped_array)) {
    misuse(env, "ERR_INVALID_ARG_TYPE", otherwise);
    return 0;
  }
  bool plain = false;
  napi_is_arraybuffer(env, buffer, &plain);
  out->shared = !plain;
  out->data = data;
  if (out->length != 0) return 1;
  /* Without its memory the array is empty, and `data` is no address at all. */
  out->data = NULL;
  bool detached = false;
  if (plain) napi_is_detached_arraybuffer(env, buffer, &detached);
  if (detached) misuse(env, "ERR_DETACHED_BUFFER", "the ArrayBuffer was detached");
  return !detached;
}

/* A copy that stays as it is: other threads may write to shared memory while the core reads it, more than once. */
static uint8_t *steady_copy(const bytes *input) {
  uint8_t *copy = malloc(input->length);
  const volatile uint8_t *from = input->data;
  if (copy != NULL) {
    for (size_t i = 0; i < input->length; i++) copy[i] = from[i];
  }
  return copy;
}

static int overlap(const bytes *input, const uint8_t *out, size_t capacity) {
  const uintptr_t a = (uintptr_t)input->data, b = (uintptr_t)out;
  return input->length != 0 && capacity != 0 && a < b + capacity && b < a + input->length;
}

static napi_value number_of(napi_env env, hectobit_result result) {
  napi_value value = NULL;
  if (result.status != HECTOBIT_OK) {
    napi_create_double(env, -((double)result.offset * STATUSES + (double)result.status), &value);
  } else if (result.last == 0) {
    napi_create_uint32(env, (uint32_t)result.length, &value);
  } else {
    napi_create_double(env, (double)result.last * (double)(MAX_OUTPUT + 1) + (double)result.length, &value);
  }
  return value;
}

static napi_value transcode(napi_env env, const bytes *input, uint8_t *out, size_t capacity, transcoder run) {
  static const uint8_t none[1];
  uint8_t nowhere[1];
  hectobit_work work;
  const uint8_t *from = input->length == 0 ? none : input->data;
  uint8_t *copy = NULL;
  if (input->shared && input->length != 0) {
    copy = steady_copy(input);
    if (copy == NULL) return misuse(env, "ERR_MEMORY_ALLOCATION_FAILED", "no memory for a copy of the shared input");
    from = copy;
  }
  const hectobit_result result =
      run(from, input->length, capacity == 0 ? nowhere : out, capacity, &hectobit_full_limits, &work);
  free(copy);
  return number_of(env, result);
}

static napi_value call(napi_env env, napi_callback_info info, transcoder run) {
  size_t count = 3;
  napi_value arguments[3];
  bytes input, output;
  double offset;
  if (napi_get_cb_info(env, info, &count, arguments, NULL, NULL) != napi_ok) return NULL;
  if (!view(env, arguments[0], &input, "the input must be a Uint8Array")) return NULL;
  if (!view(env, arguments[1], &output, "the output must be a Uint8Array")) return NULL;
  if (napi_get_value_double(env, arguments[2], &offset) != napi_ok)
    return misuse(env, "ERR_INVALID_ARG_TYPE", "the offset must be a number");
  if (!(offset >= 0 && offset <= (double)output.length) || offset != (double)(size_t)offset) {
    napi_throw_range_error(env, "ERR_OUT_OF_RANGE", "the offset must be an integer within the output");
    return NULL;
  }
  if (input.length > MAX_INPUT) {
    napi_throw_range_error(env, "ERR_OUT_OF_RANGE", "the input is longer than 2 GiB");
    return NULL;
  }
  if (output.shared) return misuse(env, "ERR_INVALID_ARG_VALUE", "the output must not be shared memory");
  const size_t left = output.length - (size_t)offset, capacity = left > MAX_OUTPUT ? MAX_OUTPUT : left;
  uint8_t *out = output.data == NULL ? NULL : output.data + (size_t)offset;
  if (overlap(&input, out, capacity))
    return misuse(env, "ERR_INVALID_ARG_VALUE", "the input and the room for the output overlap");
  return transcode(env, &input, out, capacity, run);
}

static napi_value encode(napi_env env, napi_callback_info info) { return call(env, info, hectobit_encode); }
static napi_value decode(napi_env env, napi_callback_info info) { return call(env, info, hectobit_decode); }
static napi_value encode_sequence(napi_env env, napi_callback_info info) {
  return call(env, info, hectobit_encode_sequence);
}
static napi_value decode_sequence(napi_env env, napi_callback_info info) {
  return call(env, info, hectobit_decode_sequence);
}

static napi_value reasons(napi_env env) {
  napi_value list, name;
  if (napi_create_array(env, &list) != napi_ok) return NULL;
  for (int status = 0; status <= HECTOBIT_OUTPUT_FULL; status++) {
    if (napi_create_string_utf8(env, hectobit_reason((hectobit_status)status), NAPI_AUTO_LENGTH, &name) != napi_ok ||
        napi_set_element(env, list, (uint32_t)status, name) != napi_ok)
      return NULL;
  }
  return list;
}

_Static_assert(HECTOBIT_OUTPUT_FULL < STATUSES, "a status takes four bits of what is returned");

NAPI_MODULE_INIT() {
  napi_value version, hash, names = reasons(env);
  if (names == NULL || napi_create_uint32(env, hectobit_tables_version, &version) != napi_ok ||
      napi_create_uint32(env, hectobit_tables_hash, &hash) != napi_ok)
    return NULL;
  const napi_property_descriptor properties[] = {
      {"encode", NULL, encode, NULL, NULL, NULL, napi_enumerable, NULL},
      {"decode", NULL, decode, NULL, NULL, NULL, napi_enumerable, NULL},
      {"encodeSequence", NULL, encode_sequence, NULL, NULL, NULL, napi_enumerable, NULL},
      {"decodeSequence", NULL, decode_sequence, NULL, NULL, NULL, napi_enumerable, NULL},
      {"reasons", NULL, NULL, NULL, NULL, names, napi_enumerable, NULL},
      {"tablesVersion", NULL, NULL, NULL, NULL, version, napi_enumerable, NULL},
      {"tablesHash", NULL, NULL, NULL, NULL, hash, napi_enumerable, NULL},
  };
  if (napi_define_properties(env, exports, sizeof properties / sizeof *properties, properties) != napi_ok) return NULL;
  return exports;
}
