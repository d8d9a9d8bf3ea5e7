import t from "tap";
import { addressPeer } from "../../src/base/peer.ts";
import { add, hours, type Instant } from "../../src/base/time.ts";
import { hectobitCodec } from "../../src/codec/hectobit-codec.ts";
import { type PackedLimits, PackedSessions } from "../../src/gateway/packed-sessions.ts";
import { packRequest, type TokenForm } from "../../src/matrix/packed/pack-request.ts";
import { refusalOf } from "../../src/matrix/packed/refusal.ts";
import { NOW, PROFILE } from "../matrix/packed-across.ts";

const peer = (n: number) => addressPeer(`192.0.2.${n}`, 5_683);

/** What the sessions say to a request of this peer with this token: its Authorization, or why it is refused. */
function ask(
  sessions: PackedSessions,
  from: number,
  token: string,
  form: TokenForm,
  { offered = false, at = NOW }: { offered?: boolean; at?: Instant } = {},
): string | undefined {
  const headers = [["authorization", `Bearer ${token || "?"}`] as const];
  const request = { method: "GET", target: "/_matrix/client/versions", headers, body: new Uint8Array() };
  const offer = offered ? PROFILE.tables : undefined;
  const body = packRequest(request, { codec: hectobitCodec, offer, token: form });
  if (!body.ok) throw new Error("can't be packed");
  const received = sessions.receive(body.value, peer(from), at);
  if (received.kind === "request") return received.http.headers[0]?.[1];
  if (received.kind === "reading") throw new Error("taken for a reading");
  t.equal(refusalOf(received.response)?.kind, received.reason, "the client reads why");
  return received.reason;
}

const index = (n: number): TokenForm => ({ kind: "index", index: n });
const announced = (n: number): TokenForm => ({ kind: "announced", index: n });
const sessions = (limits?: Partial<PackedLimits>): PackedSessions => new PackedSessions(PROFILE, limits);

t.test("an index means a token after it was announced, to that peer alone", async (t) => {
  const table = sessions();
  t.equal(ask(table, 1, "a", announced(3)), "not-agreed");
  t.equal(ask(table, 1, "a", announced(3), { offered: true }), "Bearer a");
  t.equal(ask(table, 1, "", index(3)), "Bearer a");
  t.equal(ask(table, 1, "", index(4)), "unknown-index");
  t.equal(ask(table, 2, "", index(3)), "not-agreed");
  ask(table, 2, "b", { kind: "bare" }, { offered: true });
  t.equal(ask(table, 2, "", index(3)), "unknown-index");
  t.equal(ask(table, 1, "a", announced(3)), "Bearer a", "announced again, it stays");
  t.equal(ask(table, 1, "z", announced(3)), "index-taken", "another token never takes its place");
  t.equal(ask(table, 1, "", index(3)), "Bearer a");
});

t.test("tokens of one peer: the least used is forgotten", async (t) => {
  const table = sessions({ tokensPerPeer: 3 });
  ask(table, 1, "t0", announced(0), { offered: true });
  for (const n of [1, 2]) ask(table, 1, `t${n}`, announced(n));
  t.equal(ask(table, 1, "", index(0)), "Bearer t0");
  ask(table, 1, "t3", announced(3));
  t.equal(ask(table, 1, "", index(1)), "unknown-index");
  t.equal(ask(table, 1, "", index(0)), "Bearer t0");
  t.same(table.status(), { peers: 1, tokens: 3, tokenBytes: 6 });
});

t.test("peers: the least used is forgotten", async (t) => {
  const table = sessions({ peers: 3 });
  for (const n of [1, 2, 3]) ask(table, n, "token", announced(0), { offered: true });
  t.equal(ask(table, 1, "", index(0)), "Bearer token");
  ask(table, 4, "token", announced(0), { offered: true });
  t.equal(ask(table, 2, "", index(0)), "not-agreed");
  t.equal(ask(table, 1, "", index(0)), "Bearer token");
  t.same(table.status(), { peers: 3, tokens: 3, tokenBytes: 15 });
});

t.test("bytes of all tokens: the peer that has the most gives up its least used", async (t) => {
  const table = sessions({ tokenBytes: 50 });
  ask(table, 1, "ten bytes!", announced(0), { offered: true });
  for (const n of [0, 1, 2]) ask(table, 2, `ten bytes${n}`, announced(n), { offered: true });
  t.equal(ask(table, 2, "", index(0)), "Bearer ten bytes0");
  ask(table, 3, "twelve bytes", announced(0), { offered: true });
  t.same(table.status(), { peers: 3, tokens: 4, tokenBytes: 42 });
  t.equal(ask(table, 1, "", index(0)), "Bearer ten bytes!");
  t.equal(ask(table, 2, "", index(1)), "unknown-index");
  t.equal(ask(table, 3, "", index(0)), "Bearer twelve bytes");
  const one = sessions({ tokenBytes: 5 });
  t.equal(ask(one, 1, "longer than all", announced(0), { offered: true }), "Bearer longer than all");
  t.same(one.status(), { peers: 1, tokens: 0, tokenBytes: 0 });
});

t.test("a token that is too long is served and not remembered", async (t) => {
  const table = sessions({ tokenLength: 5 });
  t.equal(ask(table, 1, "longer", announced(0), { offered: true }), "Bearer longer");
  t.equal(ask(table, 1, "", index(0)), "unknown-index");
  t.equal(table.status().tokens, 0);
});

t.test("a peer that is silent for a week is forgotten", async (t) => {
  const table = sessions();
  ask(table, 1, "a", announced(0), { offered: true });
  ask(table, 2, "b", announced(0), { offered: true, at: add(NOW, hours(100)) });
  t.equal(ask(table, 2, "", index(0), { at: add(NOW, hours(169)) }), "Bearer b");
  t.same(table.status().peers, 1);
});
