import t from "tap";
import { sameAnswers } from "./same-answers.ts";

t.test("the same in MSC3079's profile", (t) => sameAnswers(t, { wire: "msc3079" }));
