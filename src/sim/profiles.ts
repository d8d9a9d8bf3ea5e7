import { type Duration, hours, instant, milliseconds, minutes, seconds } from "../base/time.ts";
import type { BurstLossModel, DirectionModel, LinkModel } from "./link-model.ts";

/** A link by name, with where its numbers come from. */
export interface LinkProfile {
  readonly name: string;
  /** One line for people. */
  readonly summary: string;
  /** Where the numbers come from; docs/links.md says it at length. */
  readonly source: string;
  readonly model: LinkModel;
}

const IPV4_UDP = 28;
/** UDP payload of 576 bytes, which every IPv4 host takes (RFC 791 §3.1): larger ones would hardly miss all fades. */
const IPV4_LEAST = 576 - IPV4_UDP;
/** Ten seconds' worth of bytes wait in the modem at most, but two datagrams of 1280 bytes always fit. */
const modemQueue = (rate: number): number => Math.max(2_560, Math.round((rate / 8) * 10));

const both = (direction: DirectionModel): Pick<LinkModel, "up" | "down"> => ({ up: direction, down: direction });

const plain = (rate: number, latency: Duration): DirectionModel => ({
  rate,
  latency,
  mtu: 1_472,
  queue: modemQueue(rate),
});

/** Fades of 4 s about every two minutes: a datagram of 100 bytes (10 s on the air) meets one in about one of ten. */
const HF_FADES: BurstLossModel = {
  by: "time",
  meanGood: minutes(2),
  meanBad: seconds(4),
  lossGood: 0.005,
  lossBad: 0.9,
};

const ideal100: LinkProfile = {
  name: "ideal-100",
  summary: "100 bit/s both ways at once, nothing is lost: the yardstick of all figures",
  source: "by definition: serialisation at 100 bit/s, IPv4 and UDP headers, 10 ms of latency",
  model: { overhead: IPV4_UDP, ...both(plain(100, milliseconds(10))) },
};

const ideal2k: LinkProfile = {
  name: "ideal-2k",
  summary: "2 kbit/s both ways at once, nothing is lost",
  source: "by definition, as ideal-100",
  model: { overhead: IPV4_UDP, ...both(plain(2_000, milliseconds(50))) },
};

const hf100: LinkProfile = {
  name: "hf-100",
  summary: "HF radio modem, 100 bit/s, half-duplex, fades of seconds",
  source:
    "rate and turnaround in the order of STANAG 5066/4539 and PACTOR-2 at their slowest; fades after ITU-R F.1487 " +
    "(Doppler spread 0.1 to 1 Hz at mid latitudes: seconds), with an interleaver's remaining loss",
  model: {
    overhead: IPV4_UDP,
    halfDuplex: { turnaround: milliseconds(500) },
    ...both({ rate: 100, latency: milliseconds(20), burstLoss: HF_FADES, mtu: IPV4_LEAST, queue: modemQueue(100) }),
  },
};

/** SF12, 125 kHz, coding rate 4/5, low data rate optimisation: 5 symbols of 32.768 ms carry 40 bits. */
const LORA_SYMBOL = 32.768;

const loraSf12: LinkProfile = {
  name: "lora-sf12",
  summary: "LoRa SF12/125 kHz point to point, 244 bit/s, half-duplex, 1 % duty cycle",
  source:
    "Semtech SX1276 datasheet §4.1.1.7: a preamble of 8 + 4.25 symbols and 8 symbols of header, then 40 bits per 5 " +
    "symbols; 255 bytes of PHY payload; EU868 sub-band 1 % (ETSI EN 300 220-2, band M). IP headers compressed by SCHC " +
    "(RFC 8724, RFC 9011): 13 bytes of LoRaWAN framing and 3 of rule and residue",
  model: {
    overhead: 16,
    halfDuplex: { turnaround: milliseconds(50) },
    ...both({
      rate: 40_000 / (5 * LORA_SYMBOL),
      preamble: milliseconds(20.25 * LORA_SYMBOL),
      latency: milliseconds(1),
      loss: 0.02,
      mtu: 239,
      queue: 2_560,
      dutyCycle: { share: 0.01, window: hours(1) },
    }),
  },
};

const packet1200: LinkProfile = {
  name: "packet-1200",
  summary: "Amateur packet radio, AX.25 at 1200 Bd (Bell 202), half-duplex",
  source:
    "AX.25 2.2 UI frames carrying IP: 18 bytes of framing besides IPv4 and UDP, N1 of 256 bytes; TXDELAY 300 ms as KISS " +
    "TNCs ship (KISS, Chepponis and Karn 1987: default 50 × 10 ms, usual 30), loss of a voice channel in fair use",
  model: {
    overhead: IPV4_UDP + 18,
    halfDuplex: { turnaround: milliseconds(100) },
    ...both({
      rate: 1_200,
      preamble: milliseconds(300),
      latency: milliseconds(5),
      loss: 0.03,
      mtu: 228,
      queue: modemQueue(1_200),
    }),
  },
};

const iridium: LinkProfile = {
  name: "iridium",
  summary: "Iridium dial-up data, 2.4 kbit/s, hand-overs and short gaps",
  source:
    "Iridium circuit-switched data: 2400 bit/s; round trips of 1.2 to 1.8 s are commonly reported; a satellite is in view for about " +
    "9 minutes and a hand-over interrupts for about a second; PPP framing adds 8 bytes",
  model: {
    overhead: IPV4_UDP + 8,
    ...both({
      rate: 2_400,
      latency: milliseconds(600),
      jitter: milliseconds(300),
      loss: 0.01,
      mtu: 1_472,
      queue: modemQueue(2_400),
    }),
    outages: [
      {
        schedule: { kind: "periodic", first: instant(minutes(4)), every: minutes(9), length: seconds(1) },
        meanwhile: "lost",
      },
    ],
  },
};

const geoSat: LinkProfile = {
  name: "geo-sat",
  summary: "Geostationary satellite, 64 kbit/s up and 256 kbit/s down",
  source:
    "a path of 2 × 35 786 km takes 240 ms, modem and access about 40 ms more (ITU-T G.114 gives 260 ms); rates of a " +
    "BGAN terminal's standard IP service at the edge of its beam",
  model: {
    overhead: IPV4_UDP,
    up: { ...plain(64_000, milliseconds(280)), jitter: milliseconds(30), loss: 0.003 },
    down: { ...plain(256_000, milliseconds(280)), jitter: milliseconds(30), loss: 0.003 },
  },
};

const nbIot: LinkProfile = {
  name: "nb-iot",
  summary: "NB-IoT in deep coverage (CE level 2), slow and late, addresses change",
  source:
    "3GPP TR 45.820 §5.1 asks for 160 bit/s or more at 164 dB coupling loss and 10 s for an exception report; assumed " +
    "here: twice that up and 900 bit/s down, half-duplex terminals (HD-FDD), an operator's NAT that changes its mapping",
  model: {
    overhead: IPV4_UDP,
    halfDuplex: { turnaround: milliseconds(20) },
    up: { rate: 300, latency: seconds(1.5), jitter: seconds(1.5), loss: 0.01, mtu: 1_330, queue: modemQueue(300) },
    down: { rate: 900, latency: seconds(1.5), jitter: seconds(1.5), loss: 0.01, mtu: 1_330, queue: modemQueue(900) },
    addressChanges: [30, 90, 180].map((minute) => instant(minutes(minute))),
  },
};

const perfect: LinkProfile = {
  name: "perfect",
  summary: "1 Gbit/s, no delay, no loss: for tests of everything but the link",
  source: "by definition",
  model: { overhead: IPV4_UDP, ...both({ rate: 1_000_000_000 }) },
};

/** All profiles, slowest first. */
export const LINK_PROFILES: readonly LinkProfile[] = [
  ideal100,
  hf100,
  loraSf12,
  nbIot,
  packet1200,
  ideal2k,
  iridium,
  geoSat,
  perfect,
];
