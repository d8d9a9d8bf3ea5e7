import type { Peer } from "../base/peer.ts";
import { UdpSocket } from "./udp-socket.ts";

export interface RelayClientOptions {
  readonly peer: Peer;
  /** Where its datagrams go to. */
  readonly to: { readonly address: string; readonly port: number };
  readonly onAnswer: (client: RelayClient, datagram: Uint8Array) => void;
  readonly onTrouble: (what: string, error: Error) => void;
}

/** One client of a relay, and the socket by which the far side knows it. */
export class RelayClient {
  readonly peer: Peer;
  readonly #options: RelayClientOptions;
  #socket: Promise<UdpSocket>;
  #closed = false;

  constructor(options: RelayClientOptions) {
    this.peer = options.peer;
    this.#options = options;
    this.#socket = this.#open();
  }

  send(datagram: Uint8Array): void {
    const { to, onTrouble } = this.#options;
    this.#socket.then(
      (socket) => socket.send(datagram, to.address, to.port),
      (error: Error) => onTrouble("upstream socket", error),
    );
  }

  /** The far side sees another port from now on; what comes to the old one is lost. */
  rebind(): void {
    const old = this.#socket;
    this.#socket = this.#open();
    closeQuietly(old);
  }

  close(): Promise<void> {
    this.#closed = true;
    return closeQuietly(this.#socket);
  }

  #open(): Promise<UdpSocket> {
    const { to, onAnswer, onTrouble } = this.#options;
    const socket = UdpSocket.open({
      address: to.address.includes(":") ? "::" : "0.0.0.0",
      port: 0,
      onTrouble,
      onDatagram: (datagram, address, port) => {
        const expected = address === to.address && port === to.port;
        if (expected && !this.#closed) onAnswer(this, datagram);
      },
    });
    // It is looked at again in send(); without this, a failure before that would end the process.
    socket.catch(() => {});
    return socket;
  }
}

async function closeQuietly(opening: Promise<UdpSocket>): Promise<void> {
  try {
    await (await opening).close();
  } catch {
    // It never opened: there is nothing to close, and send() has told why.
  }
}
