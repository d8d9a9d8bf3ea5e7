/* Matrix identifiers (docs/codec.md, 3, step 4). */
#include "encoder.h"

static const uint8_t *find(const uint8_t *text, size_t n, uint8_t byte) { return memchr(text, byte, n); }

/* Second part of a located name: the server, known by its distance or new. */
static void put_located(hb_encoder *e, const uint8_t *local, size_t local_n, const uint8_t *server, size_t server_n) {
  uint32_t hash = hb_window_hash(hb_hash(server, server_n));
  int distance = hb_find(&e->windows, HB_SERVERS, hash, e->start, server, server_n);
  if (distance == 0) {
    hb_put_text(e, local, local_n);
    return;
  }
  hb_put(&e->out, HB_ARRAY | 2);
  hb_put_text(e, local, local_n);
  if (distance > 0) {
    hb_put_head(&e->out, HB_UNSIGNED, (size_t)distance);
  } else {
    hb_put_text(e, server, server_n);
  }
  hb_push(&e->windows, HB_SERVERS, hash, hb_distance(e->start, server), server_n);
}

static bool put_name(hb_encoder *e, unsigned tag, const uint8_t *text, size_t n) {
  const uint8_t *local = text + 1;
  const uint8_t *colon = find(local, n - 1, ':');
  if (colon == NULL || colon == local) return false;
  size_t server_n = hb_distance(colon + 1, text + n);
  if (server_n == 0 || server_n > HB_WINDOW_LONGEST) return false;
  hb_put_head(&e->out, HB_TAG, tag);
  put_located(e, local, hb_distance(local, colon), colon + 1, server_n);
  return true;
}

static bool has_prefix(const uint8_t *text, size_t n, const char *prefix, size_t prefix_n) {
  return n > prefix_n && memcmp(text, prefix, prefix_n) == 0;
}

static bool put_mxc(hb_encoder *e, const uint8_t *text, size_t n) {
  static const char scheme[] = "mxc://";
  if (!has_prefix(text, n, scheme, sizeof scheme - 1)) return false;
  const uint8_t *server = text + sizeof scheme - 1;
  const uint8_t *slash = find(server, hb_distance(server, text + n), '/');
  if (slash == NULL || slash == server || slash + 1 == text + n) return false;
  if (hb_distance(server, slash) > HB_WINDOW_LONGEST) return false;
  hb_put_head(&e->out, HB_TAG, HB_TAG_MXC);
  put_located(e, slash + 1, hb_distance(slash + 1, text + n), server, hb_distance(server, slash));
  return true;
}

const hb_key_id hb_key_ids[HB_KEY_IDS] = {
    {HB_TAG_ED25519, 8, "ed25519:"},
    {HB_TAG_CURVE25519, 11, "curve25519:"},
    {HB_TAG_SIGNED_CURVE25519, 18, "signed_curve25519:"},
};

/* The rest of a key id: a string that can be referred to. */
static void put_rest(hb_encoder *e, const uint8_t *rest, size_t n) {
  if (n < HB_WINDOW_SHORTEST || n > HB_WINDOW_LONGEST) {
    hb_put_text(e, rest, n);
    return;
  }
  uint32_t hash = hb_window_hash(hb_hash(rest, n));
  if (hb_put_reference(e, rest, n, hash)) return;
  hb_put_text(e, rest, n);
  hb_push(&e->windows, hb_ring_of(*rest), hash, hb_distance(e->start, rest), n);
}

/* A key id: an algorithm and a colon, and the rest. */
static bool put_key_id(hb_encoder *e, const uint8_t *text, size_t n) {
  for (unsigned i = 0; i < HB_KEY_IDS; i++) {
    const hb_key_id *id = hb_key_ids + i;
    if (!has_prefix(text, n, id->prefix, id->length)) continue;
    hb_put_head(&e->out, HB_TAG, id->tag);
    put_rest(e, text + id->length, n - id->length);
    return true;
  }
  return false;
}

/* An event's or a room's id that is a hash alone. */
static bool put_hash(hb_encoder *e, const uint8_t *text, size_t n) {
  uint8_t hash[HB_HASH_BYTES];
  if (n != 1 + HB_HASH_TEXT || !hb_event_hash(text + 1, hash)) return false;
  if (*text == '!') hb_put_head(&e->out, HB_TAG, HB_TAG_ROOM_HASH);
  hb_put_head(&e->out, HB_BYTES, HB_HASH_BYTES);
  hb_put_run(&e->out, hash, HB_HASH_BYTES, HB_HASH_BYTES);
  return true;
}

bool hb_put_identifier(hb_encoder *e, const uint8_t *text, size_t n) {
  if (n < 2) return false;
  switch (*text) {
    case '@': return put_name(e, HB_TAG_USER, text, n);
    case '#': return put_name(e, HB_TAG_ALIAS, text, n);
    case '!': return put_hash(e, text, n) || put_name(e, HB_TAG_ROOM, text, n);
    case '$': return put_hash(e, text, n) || put_name(e, HB_TAG_OLD_EVENT, text, n);
    case 'm': return put_mxc(e, text, n);
    case 'e':
    case 'c':
    case 's': return put_key_id(e, text, n);
    default: return false;
  }
}
