/**
 * The accounts, rooms and ids that one run of the scenario has made so far, by the names the steps give them. Names of
 * users and aliases end in `_` and the world's own name, so that two worlds live in one homeserver.
 */
export class World {
  readonly name: string;
  readonly serverName: string;
  readonly #values = new Map<string, string>();

  constructor(name: string, serverName: string) {
    this.name = name;
    this.serverName = serverName;
  }

  /** `alice` as this world's local part. */
  local(name: string): string {
    return `${name}_${this.name}`;
  }

  user(name: string): string {
    return `@${this.local(name)}:${this.serverName}`;
  }

  alias(name: string): string {
    return `#${this.local(name)}:${this.serverName}`;
  }

  keep(name: string, value: unknown): void {
    if (typeof value !== "string" || value === "") throw new Error(`${name} is no string: ${JSON.stringify(value)}`);
    this.#values.set(name, value);
  }

  /** What an earlier step kept. */
  get(name: string): string {
    const value = this.#values.get(name);
    if (value === undefined) throw new Error(`no step has made ${name} yet`);
    return value;
  }
}
