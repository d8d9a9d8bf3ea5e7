import t from "tap";
import { fromHex } from "../../src/base/bytes.ts";
import { World } from "./world.ts";

const QUESTION = `/_matrix/app/v1/rooms/${encodeURIComponent("#_hectobit_buoy-7:hs.test")}`;

t.test("a homeserver that asks us for the alias that we look up is not kept waiting", (t) => {
  const world = new World([{ name: "buoy-7" }]);
  const answers: (number | undefined)[] = [];
  world.way = ({ target }) => {
    // As Synapse does: it answers us only when we have answered it.
    if (target.includes("/directory/room/")) answers.push(world.ask("service", "GET", QUESTION, "hs").status);
    return "through";
  };
  const exchange = world.post(["@", "buoy-7"], fromHex("a1617801") ?? new Uint8Array(0));
  t.strictSame(answers, [404], "there is no such room yet");
  t.equal(world.reply(exchange)?.code, "2.04", "so it was created, and the reading is in it");
  t.equal(world.ask("service", "GET", QUESTION, "hs").status, 200, "and now the alias is one of ours");
  t.end();
});
