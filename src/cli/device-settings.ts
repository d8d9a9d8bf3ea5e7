/** Devices and their application service, as the configuration file describes them. */
import { dirname, resolve } from "node:path";
import { z } from "zod";
import { HectobitError } from "../base/errors.ts";
import { DeviceService } from "../telemetry/device-service.ts";
import { type Address, parseDuration } from "./arguments.ts";
import { parseListen } from "./common-settings.ts";
import { readConfigurationFile } from "./configuration-file.ts";
import { readBy } from "./read-by.ts";

const device = z.strictObject({
  name: z.string(),
  room: z.string().optional(),
  invite: z.array(z.string().regex(/^@[^:]+:.+/, "expected a user's id, such as @anna:example.org.")).optional(),
  "display-name": z.string().max(256).optional(),
  "event-type": z.string().min(1).max(255).optional(),
  identity: z.string().optional(),
});

const applicationService = z.strictObject({
  /** The file that `hectobit register` wrote and the homeserver has read. */
  registration: z.string(),
  listen: readBy((text): Address => parseListen(text)),
  "server-name": z.string().min(1),
  prefix: z.string().optional(),
  "same-reading-window": readBy(parseDuration).optional(),
});

export const deviceShape = {
  "application-service": applicationService.optional(),
  devices: z.array(device).max(100_000).optional(),
};

export interface DevicePlan {
  readonly service: DeviceService;
  /** Where the homeserver reaches the application service. */
  readonly listen: Address;
}

type Section = z.infer<z.ZodObject<typeof deviceShape>>;

/** A homeserver's registration file holds more than we need. */
const registrationSchema = z.looseObject({
  as_token: z.string().min(1),
  hs_token: z.string().min(1),
  sender_localpart: z.string().min(1),
});

/**
 * The service of the configured devices; undefined when none are. `path` is the configuration's own, to which that of
 * the registration is relative. `epoch` is Unix time in milliseconds at the process's instant zero.
 */
export function planDevices(section: Section, path: string, epoch: number): DevicePlan | undefined {
  const { devices = [], "application-service": application } = section;
  if (application === undefined) {
    if (devices.length === 0) return undefined;
    throw new HectobitError("configuration.invalid", `${path}: gateway.devices need gateway.application-service`, {
      hint: "Devices write into rooms as an application service; see docs/configuration.md and hectobit register.",
    });
  }
  const registration = readConfigurationFile(resolve(dirname(path), application.registration), registrationSchema);
  const service = new DeviceService({
    devices: devices.map((entry) => ({
      name: entry.name,
      ...(entry.room !== undefined && { room: entry.room }),
      ...(entry.invite !== undefined && { invite: entry.invite }),
      ...(entry["display-name"] !== undefined && { displayName: entry["display-name"] }),
      ...(entry["event-type"] !== undefined && { eventType: entry["event-type"] }),
      ...(entry.identity !== undefined && { identity: entry.identity }),
    })),
    serverName: application["server-name"],
    asToken: registration.as_token,
    hsToken: registration.hs_token,
    senderLocalpart: registration.sender_localpart,
    ...(application.prefix !== undefined && { prefix: application.prefix }),
    ...(application["same-reading-window"] !== undefined && {
      sameReadingWindow: application["same-reading-window"],
    }),
    epoch,
  });
  return { service, listen: application.listen };
}
