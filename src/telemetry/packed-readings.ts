import type { Random } from "../base/random.ts";
import { isServerError, TOO_MANY_REQUESTS } from "../coap/codes.ts";
import type { Body } from "../coap/message.ts";
import { hectobitCodec } from "../codec/hectobit-codec.ts";
import { packedProfile } from "../matrix/packed/profile.ts";
import { packReading, type ReadingForm } from "../matrix/packed/reading.ts";
import { refusalOf } from "../matrix/packed/refusal.ts";
import { saysAgreement } from "../matrix/response.ts";
import { decimalText } from "./decimal.ts";
import type { SensorValue } from "./sensor.ts";

/** Indexes that take one byte. */
const SHORT = 24;
/** Refusals in a row after which the gateway is taken for one that packed readings are nothing for. */
const PATIENCE = 4;

const { codec, tables } = packedProfile(hectobitCodec);

/**
 * A device's readings as packed exchanges (docs/exchange.md §9): what it measures is said once, then a number stands for
 * it. A gateway that was restarted is told again; one that knows no packed exchanges gets plain CBOR.
 */
export class PackedReadings {
  readonly #device: string;
  #index: number;
  #form: ReadingForm | undefined;
  /** The gateway knows the form by its index. */
  #acknowledged = false;
  #agreed = false;
  #refusals = 0;
  #spoken = true;

  constructor(device: string, random: Random) {
    this.#device = device;
    this.#index = random.integer(SHORT);
  }

  /** Undefined when the gateway does not take it so. */
  request({ name, unit, value }: SensorValue, sequence: number, age: number): Body | undefined {
    if (!this.#spoken) return undefined;
    if (this.#form?.name !== name || this.#form.unit !== unit) this.#begin({ device: this.#device, name, unit });
    const form = this.#acknowledged ? undefined : this.#form;
    const reading = { index: this.#index, form, sequence, value: decimalText(value), age };
    return packReading(reading, codec, this.#agreed ? undefined : tables);
  }

  /** False when the reading has to be said again, in another way. */
  heard(answer: Body): boolean {
    const refusal = refusalOf(answer);
    if (refusal !== undefined) this.#refused(refusal.kind);
    else if (!this.#agreed && !saysAgreement(answer)) {
      // busy is no word about packed exchanges
      if (isServerError(answer.code) || answer.code === TOO_MANY_REQUESTS) return true;
      this.#spoken = false;
    } else {
      this.#agreed = true;
      this.#acknowledged = true;
      this.#refusals = 0;
      return true;
    }
    return false;
  }

  #begin(form: ReadingForm): void {
    if (this.#form !== undefined) this.#index += 1;
    this.#form = form;
    this.#acknowledged = false;
  }

  #refused(kind: string): void {
    this.#acknowledged = false;
    if (kind === "not-agreed") this.#agreed = false;
    if (kind === "index-taken") this.#index += 1;
    if (kind === "other-tables" || ++this.#refusals > PATIENCE) this.#spoken = false;
  }
}
