import { createSocket, type Socket } from "node:dgram";
import { isIPv4, isIPv6 } from "node:net";
import { HectobitError } from "../base/errors.ts";
import { MAX_SEND_QUEUE } from "../base/limits.ts";
import { canonicalAddress, formatAddress } from "./address.ts";

export interface UdpSocketOptions {
  /** IPv4 or IPv6 literal; `::` serves both families. */
  readonly address: string;
  /** 0 lets the system choose. */
  readonly port: number;
  /** The sender's address is canonical: IPv4 mapped into IPv6 comes as IPv4. */
  readonly onDatagram: (datagram: Uint8Array, address: string, port: number) => void;
  readonly onTrouble?: (what: string, error: Error) => void;
}

/** Bytes that the system keeps for us while we are busy: a burst of small datagrams should not be lost here. */
const RECEIVE_BUFFER = 1 << 20;

const LISTEN_HINTS: Readonly<Record<string, string>> = {
  EADDRINUSE: "Another program has this port; choose another, or stop that program.",
  EACCES: "This port needs privileges; choose one above 1023.",
  EADDRNOTAVAIL: "This machine has no such address; 0.0.0.0 or :: listen on all of them.",
};

/** The error of a socket that could not be opened, with what to do about it. */
export function listenError(what: string, address: string, port: number, error: NodeJS.ErrnoException): HectobitError {
  const hint = LISTEN_HINTS[error.code ?? ""];
  const reason = error.code === undefined ? error.message : `${error.code}`;
  return new HectobitError("io.listen", `cannot listen for ${what} on ${formatAddress(address, port)} (${reason})`, {
    cause: error,
    ...(hint === undefined ? {} : { hint }),
  });
}

/** UDP that loses datagrams when the network or the system does, and never fails otherwise once it is open. */
export class UdpSocket {
  readonly #socket: Socket;
  readonly #dual: boolean;
  readonly #onTrouble: (what: string, error: Error) => void;
  #closing: Promise<void> | undefined;

  private constructor(socket: Socket, dual: boolean, options: UdpSocketOptions) {
    this.#socket = socket;
    this.#dual = dual;
    this.#onTrouble = options.onTrouble ?? (() => {});
    // ICMP errors of earlier sends come up here on some systems; the socket lives on.
    socket.on("error", (error) => this.#onTrouble("receive", error));
    socket.on("message", (datagram, from) => {
      // Nobody can be answered at port 0, and the system refuses to try.
      if (from.port !== 0) options.onDatagram(datagram, canonicalAddress(from.address), from.port);
    });
  }

  static async open(options: UdpSocketOptions): Promise<UdpSocket> {
    const dual = isIPv6(options.address);
    const socket = createSocket({ type: dual ? "udp6" : "udp4" });
    await new Promise<void>((resolve, reject) => {
      const failed = (error: Error) => {
        socket.close();
        reject(listenError("UDP", options.address, options.port, error));
      };
      socket.once("error", failed);
      socket.bind(options.port, options.address, () => {
        socket.off("error", failed);
        resolve();
      });
    });
    const udp = new UdpSocket(socket, dual, options);
    try {
      socket.setRecvBufferSize(RECEIVE_BUFFER);
    } catch (error) {
      udp.#onTrouble("receive buffer", error as Error);
    }
    return udp;
  }

  get local(): { readonly address: string; readonly port: number } {
    const { address, port } = this.#socket.address();
    return { address, port };
  }

  send(datagram: Uint8Array, address: string, port: number): void {
    if (this.#closing !== undefined) return;
    const target = this.#dual && isIPv4(address) ? `::ffff:${address}` : address;
    if (port < 1 || port > 65_535 || !(this.#dual ? isIPv6(target) : isIPv4(target))) {
      this.#onTrouble("send", new Error(`${formatAddress(address, port)} cannot be reached from this socket`));
      return;
    }
    if (this.#socket.getSendQueueSize() + datagram.length > MAX_SEND_QUEUE) {
      this.#onTrouble("send", new Error("the system takes no more datagrams; one was dropped"));
      return;
    }
    this.#socket.send(datagram, port, target, (error) => {
      if (error !== null) this.#onTrouble("send", error);
    });
  }

  /** Sends what the system has taken, then closes. May be called again. */
  close(): Promise<void> {
    this.#closing ??= new Promise((resolve) => {
      const finish = (tries: number) => {
        if (tries > 0 && this.#socket.getSendQueueCount() > 0) setTimeout(finish, 10, tries - 1);
        else this.#socket.close(() => resolve());
      };
      finish(20);
    });
    return this.#closing;
  }
}
