/** Everything by which one recording differs from the other. */
export interface Deployment {
  readonly name: "train" | "test";
  readonly seed: number;
  /** The two homeservers. */
  readonly home: string;
  readonly away: string;
  /** Where the application service and the push gateway are. */
  readonly bridge: string;
  readonly pushGateway: string;
  readonly app: { readonly id: string; readonly name: string; readonly device: string };
  readonly website: string;
  /** Its names for what the scenario names neutrally, in the order of dialect.ts. */
  readonly dialect: readonly string[];
  /** The bridged network: its protocol, how its users' names begin, its bot, and its numbers. */
  readonly bridged: {
    readonly protocol: string;
    readonly ghosts: string;
    readonly bot: string;
    readonly numbers: string;
    readonly label: string;
  };
  readonly homePeople: readonly PersonName[];
  readonly awayPeople: readonly PersonName[];
  readonly rooms: readonly RoomName[];
  readonly texts: readonly string[];
  readonly files: readonly string[];
  readonly devices: readonly string[];
  readonly polls: readonly { readonly question: string; readonly answers: readonly string[] }[];
  readonly reasons: readonly string[];
  readonly emoji: readonly string[];
  /** What its machines measure. */
  readonly telemetry: { readonly type: string; readonly station: string; readonly sensors: readonly string[] };
  readonly place: { readonly text: string; readonly latitude: number; readonly longitude: number };
}

export interface PersonName {
  readonly local: string;
  readonly display: string;
}

export interface RoomName {
  readonly alias: string;
  readonly name: string;
  readonly topic: string;
}
