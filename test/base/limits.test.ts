import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import t from "tap";
import * as limits from "../../src/base/limits.ts";

const sources = fileURLToPath(new URL("../../src/", import.meta.url));

t.test("every limit is enforced somewhere: none is a promise only", async (t) => {
  const code = readdirSync(sources, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.endsWith("limits.ts"))
    .map((name) => readFileSync(join(sources, name), "utf8"));
  for (const [name, limit] of Object.entries(limits)) {
    const users = code.filter((text) => new RegExp(`\\b${name}\\b`).test(text));
    t.ok(users.length > 0, name);
    if (typeof limit === "number") continue;
    for (const [member, value] of Object.entries(limit)) {
      t.ok(value > 0, `${name}.${member} is a number`);
      t.ok(
        users.some((text) => new RegExp(`\\.${member}\\b`).test(text)),
        `${name}.${member}`,
      );
    }
  }
});
