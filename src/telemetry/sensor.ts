import type { Random } from "../base/random.ts";
import type { Instant } from "../base/time.ts";
import { type Decimal, decimal } from "./decimal.ts";

/** What a simulated sensor shows. */
export interface SensorValue {
  readonly name: string;
  readonly unit: string | undefined;
  readonly value: Decimal;
}

export const SENSOR_MODELS = ["sine", "random-walk", "counter"] as const;
export type SensorModel = (typeof SENSOR_MODELS)[number];

const DAY = 86_400_000;
const ZERO: Decimal = { mantissa: 0n, exponent: 0 };

/** A sensor that is asked once for each reading. */
export class Sensor {
  readonly #model: SensorModel;
  readonly #random: Random;
  #level = 125;
  #count = 0;

  constructor(model: SensorModel, random: Random) {
    this.#model = model;
    this.#random = random;
  }

  read(now: Instant): SensorValue {
    switch (this.#model) {
      case "sine": {
        // a day of water temperature around 12 degrees, with a tenth of noise
        const tenths = Math.round(120 + 40 * Math.sin((2 * Math.PI * now) / DAY)) + this.#random.integer(3) - 1;
        return { name: "water temperature", unit: "Cel", value: decimal(BigInt(tenths), -1) ?? ZERO };
      }
      case "random-walk":
        this.#level = Math.min(500, Math.max(0, this.#level + this.#random.integer(11) - 5));
        return { name: "water level", unit: "m", value: decimal(BigInt(this.#level), -2) ?? ZERO };
      case "counter":
        return { name: "count", unit: undefined, value: decimal(BigInt(++this.#count), 0) ?? ZERO };
    }
  }
}
