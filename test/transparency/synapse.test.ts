import t from "tap";
import { sameAnswers } from "./same-answers.ts";

t.test("through client and gateway, Synapse answers as it does straight", (t) => sameAnswers(t, { wire: "auto" }));
