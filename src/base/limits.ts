/**
 * Every cap of the product in one place, each with its reason. A remote can fill a table up to its cap and no further:
 * the tests of the folder that enforces a cap fill it (`caps.test.ts` and `limits.test.ts` most of them), at its own
 * size or, where a constructor takes another, at a smaller one. What is only set (the system's sockets) or held in a
 * `BoundedMap` (which `test/base` fills) is not filled again. Sizes in bytes, spans in milliseconds.
 */
import { type Duration, hours, minutes, seconds } from "./time.ts";

/** Largest UDP payload that an endpoint sends: IPv4's own limit. Larger can't arrive either. */
export const MAX_DATAGRAM = 65_507;

/**
 * Peers with state in one endpoint. 100 000 idle peers fit into 512 MiB (benchmark `memory`).
 * Too low: peers of a busy gateway push each other out and lose deduplication. Too high: memory.
 */
export const MAX_PEERS = 100_000;

/**
 * Largest body, assembled from blocks. 16 MiB of media take 15 days at 100 bit/s, but 2 minutes at 1 Mbit/s.
 * Too low: media uploads get 4.13. Too high: one peer holds that much memory.
 */
export const MAX_BODY = 16 * 1024 * 1024;

/**
 * Bytes of bodies under way in blocks, over all peers: half of it for those that remotes send, half for those that they
 * fetch, and as much again for the responses to our own requests. `hectobit client` reads no more than this from local
 * programs at a time. Too low: uploads get 5.03 while others run. Too high: the memory that strangers can hold.
 */
export const MAX_TRANSFER_BYTES = 64 * 1024 * 1024;

/** Block-wise transfers of one peer at a time, each way. RFC 7959 §2.5 allows a server to bound them (4.13, 5.03). */
export const MAX_TRANSFERS_PER_PEER = 16;

/** Block-wise transfers over all peers. */
export const MAX_TRANSFERS = 4_096;

/** Requests that wait or run for one peer on our side. A crew of 50 clients with 20 requests each still fits. */
export const MAX_EXCHANGES_PER_PEER = 1_024;

/** Requests of remotes being served at a time, over all peers; more get 5.03. No more HTTP requests run, either. */
export const MAX_SERVER_EXCHANGES = 16_384;

/** Requests of one peer being served at a time; more get 4.29 (RFC 8516). */
export const MAX_SERVER_EXCHANGES_PER_PEER = 256;

/**
 * Time that the application may take to answer a remote's request, long polls included; then the endpoint answers 5.03.
 * Too low: long polls are cut. Too high: a request that the application lost holds its slot for that long.
 */
export const SERVER_EXCHANGE_LIFETIME: Duration = minutes(60);

/** Messages of one peer remembered for deduplication (RFC 7252 §4.2); the oldest is forgotten first. */
export const MAX_DEDUPLICATION_PER_PEER = 512;

/** Bytes of answers kept for repeated requests, over all peers. Without its answer a request still runs once only. */
export const MAX_DEDUPLICATION_BYTES = 32 * 1024 * 1024;

/** Datagrams of one peer that wait in the pacer. Each exchange has one there; the rest are acknowledgements. */
export const MAX_QUEUED_PER_PEER = 2_048;

/**
 * Released tokens of one peer that wait for the end of EXCHANGE_LIFETIME. When there are more, the oldest may be used
 * again early; tokens have three random bytes by then.
 */
export const MAX_RESTING_TOKENS_PER_PEER = 16_384;

/** NON messages of one peer remembered so that a RST can be matched to them; the oldest is forgotten first. */
export const MAX_RESETTABLE_PER_PEER = 64;

/** Observations of one peer, and over all peers (RFC 7641 §7: they are an amplification risk). */
export const MAX_OBSERVATIONS_PER_PEER = 64;
export const MAX_OBSERVATIONS = 16_384;

/** Options in one message. lb's limit is 16; RFC 7252 sets none. A path of 235 operations needs at most 12 segments. */
export const MAX_OPTIONS = 64;

/** Of them, those that the endpoint adds itself: Observe, ETag, Block1, Block2, Size1, Size2, and two in reserve. */
export const TRANSFER_OPTIONS = 8;

/**
 * Bytes of all options of one message. Options can't be cut into blocks, so they and a block must fit into a datagram.
 * Too low: long access tokens (signed ones take 2 KiB) are refused. Too high: datagrams that no network carries.
 */
export const MAX_OPTION_BYTES = 8_192;

/** Nesting of JSON and CBOR. Matrix events are refused by homeservers far below it. */
export const MAX_NESTING = 64;

/** Entries of one JSON object or array, and items of one CBOR container. */
export const MAX_CONTAINER = 1 << 20;

/** How long an answer is kept whose local client had gone, for the same request asked again. */
export const KEEP_ORPHANED_ANSWER: Duration = minutes(10);
export const MAX_ORPHANED_ANSWERS = 256;

/** Local HTTP requests that wait at once in `hectobit client`. */
export const MAX_LOCAL_REQUESTS = 1_024;

/** HTTP requests to the homeserver at once, and how long one may take when its /sync timeout does not say longer. */
export const MAX_UPSTREAM_REQUESTS = 256;
export const UPSTREAM_TIMEOUT: Duration = seconds(120);

/**
 * The development homeserver lives in memory, so everything in it has a cap. Too low: a long simulation is refused
 * (M_RESOURCE_LIMIT_EXCEEDED) or forgets history. Too high: memory; it is no server for production at any size.
 */
export const DEVELOPMENT_HOMESERVER = {
  users: 10_000,
  sessions: 20_000,
  rooms: 2_000,
  /** Older events are forgotten; the current state stays. */
  eventsPerRoom: 5_000,
  statePerRoom: 2_000,
  /** The specification's own limit of one event (65536 bytes). */
  eventBytes: 65_536,
  aliases: 10_000,
  filtersPerUser: 100,
  accountDataPerUser: 1_000,
  toDevicePerDevice: 1_000,
  keysPerDevice: 1_000,
  /** Answers remembered for repeated transaction ids. */
  transactions: 10_000,
  mediaBytes: 32 * 1024 * 1024,
  /** Long polls held at once; more are answered empty at once. */
  longPolls: 1_024,
  /** Members that lazy loading remembers to have sent, per session. */
  lazyMembersPerSession: 1_000,
  /** Events that wait for one application service; the oldest go first. */
  applicationServiceQueue: 1_000,
  rateLimitBuckets: 10_000,
} as const;

/** Bytes of datagrams that the system has not taken yet; more are dropped, as a full network queue would. */
export const MAX_SEND_QUEUE = 4 * 1024 * 1024;

/** Connections of local HTTP clients: each may hold a few idle ones beside the one that waits. */
export const MAX_LOCAL_CONNECTIONS = 4 * MAX_LOCAL_REQUESTS;

/** Peers with a line of their own in the account of airtime; the others are in the total. One line takes about 400 bytes. */
export const MAX_AIRTIME_PEERS = 4_096;

/**
 * What peers can make the gateway hold for the homeserver. Too low: a crew's start (20 requests at once) is refused.
 * Too high: one peer's burst makes everybody else's requests wait, and memory.
 */
export const GATEWAY = {
  /** Requests of one peer at the homeserver at once, long polls apart; more wait their turn. */
  requestsPerPeer: 16,
  /** Requests of one peer that wait for their turn; more get 4.29. */
  waitingPerPeer: 240,
  /** Requests of all peers that wait; more get 5.03. */
  waiting: 8_192,
  /**
   * Bytes of bodies that wait for the homeserver or are with it, of one peer and of all. Too low: a peer's largest upload
   * is refused. Too high: while the homeserver is slow, anybody fills the memory with uploads.
   */
  bodyBytesPerPeer: MAX_BODY,
  bodyBytes: MAX_TRANSFER_BYTES,
  /** Long polls and polls for observations at once: each holds one connection to the homeserver and nothing else. */
  polls: 1_024,
  /** Of one peer: its observations, and plain long polls beside them. */
  pollsPerPeer: 128,
} as const;

/** What local programs can make `hectobit client` hold. */
export const CLIENT = {
  /** Messages kept to be sent when the link is back, after their programs may have gone. */
  heldMessages: 256,
  /** Access tokens whose /sync is followed; as many as one peer may observe. The least used is dropped for a new one. */
  followers: 64,
  /** Answers to /sync kept per follower, for a program that lost one or comes back with an older token, and their bytes. */
  answersPerFollower: 64,
  answerBytesPerFollower: 4 * 1024 * 1024,
  /** Bytes of answers kept for programs that had gone. A larger one is asked for again. */
  orphanedBytes: 32 * 1024 * 1024,
  /** Bytes of requests' bodies that wait for the link or cross it. Too low: uploads are refused while others run. */
  bodyBytes: MAX_TRANSFER_BYTES,
  /** Programs that may wait for the same answer; more are refused. */
  waitersPerExchange: 64,
} as const;

/**
 * Request target of an HTTP request, path and query. Node and common homeservers refuse longer ones; an inline filter
 * takes a few hundred bytes.
 */
export const MAX_TARGET = 16 * 1024;

/** Header fields that one request or response carries across the link. Matrix needs at most five. */
export const MAX_HEADERS = 24;

/**
 * What a gateway remembers of the peers that it has agreed on packed exchanges with (docs/exchange.md §5). The least
 * used is forgotten first; it agrees anew with one exchange more. Too low: such exchanges. Too high: memory.
 */
export const PACKED = {
  peers: 16_384,
  /** Access tokens of one peer: a crew of 50 with two programs each. */
  tokensPerPeer: 128,
  /** Bytes of one token. A longer one is said with every request; signed ones take up to 2 KiB. */
  tokenLength: 2_048,
  /** Bytes of all tokens of all peers. When it is full, whoever has the most forgets its least used. */
  tokenBytes: 16 * 1024 * 1024,
  /** A peer that was silent for so long is forgotten. */
  idle: hours(7 * 24),
  /** Tokens that a client has an index for; as many as its gateway remembers. */
  tokensOfClient: 128,
  /** How often a client says one request again because the gateway refused it, before its program gets an error. */
  repetitions: 4,
} as const;

/** Devices that report readings into rooms. */
export const TELEMETRY = {
  /** Bytes of one reading's payload: an event may hold 65536, and JSON is larger than CBOR. */
  payloadBytes: 16_384,
  /** Values of one reading; a batch of SenML records counts each. Too low: batches are refused. Too high: huge events. */
  values: 256,
  /** Characters of one name, unit or text value. */
  textLength: 1_024,
  /** Readings that a simulated device keeps while it cannot send: what a small one has memory for. */
  keptByDevice: 100,
  /** Readings of one device that wait for its room or for the homeserver; more get 5.03. */
  waitingPerDevice: 64,
  waiting: 4_096,
  /** Readings of one device remembered, so that a repeat is answered without asking the homeserver again. */
  rememberedPerDevice: 256,
  /** Transactions of the homeserver remembered, so that a repeated one is acknowledged and not acted on again. */
  transactions: 512,
  /** Requests of the homeserver's to the application service that wait at once. */
  served: 64,
} as const;

/**
 * Clients of one `hectobit sim` relay; each has a socket of its own. A crew's programs fit, file descriptors stay free.
 * One is forgotten after the idle time: too short, and an answer that a slow link holds finds nobody.
 */
export const MAX_RELAY_CLIENTS = 256;
export const RELAY_CLIENT_IDLE: Duration = hours(1);

/** Bytes that wait in each direction of a relay when its link's model sets no limit. */
export const MAX_RELAY_QUEUE = 1024 * 1024;
