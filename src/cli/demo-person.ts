import { seconds } from "../base/time.ts";
import type { LocalClient, MatrixWorld } from "../io/matrix-world.ts";
import type { HttpRequest } from "../matrix/http.ts";
import {
  CLIENT,
  filterRequest,
  type Json,
  joinRequest,
  listAt,
  loginRequest,
  matrixRequest,
  objectAt,
  receiptRequest,
  sendRequest,
  success,
  syncRequest,
  textAt,
  typingRequest,
} from "./demo-http.ts";

/** What a sync brought of one room, in the order in which a chat program shows it. */
export type News =
  | { readonly kind: "line"; readonly sender: string; readonly body: string; readonly eventId: string }
  | { readonly kind: "joined"; readonly user: string }
  | { readonly kind: "typing"; readonly users: readonly string[] }
  | { readonly kind: "read"; readonly user: string };

/** How long a chat program's long poll waits: what nearly all of them ask for. */
export const POLL_MS = 30_000;
const MOST_TRIES = 20;

/** Somebody with a Matrix program that speaks HTTP to `hectobit client`, and knows nothing of the link. */
export class Person {
  readonly name: string;
  readonly userId: string;
  readonly client: LocalClient;
  readonly lines: Extract<News, { kind: "line" }>[] = [];
  readonly #matrix: MatrixWorld;
  readonly #password: string;
  #token = "";
  #filter = "";
  #since: string | undefined;
  #transaction = 0;
  #following: Promise<void> | undefined;
  #stopped = false;

  #onRetry: (person: Person, status: number) => void = () => {};

  constructor(matrix: MatrixWorld, client: LocalClient, userId: string, password: string) {
    this.name = client.name;
    this.#matrix = matrix;
    this.client = client;
    this.userId = userId;
    this.#password = password;
  }

  /** Hears of each request that has to be made again. */
  set onRetry(heard: (person: Person, status: number) => void) {
    this.#onRetry = heard;
  }

  async login(): Promise<void> {
    this.#token = textAt(await this.#ask(loginRequest(this.userId, this.#password)), "access_token");
  }

  /** Once, so that no sync carries it again. */
  async storeFilter(): Promise<void> {
    this.#filter = textAt(await this.#ask(filterRequest(this.#token, this.userId)), "filter_id");
  }

  async createRoom(name: string, alias: string): Promise<string> {
    const body = { preset: "public_chat", name, room_alias_name: alias };
    return textAt(await this.#ask(matrixRequest("POST", `${CLIENT}/createRoom`, this.#token, body)), "room_id");
  }

  async join(room: string): Promise<void> {
    await this.#ask(joinRequest(this.#token, room));
  }

  async firstSync(): Promise<void> {
    this.#take(await this.#ask(syncRequest(this.#token, this.#filter, undefined, 0)));
  }

  /** Sends a line; returns the event's id. */
  async say(roomId: string, body: string): Promise<string> {
    const transaction = `m${this.#transaction++}.${this.name}`;
    return textAt(await this.#ask(sendRequest(this.#token, roomId, transaction, body)), "event_id");
  }

  async typing(roomId: string, isTyping: boolean): Promise<void> {
    await this.#ask(typingRequest(this.#token, roomId, this.userId, isTyping));
  }

  async read(roomId: string, eventId: string): Promise<void> {
    await this.#ask(receiptRequest(this.#token, roomId, eventId));
  }

  /** Follows /sync by long polls until `unfollow`; `onNews` hears what each brings, in one list. */
  follow(onNews: (news: readonly News[]) => void): void {
    this.#following = this.#loop(onNews);
  }

  /** Ends when the poll that is under way has its answer. */
  async unfollow(): Promise<void> {
    this.#stopped = true;
    await this.#following;
  }

  /** No more polls after the one under way, which is not waited for. */
  stop(): void {
    this.#stopped = true;
  }

  async #loop(onNews: (news: readonly News[]) => void): Promise<void> {
    while (!this.#stopped) {
      const request = syncRequest(this.#token, this.#filter, this.#since, POLL_MS);
      const response = await this.client.request(request);
      if (response.status === 200) {
        const news = this.#take(success(request, response));
        if (news.length > 0) onNews(news);
      } else await this.#matrix.pass(seconds(5));
    }
  }

  /** As Matrix programs do: what the link was too bad for is asked again, a line under the same transaction id. */
  async #ask(request: HttpRequest): Promise<Json> {
    for (let tries = 1; ; tries++) {
      const response = await this.client.request(request);
      if (response.status < 500 || tries === MOST_TRIES) return success(request, response);
      this.#onRetry(this, response.status);
      await this.#matrix.pass(seconds(5));
    }
  }

  #take(sync: Json): News[] {
    this.#since = textAt(sync, "next_batch");
    const rooms = Object.values(objectAt(objectAt(sync, "rooms"), "join")) as Json[];
    const news = rooms.flatMap((room) => [
      ...listAt(objectAt(room, "timeline"), "events").flatMap(lineOf),
      ...listAt(objectAt(room, "ephemeral"), "events").flatMap(ephemeralOf),
    ]);
    for (const one of news) if (one.kind === "line") this.lines.push(one);
    return news;
  }
}

function lineOf(event: Json): News[] {
  if (event.type === "m.room.member" && objectAt(event, "content").membership === "join")
    return [{ kind: "joined", user: textAt(event, "state_key") }];
  if (event.type !== "m.room.message") return [];
  const body = textAt(objectAt(event, "content"), "body");
  return [{ kind: "line", sender: textAt(event, "sender"), body, eventId: textAt(event, "event_id") }];
}

function ephemeralOf(event: Json): News[] {
  const content = objectAt(event, "content");
  if (event.type === "m.typing") return [{ kind: "typing", users: (content.user_ids as string[] | undefined) ?? [] }];
  if (event.type !== "m.receipt") return [];
  return Object.values(content).flatMap((receipts) =>
    Object.keys(objectAt(receipts as Json, "m.read")).map((user): News => ({ kind: "read", user })),
  );
}
