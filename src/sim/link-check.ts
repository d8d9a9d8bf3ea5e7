import { HectobitError } from "../base/errors.ts";
import type { DirectionModel, LinkModel } from "./link-model.ts";

/** Throws HectobitError `link-model` that names the field, its value and what is allowed. */
export function checkLinkModel(model: LinkModel): void {
  check("overhead", model.overhead, model.overhead >= 0, "a number of bytes, 0 or more");
  for (const side of ["up", "down"] as const) checkDirection(side, model[side]);
  for (const { schedule } of model.outages ?? []) {
    if (schedule.kind === "list") {
      for (const { from, to } of schedule.spans) check("outage", `${from}..${to}`, from < to, "a start before its end");
    } else {
      const fits = schedule.length >= 0 && schedule.every > schedule.length;
      check("outage.every", schedule.every, fits, "longer than the outage itself");
    }
  }
}

function checkDirection(side: string, model: DirectionModel): void {
  check(`${side}.rate`, model.rate, model.rate > 0, "bit/s, more than 0");
  for (const field of ["loss", "duplication", "corruption"] as const) probability(`${side}.${field}`, model[field]);
  probability(`${side}.reordering.probability`, model.reordering?.probability);
  const { burstLoss, dutyCycle } = model;
  if (burstLoss !== undefined) {
    probability(`${side}.burstLoss.lossGood`, burstLoss.lossGood);
    probability(`${side}.burstLoss.lossBad`, burstLoss.lossBad);
    if (burstLoss.by === "datagrams") {
      probability(`${side}.burstLoss.toBad`, burstLoss.toBad);
      probability(`${side}.burstLoss.toGood`, burstLoss.toGood);
    } else {
      const moves = burstLoss.meanGood > 0 && burstLoss.meanBad > 0;
      check(`${side}.burstLoss`, `${burstLoss.meanGood}/${burstLoss.meanBad}`, moves, "mean spans of more than 0 ms");
    }
  }
  if (dutyCycle !== undefined) {
    const { share, window } = dutyCycle;
    check(`${side}.dutyCycle.share`, share, share > 0 && share <= 1, "more than 0 and at most 1");
    check(`${side}.dutyCycle.window`, window, window > 0, "more than 0 ms");
  }
}

function probability(field: string, value: number | undefined): void {
  if (value !== undefined) check(field, value, value >= 0 && value <= 1, "a probability from 0 to 1");
}

function check(field: string, value: number | string, valid: boolean, allowed: string): void {
  if (valid) return;
  throw new HectobitError("link-model", `link model: ${field} is ${value}`, { hint: `It must be ${allowed}.` });
}
