/** What the server says to everybody, and what it says for others that it lacks. */
import { json, notFound } from "../answer.ts";
import { open, type Route, route } from "../context.ts";
import { stringAt } from "../json.ts";

const VERSIONS = ["r0.0.1", "r0.1.0", "r0.2.0", "r0.3.0", "r0.4.0", "r0.5.0", "r0.6.0", "r0.6.1"].concat(
  Array.from({ length: 12 }, (_, minor) => `v1.${minor + 1}`),
);

const ROOM_VERSIONS = Object.fromEntries(["11", "12"].map((version) => [version, "stable"]));

export const serverRoutes: readonly Route[] = [
  open(
    "GET",
    "_matrix/client/versions",
    () =>
      json({
        versions: VERSIONS,
        unstable_features: {
          "org.matrix.label_based_filtering": true,
          "org.matrix.e2e_cross_signing": true,
          "org.matrix.msc2432": true,
          "uk.half-shot.msc2666.query_mutual_rooms": false,
          "io.element.e2ee_forced.public": false,
          "io.element.e2ee_forced.private": false,
          "io.element.e2ee_forced.trusted_private": false,
          "org.matrix.msc3026.busy_presence": false,
          "org.matrix.msc2285.stable": true,
          "org.matrix.msc3827.stable": false,
          "org.matrix.msc3440.stable": false,
          "org.matrix.msc3771": false,
          "org.matrix.msc3773": false,
          "fi.mau.msc2815": false,
          "fi.mau.msc2659.stable": true,
          "org.matrix.msc3882": false,
          "org.matrix.msc3881": false,
          "org.matrix.simplified_msc3575": false,
        },
      }),
    "root",
  ),
  open("GET", ".well-known/matrix/client", () => notFound("No .well-known: name the server's address"), "root"),
  route("GET", "capabilities", () =>
    json({
      capabilities: {
        "m.room_versions": { default: "12", available: ROOM_VERSIONS },
        "m.change_password": { enabled: false },
        "m.set_displayname": { enabled: true },
        "m.set_avatar_url": { enabled: true },
        "m.3pid_changes": { enabled: false },
        "m.get_login_token": { enabled: false },
        "m.profile_fields": { enabled: false },
      },
    }),
  ),
  route("GET", "voip/turnServer", () => json({})),
  route("GET", "thirdparty/protocols", () => json({})),
  route("GET", "pushers", () => json({ pushers: [] })),
  route("GET", "account/3pid", () => json({ threepids: [] })),
  route("PUT", "presence/{}/status", () => json({})),
  route("GET", "presence/{}/status", () => json({ presence: "offline" })),
  route("POST", "user_directory/search", ({ store, body }) => {
    const term = (stringAt(body, "search_term") ?? "").toLowerCase();
    const results = [...store.users.values()]
      .filter((user) => `${user.id} ${user.displayName ?? ""}`.toLowerCase().includes(term))
      .slice(0, 10)
      .map((user) => ({
        user_id: user.id,
        display_name: user.displayName ?? null,
        avatar_url: user.avatarUrl ?? null,
      }));
    return json({ limited: false, results });
  }),
];
