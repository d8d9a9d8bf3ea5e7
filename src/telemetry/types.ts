/** What the device service is told, and the names that it derives from it. */
import { HectobitError } from "../base/errors.ts";

export interface DeviceConfiguration {
  /** How the device calls itself in `@/NAME`, and a part of its user id: a–z, 0–9 and `._-`, at most 64. */
  readonly name: string;
  /**
   * Room id (`!…`) or alias (`#…`). An alias in our namespace is created when it does not exist; others must. By
   * default `#_hectobit_NAME:server`.
   */
  readonly room?: string;
  /** Who is invited to a room that is created for it. */
  readonly invite?: readonly string[];
  /** By default its name. */
  readonly displayName?: string;
  /** By default `m.room.message`, which every client shows. */
  readonly eventType?: string;
  /** The security identity, or IP address, that may send as this device; then it may leave its name out of the path. */
  readonly identity?: string;
}

export interface DeviceServiceOptions {
  readonly devices: readonly DeviceConfiguration[];
  /** The homeserver's name: what stands behind the colon. */
  readonly serverName: string;
  readonly asToken: string;
  readonly hsToken: string;
  /** The application service's own user, who creates rooms and invites. */
  readonly senderLocalpart: string;
  /** Prefix of the local parts of users and aliases; `_hectobit_` when left out. The registration's must be the same. */
  readonly prefix?: string;
  /** Unix milliseconds of instant zero. */
  readonly epoch: number;
  /**
   * A reading without a sequence number and with the same bytes is taken for a repeat for so long, in milliseconds.
   * Too low: a device that repeats itself late appears twice. Too high: an unchanged value seems not to arrive.
   */
  readonly sameReadingWindow?: number;
}

export const DEFAULT_PREFIX = "_hectobit_";
export const SAME_READING_WINDOW = 60_000;

/** A configured device with everything that follows from its configuration. */
export interface Device {
  readonly name: string;
  readonly userId: string;
  readonly localpart: string;
  readonly displayName: string;
  readonly room: string;
  /** Local part of the alias under which its room may be created; undefined when the room has to exist. */
  readonly creatableAlias: string | undefined;
  readonly invite: readonly string[];
  readonly eventType: string;
  readonly identity: string | undefined;
}

/** HectobitError `configuration.device` says what is wrong with it. */
export function deviceOf(configuration: DeviceConfiguration, options: DeviceServiceOptions): Device {
  const { name } = configuration;
  const prefix = options.prefix ?? DEFAULT_PREFIX;
  if (!/^[a-z0-9][a-z0-9._-]{0,63}$/.test(name))
    throw new HectobitError("configuration.device", `"${name}" is no device name`, {
      hint: "Use a to z, 0 to 9, and . _ - inside; at most 64 characters.",
    });
  const localpart = prefix + name;
  const room = configuration.room ?? `#${localpart}:${options.serverName}`;
  if (!/^[!#].+/.test(room))
    throw new HectobitError(
      "configuration.device",
      `the room of "${name}" is "${room}", which is no room id or alias`,
      {
        hint: "Room ids begin with !, aliases with #.",
      },
    );
  const own = new RegExp(`^#(${prefix.replaceAll(".", "\\.")}[^:]*):`).exec(room)?.[1];
  const isHere = room.endsWith(`:${options.serverName}`);
  return {
    name,
    localpart,
    userId: `@${localpart}:${options.serverName}`,
    displayName: configuration.displayName ?? name,
    room,
    creatableAlias: isHere ? own : undefined,
    invite: configuration.invite ?? [],
    eventType: configuration.eventType ?? "m.room.message",
    identity: configuration.identity,
  };
}
