import t from "tap";
import { Http } from "./http.ts";
import { run, start } from "./subprocess.ts";
import { startSynapse } from "./synapse.ts";

const alive = (pid: number | undefined): boolean => {
  try {
    return pid !== undefined && process.kill(pid, 0);
  } catch {
    return false;
  }
};

t.test("a subprocess is heard, and is gone after its test", async (t) => {
  let pid: number | undefined;
  await t.test("a test that starts one and leaves it running", async (t) => {
    const child = await start(t, process.execPath, ["-e", "console.log('port 1234'); setInterval(() => {}, 1000)"], {
      ready: /port (\d+)/,
    });
    pid = child.pid;
    t.ok(alive(pid), "it runs");
    t.equal((await child.heard(/port (\d+)/))[1], "1234");
  });
  t.notOk(alive(pid), "it does not outlive the test");
});

t.test("a subprocess that ends before it is ready is an error that shows what it said", async (t) => {
  const starting = start(t, process.execPath, ["-e", "console.error('no such thing'); process.exit(3)"], {
    ready: /listening/,
  });
  await t.rejects(starting, { message: /no such thing/ });
});

t.test("a program that is not there is an error", async (t) => {
  const exit = await run("/nonexistent/program", []).catch((error: Error) => error);
  // With setpriv in between, it is setpriv that says so, by its exit code.
  t.ok(exit instanceof Error || exit.code !== 0);
});

t.test("a real Synapse starts and makes accounts", async (t) => {
  const synapse = await startSynapse(t);
  if (synapse === undefined) return;
  const account = await synapse.register("alice");
  t.equal(account.userId, "@alice:hs1.test");
  const http = new Http(synapse.url);
  t.teardown(() => http.close());
  const answer = await http.send({
    method: "GET",
    target: "/_matrix/client/v3/account/whoami",
    headers: [["authorization", `Bearer ${account.accessToken}`]],
    body: new Uint8Array(0),
  });
  t.equal(answer.status, 200);
});
