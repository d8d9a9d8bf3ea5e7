import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import t from "tap";

const program = fileURLToPath(new URL("../../native/test/main.mjs", import.meta.url));

/** How native/test/main.mjs ends when there was no compiler to build anything with. */
const NOTHING_BUILT = 2;

t.test(
  "the C core runs the vectors, as each compiler and machine at hand builds it",
  { timeout: 280_000 },
  async (t) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [program], { encoding: "utf8" });
    for (const line of stdout.trim().split("\n")) t.comment(line);
    if (status === NOTHING_BUILT && process.env.HECTOBIT_REQUIRE_PEERS !== "1") {
      process.stderr.write(`\n*** SKIPPED: ${t.name}: no C compiler\n`);
      t.plan(0, "no C compiler");
      return;
    }
    t.equal(status, 0, `every build passes\n${stdout}${stderr}`);
  },
);
