import { createHmac, randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Test } from "tap";
import { stringify } from "yaml";
import { Http } from "./http.ts";
import { requirePeer } from "./require-peer.ts";
import { type Subprocess, start } from "./subprocess.ts";

export interface SynapseOptions {
  /** Limits that stay tight, by Synapse's names (`rc_message`); all others are lifted. */
  readonly limits?: Readonly<Record<string, unknown>>;
  /** Registration files of application services. */
  readonly appServices?: readonly string[];
  /** Further settings of homeserver.yaml. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

export interface Synapse {
  /** Such as `http://127.0.0.1:41234`. */
  readonly url: string;
  readonly serverName: string;
  /** Its log is on stdout. */
  readonly process: Subprocess;
  /** Makes an account by the shared secret (no interactive registration), and gives its access token. */
  register(name: string, options?: { password?: string; admin?: boolean }): Promise<Account>;
}

export interface Account {
  readonly userId: string;
  readonly accessToken: string;
  readonly deviceId: string;
}

const SERVER_NAME = "hs1.test";
const SHARED_SECRET = "the shared secret of a homeserver that lives for one test";
const NO_LIMIT = { per_second: 100_000, burst_count: 100_000 };

const LIFTED = {
  rc_message: NO_LIMIT,
  rc_registration: NO_LIMIT,
  rc_registration_token_validity: NO_LIMIT,
  rc_joins: { local: NO_LIMIT, remote: NO_LIMIT },
  rc_joins_per_room: NO_LIMIT,
  rc_room_creation: NO_LIMIT,
  rc_invites: { per_room: NO_LIMIT, per_user: NO_LIMIT, per_issuer: NO_LIMIT },
  rc_login: { address: NO_LIMIT, account: NO_LIMIT, failed_attempts: NO_LIMIT },
  rc_presence: { per_user: NO_LIMIT },
  rc_media_create: NO_LIMIT,
  rc_reports: NO_LIMIT,
  rc_user_directory: NO_LIMIT,
  rc_admin_redaction: NO_LIMIT,
  rc_delayed_event_mgmt: NO_LIMIT,
};

const LOGGING = {
  version: 1,
  formatters: { plain: { format: "%(levelname)s %(name)s %(message)s" } },
  handlers: { console: { class: "logging.StreamHandler", formatter: "plain", stream: "ext://sys.stdout" } },
  root: { level: "INFO", handlers: ["console"] },
  loggers: { "synapse.storage": { level: "WARNING" } },
  disable_existing_loggers: false,
};

function configure(folder: string, options: SynapseOptions): string {
  const path = (name: string) => join(folder, name);
  mkdirSync(path("media"));
  writeFileSync(path("log.yaml"), stringify(LOGGING));
  writeFileSync(path("signing.key"), `ed25519 a_test ${randomBytes(32).toString("base64").replace(/=+$/, "")}\n`);
  const config = {
    server_name: SERVER_NAME,
    report_stats: false,
    // The system chooses the port; Synapse tells it in its log.
    listeners: [
      {
        port: 0,
        tls: false,
        type: "http",
        bind_addresses: ["127.0.0.1"],
        resources: [{ names: ["client"], compress: false }],
      },
    ],
    // Nothing of a test's database needs to survive a power cut.
    database: { name: "sqlite3", args: { database: path("homeserver.db") } },
    media_store_path: path("media"),
    log_config: path("log.yaml"),
    signing_key_path: path("signing.key"),
    registration_shared_secret: SHARED_SECRET,
    macaroon_secret_key: "macaroon secret of a test",
    form_secret: "form secret of a test",
    enable_registration: true,
    enable_registration_without_verification: true,
    presence: { enabled: false },
    // Hashing passwords slowly protects nobody here.
    bcrypt_rounds: 4,
    trusted_key_servers: [],
    suppress_key_server_warning: true,
    // Otherwise initial syncs repeat an answer of up to two minutes ago.
    caches: { sync_response_cache_duration: "0s" },
    app_service_config_files: options.appServices ?? [],
    ...LIFTED,
    ...options.limits,
    ...options.settings,
  };
  writeFileSync(path("homeserver.yaml"), stringify(config));
  return path("homeserver.yaml");
}

/** Starts a real Synapse with an empty SQLite database for one test; undefined when it is not installed. */
export async function startSynapse(t: Test, options: SynapseOptions = {}): Promise<Synapse | undefined> {
  const program = requirePeer(t, "synapse");
  if (program === undefined) return undefined;
  const folder = mkdtempSync(join(tmpdir(), "hectobit-synapse-"));
  // Teardowns run last first: the folder goes when the process has ended.
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  const config = configure(folder, options);
  const child = await start(t, program("python"), ["-m", "synapse.app.homeserver", "-c", config], {
    cwd: folder,
    env: { PYTHONUNBUFFERED: "1" },
    ready: /Synapse now listening on TCP port (\d+)/,
  });
  const [, port] = await child.heard(/Synapse now listening on TCP port (\d+)/);
  const url = `http://127.0.0.1:${port}`;
  const http = new Http(url);
  t.teardown(() => http.close());
  return { url, serverName: SERVER_NAME, process: child, register: (name, choice) => register(http, name, choice) };
}

/** `/_synapse/admin/v1/register`: the shared secret proves the right to make accounts. */
async function register(
  http: Http,
  name: string,
  { password = `password of ${name}`, admin = false }: { password?: string; admin?: boolean } = {},
): Promise<Account> {
  const target = "/_synapse/admin/v1/register";
  const empty = new Uint8Array(0);
  const asked = await http.send({ method: "GET", target, headers: [], body: empty });
  const { nonce } = JSON.parse(new TextDecoder().decode(asked.body)) as { nonce: string };
  const mac = createHmac("sha1", SHARED_SECRET)
    .update([nonce, name, password, admin ? "admin" : "notadmin"].join("\0"))
    .digest("hex");
  const body = new TextEncoder().encode(JSON.stringify({ nonce, username: name, password, admin, mac }));
  const made = await http.send({ method: "POST", target, headers: [["content-type", "application/json"]], body });
  const text = new TextDecoder().decode(made.body);
  if (made.status !== 200) throw new Error(`Synapse made no account ${name}: ${made.status} ${text}`);
  const { user_id, access_token, device_id } = JSON.parse(text) as Record<string, string | undefined>;
  if (user_id === undefined || access_token === undefined || device_id === undefined) throw new Error(text);
  return { userId: user_id, accessToken: access_token, deviceId: device_id };
}
