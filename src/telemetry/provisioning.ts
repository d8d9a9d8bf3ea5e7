/** How a device comes to its user and its room: one request after the other, each step decided by the last answer. */
import type { HttpRequest } from "../matrix/http.ts";
import type { HomeserverAnswer } from "./homeserver-answer.ts";
import type { HomeserverRequests } from "./homeserver-requests.ts";
import type { Device } from "./types.ts";

export type Step =
  | { readonly kind: "register" }
  | { readonly kind: "display-name" }
  | { readonly kind: "resolve"; readonly again: boolean }
  | { readonly kind: "create"; readonly alias: string }
  | { readonly kind: "join"; readonly roomId: string; readonly invited: boolean }
  | { readonly kind: "invite"; readonly roomId: string };

export type Next =
  | { readonly kind: "step"; readonly step: Step }
  | { readonly kind: "ready"; readonly roomId: string }
  | { readonly kind: "failed"; readonly reason: string };

export const FIRST_STEP: Step = { kind: "register" };

export function stepRequest(step: Step, device: Device, requests: HomeserverRequests): HttpRequest {
  switch (step.kind) {
    case "register":
      return requests.register(device);
    case "display-name":
      return requests.displayName(device);
    case "resolve":
      return requests.resolve(device.room);
    case "create":
      return requests.create(device, step.alias);
    case "join":
      return requests.join(device, step.roomId);
    case "invite":
      return requests.invite(device, step.roomId);
  }
}

type Answered = Extract<HomeserverAnswer, { kind: "done" | "refused" }>;

/** What follows from an answer. Where only the homeserver's owner can help, the reason says how. */
export function nextStep(step: Step, answer: Answered, device: Device): Next {
  switch (step.kind) {
    case "register":
      if (answer.kind === "done") return go({ kind: "display-name" });
      return answer.errcode === "M_USER_IN_USE" ? go(toRoom(device)) : failed(`registering ${device.userId}`, answer);
    case "display-name":
      // a name that is refused is a pity, and no reason to lose readings
      return go(toRoom(device));
    case "resolve":
      return resolved(step.again, answer, device);
    case "create":
      if (answer.kind === "done") return joinNext(answer, device, "creating its room");
      // another device of the same room was first
      if (answer.errcode === "M_ROOM_IN_USE") return go({ kind: "resolve", again: true });
      return failed(`creating the room ${device.room}`, answer);
    case "join":
      return joined(step, answer, device);
    case "invite":
      if (answer.kind === "done") return go({ kind: "join", roomId: step.roomId, invited: true });
      return failed(`inviting ${device.userId} into ${device.room} (is our own user in that room?)`, answer);
  }
}

const go = (step: Step): Next => ({ kind: "step", step });

const failed = (what: string, answer: Answered): Next => ({
  kind: "failed",
  reason: answer.kind === "done" ? `${what}: an answer without a room` : `${what}: ${answer.errcode} ${answer.error}`,
});

const toRoom = (device: Device): Step =>
  device.room.startsWith("!")
    ? { kind: "join", roomId: device.room, invited: false }
    : { kind: "resolve", again: false };

function resolved(again: boolean, answer: Answered, device: Device): Next {
  if (answer.kind === "done") return joinNext(answer, device, "looking up its room");
  if (answer.errcode === "M_NOT_FOUND" && device.creatableAlias !== undefined && !again)
    return go({ kind: "create", alias: device.creatableAlias });
  return failed(`looking up ${device.room}`, answer);
}

function joinNext(answer: Answered, device: Device, what: string): Next {
  const roomId = answer.kind === "done" ? answer.body.room_id : undefined;
  if (typeof roomId !== "string") return failed(`${device.name}, ${what}`, answer);
  return go({ kind: "join", roomId, invited: false });
}

function joined(step: Extract<Step, { kind: "join" }>, answer: Answered, device: Device): Next {
  if (answer.kind === "done") {
    const roomId = answer.body.room_id;
    return { kind: "ready", roomId: typeof roomId === "string" ? roomId : step.roomId };
  }
  if (answer.errcode === "M_FORBIDDEN" && !step.invited) return go({ kind: "invite", roomId: step.roomId });
  return failed(`joining ${device.room}`, answer);
}
