import t from "tap";
import { instant, seconds } from "../../src/base/time.ts";
import { ObserveOrder } from "../../src/coap/transfer/observe-order.ts";

const at = (s: number) => instant(s * 1000);

t.test("newer by serial number arithmetic (RFC 7641 §3.4)", async (t) => {
  const order = new ObserveOrder(seconds(128));
  t.ok(order.accept(5, at(0)));
  t.notOk(order.accept(5, at(1)), "the same again");
  t.notOk(order.accept(4, at(1)), "overtaken");
  t.ok(order.accept(6, at(1)));
  t.ok(order.accept(6 + 2 ** 23 - 1, at(2)), "just less than half way round");
  t.ok(order.accept(3, at(3)), "past the wrap");
  t.notOk(order.accept(2 ** 24 - 1, at(4)), "before the wrap");
});

t.test("after 128 s any number is newer, and the span scales", async (t) => {
  const order = new ObserveOrder(seconds(128));
  order.accept(100, at(0));
  t.notOk(order.accept(1, at(128)));
  t.ok(order.accept(1, at(128.001)));
  const slow = new ObserveOrder(seconds(1280));
  slow.accept(100, at(0));
  t.notOk(slow.accept(1, at(600)));
  slow.reset();
  t.ok(slow.accept(1, at(601)));
});
