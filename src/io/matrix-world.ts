import { setImmediate as nextTurn } from "node:timers/promises";
import { HectobitError } from "../base/errors.ts";
import { addressPeer, type Peer } from "../base/peer.ts";
import { type Random, SeededRandom } from "../base/random.ts";
import { add, type Duration, type Instant, milliseconds, minutes } from "../base/time.ts";
import { Client } from "../client/client.ts";
import type { ClientEffect, ClientEvent } from "../client/types.ts";
import type { Wire } from "../client/wire-session.ts";
import { Gateway } from "../gateway/gateway.ts";
import type { GatewayEffect, GatewayEvent } from "../gateway/types.ts";
import type { HomeserverOptions } from "../homeserver/types.ts";
import type { DeviceService } from "../matrix/device-service.ts";
import type { HttpExchangeId, HttpRequest, HttpResponse } from "../matrix/http.ts";
import { mappingWith } from "../matrix/mapping-settings.ts";
import type { LinkModel } from "../sim/link-model.ts";
import { linkParameters } from "../sim/link-parameters.ts";
import { World } from "../sim/world.ts";
import type { AnyNode, MachineNode } from "../sim/world-node.ts";
import { DevelopmentHomeserverPort } from "./development-homeserver-port.ts";
import type { HomeserverPort, HttpOutcome } from "./homeserver-port.ts";
import { bestCodec } from "./native-codec.ts";
import { RealHomeserverPort } from "./real-homeserver-port.ts";
import { WorldRunner } from "./world-runner.ts";

export interface MatrixWorldOptions {
  readonly seed?: number;
  /** A homeserver at a URL, or a development homeserver of these options in the world. */
  readonly homeserver: URL | HomeserverOptions;
  /** Virtual time that the homeserver takes for a request. */
  readonly processing?: Duration;
  /** Unix time, in milliseconds, of instant zero. */
  readonly epoch: number;
  readonly capture?: boolean;
  /** Virtual seconds per second of the wall clock; as fast as it goes when left out. */
  readonly speed?: number;
  readonly devices?: DeviceService;
  /** The profile that clients speak; `auto` when left out. */
  readonly wire?: Wire;
  readonly onLog?: (node: string, level: string, message: string, now: Instant) => void;
}

/** `hectobit client` in the world, and its local HTTP side. */
export interface LocalClient {
  readonly name: string;
  readonly machine: Client;
  /** Runs the world until the answer is there. Several may run at once. */
  request(request: HttpRequest): Promise<HttpResponse>;
}

const GATEWAY_PEER = addressPeer("10.0.0.1", 5683);
/** What a homeserver usually takes for a small request. */
const PROCESSING: Duration = milliseconds(20);
/** Turns of the event loop in which programs in this process may react to an answer, before virtual time goes on. */
const REACTION_TURNS = 4;
const DIRECT_TIMEOUT: Duration = minutes(10);

/**
 * A homeserver, a gateway, and clients and devices behind links of their own, in one virtual world: what the demo
 * shows and the benchmarks measure.
 */
export class MatrixWorld {
  readonly world: World;
  readonly runner: WorldRunner;
  readonly gateway: Gateway;
  readonly gatewayPeer: Peer = GATEWAY_PEER;
  readonly gatewayNode: MachineNode<GatewayEvent, GatewayEffect>;
  readonly homeserver: HomeserverPort;
  readonly #options: MatrixWorldOptions;
  readonly #random: Random;
  readonly #mapping = mappingWith(bestCodec().codec);
  readonly #upstream = new Map<HttpExchangeId, () => void>();
  #stations = 0;
  #waiting = 0;
  #answers = 0;
  #driving: Promise<void> | undefined;

  constructor(options: MatrixWorldOptions) {
    const { seed = 1, capture = false, processing = PROCESSING } = options;
    this.#options = options;
    this.#random = new SeededRandom(seed);
    this.world = new World({ seed, capture });
    this.runner = new WorldRunner(this.world);
    this.homeserver =
      options.homeserver instanceof URL
        ? new RealHomeserverPort(this.world, this.runner, options.homeserver, processing)
        : new DevelopmentHomeserverPort(this.world, options.homeserver, this.#randomSource(), processing);
    const { devices } = options;
    this.gateway = new Gateway(
      { random: this.#randomSource(), mapping: this.#mapping, ...(devices && { devices }) },
      this.world.now,
    );
    this.gatewayNode = this.world.add({
      name: "gateway",
      machine: this.gateway,
      peer: GATEWAY_PEER,
      onEffect: (effect, now) => this.#onGateway(effect, now),
    });
    if (this.homeserver instanceof DevelopmentHomeserverPort) {
      this.homeserver.serveApplicationService((request) => this.world.handle(this.gatewayNode, request));
    }
  }

  /** An address for one more node behind a link, and the link to the gateway, which is told of it. */
  connect(add: (peer: Peer) => AnyNode, model: LinkModel): AnyNode {
    const number = ++this.#stations;
    const peer = addressPeer(`10.${1 + (number >> 16)}.${(number >> 8) & 255}.${number & 255}`, 5683);
    const node = add(peer);
    this.world.connect(node, this.gatewayNode, model);
    this.world.handle(this.gatewayNode, { kind: "configure-peer", peer, link: linkParameters(model, "far") });
    return node;
  }

  addClient(name: string, model: LinkModel, wire = this.#options.wire): LocalClient {
    const waiting = new Map<HttpExchangeId, (response: HttpResponse) => void>();
    const machine = new Client(
      {
        random: this.#randomSource(),
        gateway: GATEWAY_PEER,
        link: linkParameters(model, "near"),
        mapping: this.#mapping,
        ...(wire !== undefined && { wire }),
        clock: (at) => new Date(this.#options.epoch + at).toISOString().slice(11, 16),
      },
      this.world.now,
    );
    const onEffect = (effect: ClientEffect, now: Instant) => {
      if (effect.kind === "log") this.#options.onLog?.(name, effect.level, effect.message, now);
      else waiting.get(effect.id)?.(effect.response);
    };
    let node: MachineNode<ClientEvent, ClientEffect> | undefined;
    this.connect((peer) => {
      node = this.world.add({ name, machine, peer, onEffect });
      return node;
    }, model);
    let lastId = 0;
    const request = (http: HttpRequest) =>
      this.#await<HttpResponse>((done) => {
        const id = ++lastId;
        waiting.set(id, (response) => {
          waiting.delete(id);
          done(response);
        });
        if (node) this.world.handle(node, { kind: "served-request", id, request: http, from: "127.0.0.1:50000" });
      });
    return { name, machine, request };
  }

  /** Puts a request to the homeserver directly, not over any link. HectobitError `world-homeserver` when it fails. */
  async direct(request: HttpRequest): Promise<HttpResponse> {
    const outcome = await this.#await<HttpOutcome>((done) => {
      this.homeserver.ask(request, DIRECT_TIMEOUT, done);
    });
    if (outcome.kind === "http-response") return outcome.response;
    throw new HectobitError("world-homeserver", `${request.method} ${request.target}: ${outcome.detail}`);
  }

  /** Lets so much virtual time pass. */
  async pass(span: Duration): Promise<void> {
    await this.#await<void>((done) => this.world.at(add(this.world.now, span), done));
  }

  close(): Promise<void> {
    return this.homeserver.close();
  }

  #randomSource(): Random {
    return new SeededRandom(this.#random.integer(0xffffffff));
  }

  #await<T>(start: (done: (value: T) => void) => void): Promise<T> {
    const result = new Promise<T>((resolve) => {
      this.#waiting++;
      start((value) => {
        this.#waiting--;
        this.#answers++;
        resolve(value);
      });
    });
    this.#driving ??= this.#drive();
    return Promise.race([result, this.#driving.then(() => result)]);
  }

  /** Runs the world as long as somebody waits for an answer. */
  async #drive(): Promise<void> {
    const { speed } = this.#options;
    try {
      while (this.#waiting > 0) {
        const before = this.#answers;
        const stop = () => this.#answers > before;
        const ended = await this.runner.run({ stop, ...(speed !== undefined && { speed }) });
        if (ended === "idle" && !stop()) {
          throw new HectobitError("world-idle", "nothing is left to happen, and a request has no answer");
        }
        for (let turn = 0; turn < REACTION_TURNS; turn++) await nextTurn();
      }
    } finally {
      this.#driving = undefined;
    }
  }

  #onGateway(effect: GatewayEffect, now: Instant): void {
    if (effect.kind === "http-request") {
      const { id, request, timeout } = effect;
      const abort = this.homeserver.ask(request, timeout, (outcome) => {
        this.#upstream.delete(id);
        this.world.handle(this.gatewayNode, { ...outcome, id });
      });
      this.#upstream.set(id, abort);
    } else if (effect.kind === "http-abort") {
      this.#upstream.get(effect.id)?.();
      this.#upstream.delete(effect.id);
    } else if (effect.kind === "served-response") {
      if (this.homeserver instanceof DevelopmentHomeserverPort) {
        this.homeserver.serviceAnswered(effect.id, effect.response);
      }
    } else this.#options.onLog?.("gateway", effect.level, effect.message, now);
  }
}

/** Unix time of a world's instant zero when a run must be the same each time. */
export const FIXED_EPOCH: number = Date.UTC(2026, 0, 1, 12);
