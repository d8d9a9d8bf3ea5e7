import { writeCTables } from "./write-c.ts";

writeCTables();
