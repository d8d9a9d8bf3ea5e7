import { writeFileSync } from "node:fs";
import { HECTOBIT_TABLES_V1 } from "../../src/codec/tables/hectobit-v1.ts";
import { cTables } from "./c-tables.ts";

/** Writes the C codec's tables anew. */
export function writeCTables(): void {
  const { header, source } = cTables(HECTOBIT_TABLES_V1);
  writeFileSync(new URL("../../native/core/tables.h", import.meta.url), header);
  writeFileSync(new URL("../../native/core/tables.c", import.meta.url), source);
}
