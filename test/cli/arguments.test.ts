import t from "tap";
import * as read from "../../src/cli/arguments.ts";
import { canonicalAddress, formatAddress, isLoopback } from "../../src/io/address.ts";

t.test("addresses", (t) => {
  const cases: readonly [string, read.AddressRules, read.Address | RegExp][] = [
    ["127.0.0.1:5683", {}, { host: "127.0.0.1", port: 5683 }],
    ["[::1]:5683", {}, { host: "::1", port: 5683 }],
    ["[2001:DB8:0::1]:1", {}, { host: "2001:db8::1", port: 1 }],
    ["[::ffff:192.0.2.1]:1", {}, { host: "192.0.2.1", port: 1 }],
    ["[fe80::1%eth0]:1", {}, { host: "fe80::1%eth0", port: 1 }],
    ["::1", { defaultPort: 5683 }, { host: "::1", port: 5683 }],
    ["Gateway.Example", { defaultPort: 5683 }, { host: "gateway.example", port: 5683 }],
    [":7", { defaultHost: "127.0.0.1" }, { host: "127.0.0.1", port: 7 }],
    ["7", { defaultHost: "127.0.0.1" }, { host: "127.0.0.1", port: 7 }],
    ["127.0.0.1:0", { allowZero: true }, { host: "127.0.0.1", port: 0 }],
    ["127.0.0.1:0", {}, /a port is 1 to 65535/],
    ["127.0.0.1", {}, /port is missing/],
    [":7", {}, /host is missing/],
    ["", {}, /host is missing/],
    ["a:b:7", {}, /brackets/],
    ["[1.2.3.4]:7", {}, /no IPv6/],
    ["1.2.3:7", {}, /neither an address nor a host name/],
    ["ho st:7", {}, /neither an address nor a host name/],
    ["host:99999", {}, /"99999" is no port/],
    ["host:-1", {}, /no port/],
  ];
  for (const [text, rules, expected] of cases) {
    if (expected instanceof RegExp) t.throws(() => read.parseAddress(text, rules), { message: expected }, text);
    else t.same(read.parseAddress(text, rules), expected, text);
  }
  t.end();
});

t.test("the one text for an address", (t) => {
  t.equal(canonicalAddress("0:0:0:0:0:0:0:1"), "::1");
  t.equal(canonicalAddress("::FFFF:10.0.0.1"), "10.0.0.1");
  t.equal(canonicalAddress("10.0.0.1"), "10.0.0.1");
  t.equal(formatAddress("::1", 5), "[::1]:5");
  t.equal(formatAddress("10.0.0.1", 5), "10.0.0.1:5");
  t.same(["127.0.0.1", "127.9.9.9", "::1", "10.0.0.1", "::"].map(isLoopback), [true, true, true, false, false]);
  t.end();
});

t.test("spans, numbers, choices, URLs", (t) => {
  t.same(
    ["30", "1.5s", "250ms", "5m", "5min", "2h", "1d"].map(read.parseDuration),
    [30_000, 1500, 250, 300_000, 300_000, 7_200_000, 86_400_000],
  );
  for (const text of ["", "s", "1w", "-1", "1 2"]) t.throws(() => read.parseDuration(text), /no span/);
  t.equal(read.parseInteger("7", 0, 9), 7);
  for (const text of ["", "x", "1.5", "10", "-1", "1e1"]) t.throws(() => read.parseInteger(text, 0, 9), /0 to 9/);
  t.equal(read.parseChoice("a", ["a", "b"]), "a");
  t.throws(() => read.parseChoice("debgu", ["debug", "info"]), /Did you mean "debug"\? Allowed: debug, info/);
  t.throws(() => read.parseChoice("zzzzzz", ["debug", "info"]), /^(?!.*Did you mean)/);
  t.equal(read.parseServerUrl("http://h:8008").origin, "http://h:8008");
  for (const text of ["h:8008", "nonsense", "ftp://h", "http://u:p@h", "http://h/?q", "http://h/#f"]) {
    t.throws(() => read.parseServerUrl(text), { code: "commander.invalidArgument" }, text);
  }
  t.end();
});
