import t from "tap";
import { instant } from "../../src/base/time.ts";
import { formatBytes, formatSpan, liveLine } from "../../src/cli/live-line.ts";
import { Terminal } from "../../src/cli/terminal.ts";
import type { EndpointStatus, TransferStatus } from "../../src/endpoint/types.ts";

const now = instant(100_000);
const transfer: TransferStatus = {
  peer: "10.0.0.1:5683",
  direction: "sending",
  what: "send m.room.message",
  priority: "message",
  bytesDone: 410,
  bytesTotal: 1000,
  since: instant(95_000),
  expectedEnd: instant(200_000),
};
const status = (transfers: readonly TransferStatus[], waiting = 0, outstanding = 0): EndpointStatus => ({
  peers: [
    {
      peer: "10.0.0.1:5683",
      link: undefined,
      lastHeard: undefined,
      roundTrip: undefined,
      queued: { command: 0, message: waiting, state: 0, bulk: 0 },
      queuedBytes: waiting * 100,
      outstanding,
      retransmissions: 0,
    },
  ],
  transfers,
  observations: { served: 0, followed: 0 },
  rejects: {},
});

t.test("the line says what is sent, how far it is, and what waits", (t) => {
  const line = (of: EndpointStatus, columns = 200) => liveLine(of, now, columns);
  t.equal(line(status([transfer])), "↑ send m.room.message 41 % of 1.0 kB, 1:40 left");
  const receiving = { ...transfer, direction: "receiving", bytesTotal: undefined, expectedEnd: undefined } as const;
  t.equal(line(status([receiving], 3)), "↓ send m.room.message 410 B · 3 wait (300 B)");
  t.equal(line(status([{ ...transfer, since: now, expectedEnd: instant(100_500) }])), "", "short ones are not shown");
  t.equal(line(status([])), "");
  t.equal(line(status([], 0, 2)), "2 sent, no answer yet");
  t.equal(line(status([transfer], 0, 2)), line(status([transfer])), "which is said only when nothing else is");
  t.equal(line(status([transfer]), 10), "↑ send m…");
  t.equal(line(status([{ ...transfer, what: "a\x1b[2Jb\n" }])).includes("\x1b"), false, "nothing moves the cursor");
  t.same([17, 3000, 1_234_567].map(formatBytes), ["17 B", "3.0 kB", "1.2 MB"]);
  t.same([8_000, 100_000, 7_380_000, 273_600_000].map(formatSpan), ["8 s", "1:40", "2:03:00", "3 d 4 h"]);
  t.end();
});

t.test("the line stays under what is written", (t) => {
  let screen = "";
  let text = "first";
  const terminal = new Terminal({ write: (piece: string) => (screen += piece), columns: 80 }, () => text);
  const shown = () => {
    const before = screen;
    screen = "";
    return before.replaceAll("\r\x1b[2K", "<clear>");
  };
  terminal.paint();
  t.equal(shown(), "first");
  terminal.paint();
  t.equal(shown(), "", "nothing new, nothing written");
  terminal.write("log\n");
  t.equal(shown(), "<clear>log\nfirst");
  text = "";
  terminal.paint();
  terminal.write("log\n");
  t.equal(shown(), "<clear>log\n");
  text = "again";
  terminal.paint();
  terminal.stop();
  t.equal(shown(), "again<clear>");
  t.end();
});
