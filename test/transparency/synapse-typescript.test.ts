import t from "tap";
import { sameAnswers } from "./same-answers.ts";

t.test("the same with the TypeScript codec at both ends", (t) =>
  sameAnswers(t, { wire: "hectobit", codec: "typescript" }),
);
