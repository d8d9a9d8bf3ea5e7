/** What happens in the demo: two people and a buoy, each behind a slow link of their own, in one room. */
import { between, hours, minutes, seconds } from "../base/time.ts";
import type { DeviceEffect } from "../telemetry/device.ts";
import type { News, Person } from "./demo-person.ts";
import { type Scene, SENSOR, type Sensor } from "./demo-scene.ts";
import type { Kind, Timeline } from "./demo-timeline.ts";

/** What was sent and what arrived, for the last word of the demo. */
export interface Outcome {
  readonly roomId: string;
  readonly lastEvent: string;
  readonly sent: readonly string[];
  readonly measured: number;
  readonly readingsAccepted: number;
  /** Minutes for which all three links were idle, and the bytes on them meanwhile. */
  readonly idle: { readonly minutes: number; readonly bytes: number };
}

const IDLE_MINUTES = 10;

export class Scenario {
  readonly #scene: Scene;
  readonly #timeline: Timeline;
  readonly #sent: string[] = [];
  #roomId = "";
  #lastEvent = "";
  #accepted = 0;
  #measured = 0;
  #sensor: Sensor | undefined;

  constructor(scene: Scene, timeline: Timeline) {
    this.#scene = scene;
    this.#timeline = timeline;
  }

  async play(): Promise<Outcome> {
    await this.#arrive();
    await this.#chat();
    const idle = await this.#silence();
    await this.#outage();
    await this.#settle();
    await Promise.all([this.#scene.anna.unfollow(), this.#scene.bert.unfollow()]);
    return {
      roomId: this.#roomId,
      lastEvent: this.#lastEvent,
      sent: this.#sent,
      measured: this.#measured,
      readingsAccepted: this.#accepted,
      idle,
    };
  }

  async #arrive(): Promise<void> {
    const { anna, bert, roomAlias } = this.#scene;
    const timeline = this.#timeline;
    await Promise.all(
      [anna, bert].map(async (person) => {
        await person.login();
        timeline.line(person.name, "logs in", "log in");
        await person.storeFilter();
        timeline.line(person.name, "stores what its sync shall bring (filter)");
      }),
    );
    this.#roomId = await anna.createRoom("Harbour", roomAlias.slice(1).split(":")[0] ?? "");
    timeline.line(anna.name, `makes the room ${roomAlias.split(":")[0]}`);
    await bert.join(roomAlias);
    timeline.line(bert.name, "joins it", "join");
    await Promise.all(
      [anna, bert].map(async (person) => {
        await person.firstSync();
        timeline.line(person.name, "first sync (the whole state, push rules)", "first sync");
        person.follow((news) => this.#news(person, news));
      }),
    );
    await this.#calm();
    for (const person of [anna, bert]) timeline.line(person.name, "/sync is now observed");
    this.#sensor = this.#scene.addSensor?.((effect) => this.#sensed(effect));
  }

  async #chat(): Promise<void> {
    const { anna, bert } = this.#scene;
    await this.#say(anna, "Anchor is up, we sail with the tide.");
    await this.#measure();
    await bert.typing(this.#roomId, true);
    this.#timeline.line(bert.name, "is typing", "typing");
    await this.#calm();
    const answer = await this.#say(bert, "Fair winds! Weather for the night?");
    await anna.read(this.#roomId, answer);
    this.#timeline.line(anna.name, "has read it (receipt)", "receipt");
    await this.#calm();
    await this.#say(anna, "NW 5, sea state 3. Bülk at 22:40.");
    await this.#measure();
  }

  /** Nothing is new: what polling costs when it is observed. */
  async #silence(): Promise<Outcome["idle"]> {
    await this.#scene.matrix.pass(minutes(3));
    const before = this.#timeline.total();
    await this.#scene.matrix.pass(minutes(IDLE_MINUTES));
    const after = this.#timeline.total();
    const bytes = after.up + after.down - before.up - before.down;
    this.#timeline.remark(`${IDLE_MINUTES} minutes without news: ${bytes} bytes on all links together`);
    return { minutes: IDLE_MINUTES, bytes };
  }

  async #outage(): Promise<void> {
    const { anna, bert, matrix, outage } = this.#scene;
    const { world } = matrix;
    if (world.now >= outage.from) {
      this.#timeline.remark("(on a link as slow as this the outage came before its turn)");
      return;
    }
    await matrix.pass(between(world.now, outage.from));
    await matrix.pass(seconds(1));
    this.#timeline.remark(`anna's link breaks for ${between(outage.from, outage.to) / 60_000} minutes`);
    world.at(outage.to, () => this.#timeline.remark("anna's link is back"));
    const waiting = ["Fog. Radio is gone, I write on.", "All well."].map((text) => this.#say(anna, text));
    const reply = this.#say(bert, "Anna, do you copy?");
    await matrix.pass(minutes(4));
    const { link, waiting: held } = anna.client.machine.status(world.now);
    // Of a link that it takes for down it says so itself.
    const wait = link.state === "down" ? "" : `; ${held.messages} messages wait`;
    this.#timeline.remark(`anna's hectobit client says: ${link.text}${wait}`);
    await this.#measure();
    await Promise.all([...waiting, reply]);
  }

  /** Until everybody has seen everything, or nothing more comes. */
  async #settle(): Promise<void> {
    const { anna, bert, matrix } = this.#scene;
    const isDone = () =>
      this.#accepted === this.#measured &&
      [anna, bert].every((person) => this.#sent.every((text) => person.lines.some(({ body }) => body === text)));
    for (let tries = 0; tries < 60 && !isDone(); tries++) await matrix.pass(minutes(1));
    // a link with a duty cycle of one in a hundred takes its time
    for (let tries = 0; tries < 48 && !isDone(); tries++) await matrix.pass(hours(1));
    await this.#calm();
  }

  async #say(person: Person, text: string): Promise<string> {
    this.#sent.push(text);
    const eventId = await person.say(this.#roomId, text);
    this.#lastEvent = eventId;
    this.#timeline.line(person.name, `says: ${text}`, "send a line");
    await this.#calm();
    return eventId;
  }

  async #measure(): Promise<void> {
    if (this.#sensor === undefined) return;
    this.#measured++;
    this.#sensor.measure();
    await this.#calm();
  }

  #sensed(effect: DeviceEffect): void {
    if (effect.kind === "measured") this.#timeline.remark(`${SENSOR} measures ${effect.text}`);
    else if (effect.kind === "accepted") {
      this.#accepted++;
      this.#timeline.line(SENSOR, "its reading is in the room", "reading");
    } else if (effect.kind !== "finished") this.#timeline.line(SENSOR, effect.reason);
  }

  #news(person: Person, news: readonly News[]): void {
    const texts = news.map((one) => describe(one, person)).filter((text) => text !== "");
    const [only] = news;
    const isOneLine = news.length === 1 && only?.kind === "line" && only.sender !== person.userId;
    const kind: Kind | undefined = isOneLine ? "a line arrives" : undefined;
    if (texts.length > 0) this.#timeline.line(person.name, texts, kind);
  }

  /** Time for news to spread before the next thing happens, as people leave it. */
  async #calm(): Promise<void> {
    await this.#scene.matrix.pass(seconds(100));
  }
}

function describe(news: News, person: Person): string {
  const name = (userId: string): string => userId.slice(1).split(":")[0]?.replace("_hectobit_", "") ?? "";
  switch (news.kind) {
    case "line":
      return news.sender === person.userId ? "sees the own line in the room" : `reads: ${news.body}`;
    case "joined":
      return `sees that ${name(news.user)} has come`;
    case "typing": {
      const [user] = news.users;
      if (user === undefined) return "sees that nobody types any more";
      return user === person.userId ? "sees the own typing notice" : `sees that ${name(user)} types`;
    }
    case "read":
      return news.user === person.userId ? "sees the own receipt" : `sees that ${name(news.user)} has read`;
  }
}
