import { createSocket } from "node:dgram";
import { createServer } from "node:net";

/**
 * A UDP port on 127.0.0.1 that was free a moment ago, for programs that cannot say which one the system gave them. The
 * system hands such ports out at random, so two tests that run together do not get the same.
 */
export function freeUdpPort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = createSocket("udp4");
    socket.once("error", reject);
    socket.bind(0, "127.0.0.1", () => {
      const { port } = socket.address();
      socket.close(() => resolve(port));
    });
  });
}

/** The same for TCP: an address that has to be known before the program that will listen there can start. */
export function freeTcpPort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        typeof address === "object" && address ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}
