import type { Layers, Purpose } from "../base/machine.ts";
import type { Duration, Instant } from "../base/time.ts";
import { milliseconds } from "../base/time.ts";
import type { DropReason } from "./stage.ts";

/** One datagram's way over a link, from one node to another: a line of the timeline. */
export interface Passage {
  readonly sentAt: Instant;
  /** First and last bit on the air; undefined when it never was. */
  readonly start: Instant | undefined;
  readonly end: Instant | undefined;
  /** When it arrived or was lost. */
  readonly at: Instant;
  readonly from: string;
  readonly to: string;
  readonly datagram: Uint8Array;
  /** Bytes on the link. */
  readonly size: number;
  readonly airtime: Duration;
  readonly purpose: Purpose;
  readonly layers: Layers;
  readonly retransmission: boolean;
  readonly outcome: "arrived" | DropReason;
  /** The second arrival of a duplicate: no airtime of its own. */
  readonly copy: boolean;
}

/** Bytes by layer; `overhead` is what IP, UDP and the link add. */
export interface LayerBytes {
  readonly overhead: number;
  readonly header: number;
  readonly options: number;
  readonly payload: number;
  readonly security: number;
}

export interface AirtimeRow {
  readonly from: string;
  readonly to: string;
  readonly purpose: Purpose;
  readonly retransmission: boolean;
  readonly datagrams: number;
  readonly bytes: LayerBytes;
  /** Sum of `bytes`. */
  readonly size: number;
  readonly airtime: Duration;
  readonly dropped: Readonly<Partial<Record<DropReason, number>>>;
}

/** Which rows to add up; what is left out is not asked. */
export interface AirtimeFilter {
  readonly from?: string;
  readonly to?: string;
  readonly purpose?: Purpose;
  readonly retransmission?: boolean;
}

const NO_BYTES: LayerBytes = { overhead: 0, header: 0, options: 0, payload: 0, security: 0 };

/**
 * Where the seconds of the links went: by sender, receiver, purpose, and first send or retransmission; each in bytes
 * by layer and milliseconds. What never was on the air (dropped before) counts as dropped, with no bytes.
 */
export class AirtimeAccount {
  readonly #rows = new Map<string, AirtimeRow>();

  record(passage: Passage): void {
    const { from, to, purpose, retransmission } = passage;
    const key = JSON.stringify([from, to, purpose, retransmission]);
    const empty = { from, to, purpose, retransmission, datagrams: 0, bytes: NO_BYTES, size: 0 };
    const row = this.#rows.get(key) ?? { ...empty, airtime: milliseconds(0), dropped: {} };
    this.#rows.set(key, add(row, passage));
  }

  rows(filter: AirtimeFilter = {}): AirtimeRow[] {
    return [...this.#rows.values()].filter(
      (row) =>
        (filter.from === undefined || row.from === filter.from) &&
        (filter.to === undefined || row.to === filter.to) &&
        (filter.purpose === undefined || row.purpose === filter.purpose) &&
        (filter.retransmission === undefined || row.retransmission === filter.retransmission),
    );
  }

  /** The sum of the rows; `datagrams` is 0 when there are none. */
  total(filter: AirtimeFilter = {}): Pick<AirtimeRow, "datagrams" | "bytes" | "size" | "airtime" | "dropped"> {
    return this.rows(filter).reduce(
      (sum, row) => ({
        datagrams: sum.datagrams + row.datagrams,
        bytes: addBytes(sum.bytes, row.bytes),
        size: sum.size + row.size,
        airtime: milliseconds(sum.airtime + row.airtime),
        dropped: addCounts(sum.dropped, row.dropped),
      }),
      { datagrams: 0, bytes: NO_BYTES, size: 0, airtime: milliseconds(0), dropped: {} },
    );
  }
}

function add(row: AirtimeRow, passage: Passage): AirtimeRow {
  const { outcome } = passage;
  const dropped = outcome === "arrived" ? row.dropped : addCounts(row.dropped, { [outcome]: 1 });
  if (passage.start === undefined || passage.copy) return { ...row, dropped };
  const overhead = passage.size - passage.datagram.length;
  return {
    ...row,
    dropped,
    datagrams: row.datagrams + 1,
    bytes: addBytes(row.bytes, { overhead, ...passage.layers }),
    size: row.size + passage.size,
    airtime: milliseconds(row.airtime + passage.airtime),
  };
}

const addBytes = (a: LayerBytes, b: LayerBytes): LayerBytes => ({
  overhead: a.overhead + b.overhead,
  header: a.header + b.header,
  options: a.options + b.options,
  payload: a.payload + b.payload,
  security: a.security + b.security,
});

type Counts = Readonly<Partial<Record<DropReason, number>>>;

function addCounts(a: Counts, b: Counts): Counts {
  const sum: Partial<Record<DropReason, number>> = { ...a };
  for (const [reason, count] of Object.entries(b) as [DropReason, number][]) sum[reason] = (sum[reason] ?? 0) + count;
  return sum;
}
