import type { Machine, Output } from "../base/machine.ts";
import { addressPeer } from "../base/peer.ts";
import type { Instant } from "../base/time.ts";
import { now } from "./clock.ts";
import { UdpSocket } from "./udp-socket.ts";

/** What one pass of the event loop may send or hand on before others get their turn. */
const SLICE = 64;

/** The longest that setTimeout takes; a later deadline is looked at again then. */
const LONGEST_TIMER = 2 ** 31 - 1;

export type DatagramOutput = Extract<Output<never>, { kind: "datagram" }>;

export interface DriverOptions<Event, Effect> {
  readonly machine: Machine<Event, Effect>;
  /** IPv4 or IPv6 literal; `::` serves both. */
  readonly address: string;
  /** 0 lets the system choose. */
  readonly port: number;
  readonly onEffect: (effect: Effect) => void;
  /** Sees each datagram that was sent, for the account of the link. */
  readonly onSent?: (output: DatagramOutput) => void;
  readonly onReceived?: (datagram: Uint8Array) => void;
  /** A trouble of the network: one datagram was lost, nothing more. */
  readonly onTrouble?: (what: string, error: Error) => void;
  /**
   * The machine threw: a bug of ours, and its state is unknown. The driver has stopped. What a remote sends never
   * brings this about (Machine contract); without a handler the error ends the process as an uncaught exception.
   */
  readonly onBug?: (error: unknown) => void;
}

/** Runs one machine on one UDP socket and one timer: all that is asynchronous about a protocol core. */
export class Driver<Event, Effect> {
  readonly #machine: Machine<Event, Effect>;
  readonly #options: DriverOptions<Event, Effect>;
  readonly #socket: UdpSocket;
  #timer: NodeJS.Timeout | undefined;
  #armedFor: Instant | undefined;
  #turn: NodeJS.Immediate | undefined;
  #draining = false;
  #closed = false;

  private constructor(options: DriverOptions<Event, Effect>, socket: UdpSocket) {
    this.#options = options;
    this.#machine = options.machine;
    this.#socket = socket;
  }

  /** Binds the socket; HectobitError `io.listen` when that fails. */
  static async open<Event, Effect>(options: DriverOptions<Event, Effect>): Promise<Driver<Event, Effect>> {
    let deliver: ((datagram: Uint8Array, address: string, port: number) => void) | undefined;
    const socket = await UdpSocket.open({
      address: options.address,
      port: options.port,
      onDatagram: (datagram, address, port) => {
        options.onReceived?.(datagram);
        deliver?.(datagram, address, port);
      },
      ...(options.onTrouble === undefined ? {} : { onTrouble: options.onTrouble }),
    });
    const driver = new Driver(options, socket);
    deliver = (datagram, address, port) => driver.#receive(datagram, address, port);
    driver.#do(() => {});
    return driver;
  }

  get address(): { readonly address: string; readonly port: number } {
    return this.#socket.local;
  }

  now(): Instant {
    return now();
  }

  #receive(datagram: Uint8Array, address: string, port: number): void {
    this.#do((machine, at) => machine.receive(datagram, addressPeer(address, port), at));
  }

  /** A call from above, or the answer to an effect. Nothing happens after `close`. */
  handle(event: Event): void {
    this.#do((machine, at) => machine.handle(event, at));
  }

  /** Stops the timer and closes the socket, once what was handed to the system is sent. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#stop();
    await this.#socket.close();
  }

  #stop(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    clearImmediate(this.#turn);
  }

  #do(step: (machine: Machine<Event, Effect>, at: Instant) => void): void {
    if (this.#closed) return;
    try {
      step(this.#machine, now());
      // An effect's handler may call `handle` at once; its outputs are drained by the loop that runs already.
      if (!this.#draining && this.#turn === undefined) this.#drain();
    } catch (error) {
      this.#stop();
      void this.#socket.close();
      if (this.#options.onBug === undefined) throw error;
      this.#options.onBug(error);
    }
  }

  #drain(): void {
    this.#draining = true;
    let budget = SLICE;
    try {
      while (budget > 0) {
        const outputs = this.#machine.drain(budget);
        if (outputs.length === 0) {
          this.#arm();
          return;
        }
        for (const output of outputs) {
          if (this.#closed) return;
          this.#carryOut(output);
        }
        budget -= outputs.length;
      }
    } finally {
      this.#draining = false;
    }
    this.#turn = setImmediate(() => {
      this.#turn = undefined;
      this.#do(() => {});
    });
  }

  /** Only after everything is drained: the next deadline depends on what was just done. */
  #arm(): void {
    const deadline = this.#machine.deadline();
    if (this.#closed || (deadline === this.#armedFor && deadline !== undefined)) return;
    clearTimeout(this.#timer);
    this.#armedFor = deadline;
    if (deadline === undefined) return;
    // Rounded up, since a timer that fires before its deadline would be set again for nothing.
    const wait = Math.min(Math.max(0, Math.ceil(deadline - now())), LONGEST_TIMER);
    this.#timer = setTimeout(() => {
      this.#armedFor = undefined;
      this.#do((machine, at) => machine.wake(at));
    }, wait);
  }

  #carryOut(output: Output<Effect>): void {
    if (output.kind === "effect") {
      this.#options.onEffect(output.effect);
      return;
    }
    this.#socket.send(output.datagram, output.peer.address, output.peer.port);
    this.#options.onSent?.(output);
  }
}
