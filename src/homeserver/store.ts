import { BoundedMap } from "../base/bounded-map.ts";
import { DEVELOPMENT_HOMESERVER as CAPS } from "../base/limits.ts";
import type { Random } from "../base/random.ts";
import { add, hours, type Instant } from "../base/time.ts";
import { TimerQueue } from "../base/timer-queue.ts";
import type { HttpResponse } from "../matrix/http.ts";
import { accessToken, deviceIdentifier } from "./identifiers.ts";
import type { JsonObject } from "./json.ts";
import type { Room } from "./room.ts";
import type {
  ApplicationService,
  Device,
  HomeserverOptions,
  HomeserverTimer,
  Positions,
  Session,
  User,
} from "./types.ts";

export interface Media {
  readonly bytes: Uint8Array;
  readonly contentType: string;
  readonly filename: string | undefined;
}

/** Everything the homeserver remembers. Bounded: what would go past a cap is refused by whoever asks first. */
export class Store {
  readonly name: string;
  readonly options: HomeserverOptions;
  readonly random: Random;
  /** The homeserver's only deadlines. */
  readonly timers = new TimerQueue<HomeserverTimer>();
  readonly users = new Map<string, User>();
  readonly sessions = new Map<string, Session>();
  readonly rooms = new Map<string, Room>();
  readonly aliases = new Map<string, { readonly roomId: string; readonly creator: string }>();
  readonly media = new Map<string, Media>();
  /** Answers by session and transaction (client-server API, "transaction identifiers"). */
  readonly transactions = new BoundedMap<string, HttpResponse>(CAPS.transactions, "evict-oldest");
  readonly #positions = { events: 0, typing: 0, receipts: 0, accountData: 0, toDevice: 0, deviceLists: 0 };
  readonly #forgotten = new Set<string>();
  readonly #touched = new Set<Room>();
  #changes = 0;
  #mediaBytes = 0;

  constructor(options: HomeserverOptions, random: Random) {
    this.name = options.name;
    this.options = options;
    this.random = random;
  }

  get positions(): Positions {
    return { ...this.#positions };
  }

  /** Grows with everything that a sync could report. */
  get changes(): number {
    return this.#changes;
  }

  /** Rooms with events that nobody has taken by `takeTouched`. */
  touch(room: Room): void {
    this.#touched.add(room);
  }

  takeTouched(): Room[] {
    const rooms = [...this.#touched];
    this.#touched.clear();
    return rooms;
  }

  advance(stream: keyof Positions): number {
    this.#changes++;
    return ++this.#positions[stream];
  }

  clock(now: Instant): number {
    return Math.floor(this.options.epoch + now);
  }

  userId(localpart: string): string {
    return `@${localpart}:${this.name}`;
  }

  addUser(localpart: string, password: string | undefined): User | undefined {
    if (this.users.size >= CAPS.users) return undefined;
    const user: User = {
      id: this.userId(localpart),
      password,
      displayName: localpart,
      avatarUrl: undefined,
      devices: new Map(),
      filters: [],
      accountData: new Map(),
      deviceListPosition: 0,
    };
    this.users.set(user.id, user);
    return user;
  }

  /** A session with its device, or `undefined` when there are too many. A device logs in anew: its old token ends. */
  openSession(user: User, now: Instant, deviceId?: string, displayName?: string): Session | undefined {
    const id = deviceId ?? deviceIdentifier(this.random);
    if (user.devices.has(id))
      for (const [token, other] of this.sessions)
        if (other.user === user && other.device?.id === id) this.sessions.delete(token);
    if (this.sessions.size >= CAPS.sessions) return undefined;
    const device = user.devices.get(id) ?? newDevice(id, displayName, this.clock(now));
    user.devices.set(id, device);
    const token = accessToken(this.random, user.id.slice(1, user.id.indexOf(":")));
    const session: Session = { token, user, device, applicationService: undefined, lazyMembers: lazyMembers() };
    this.sessions.set(token, session);
    return session;
  }

  /** An application service acting as `user`. */
  serviceSession(service: ApplicationService, user: User): Session {
    const key = `${service.asToken} ${user.id}`;
    const known = this.sessions.get(key);
    if (known !== undefined) return known;
    const session: Session = {
      token: key,
      user,
      device: undefined,
      applicationService: service,
      lazyMembers: lazyMembers(),
    };
    if (this.sessions.size < CAPS.sessions) this.sessions.set(key, session);
    return session;
  }

  closeSessions(which: (session: Session) => boolean): void {
    for (const [token, session] of this.sessions) {
      if (session.applicationService !== undefined || !which(session)) continue;
      this.sessions.delete(token);
      if (session.device !== undefined) session.user.devices.delete(session.device.id);
    }
  }

  setAccountData(user: User, roomId: string, type: string, content: JsonObject): boolean {
    const data = user.accountData.get(roomId) ?? new Map();
    let count = 0;
    for (const types of user.accountData.values()) count += types.size;
    if (!data.has(type) && count >= CAPS.accountDataPerUser) return false;
    data.set(type, { position: this.advance("accountData"), value: content });
    user.accountData.set(roomId, data);
    return true;
  }

  addMedia(id: string, media: Media): boolean {
    if (this.#mediaBytes + media.bytes.length > CAPS.mediaBytes) return false;
    this.#mediaBytes += media.bytes.length;
    this.media.set(id, media);
    return true;
  }

  remembered(session: Session, target: string, now: Instant): HttpResponse | undefined {
    return this.transactions.get(transactionKey(session, target), now);
  }

  remember(session: Session, target: string, answer: HttpResponse, now: Instant): void {
    this.transactions.set(transactionKey(session, target), answer, add(now, hours(24)), now);
  }

  forgetRoom(userId: string, roomId: string): void {
    this.#forgotten.add(`${userId} ${roomId}`);
  }

  roomsOf(userId: string): Room[] {
    return [...this.rooms.values()].filter(
      (room) => room.membership(userId) !== undefined && !this.#isForgotten(room, userId),
    );
  }

  #isForgotten(room: Room, userId: string): boolean {
    return room.membership(userId) === "leave" && this.#forgotten.has(`${userId} ${room.id}`);
  }
}

const lazyMembers = (): BoundedMap<string, true> => new BoundedMap(CAPS.lazyMembersPerSession, "evict-oldest");

/** Repeats are the same user's on the same device; an application service has no device. */
const transactionKey = (session: Session, target: string): string =>
  `${session.user.id} ${session.device?.id ?? session.token} ${target}`;

const newDevice = (id: string, displayName: string | undefined, now: number): Device => ({
  id,
  displayName,
  lastSeenTs: now,
  lastSeenIp: "127.0.0.1",
  keys: undefined,
  oneTimeKeys: new Map(),
  toDevice: [],
});
