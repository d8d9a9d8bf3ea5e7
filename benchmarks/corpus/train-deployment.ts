import type { Deployment } from "./deployment.ts";
import { TRAIN_TEXTS } from "./train-texts.ts";

const person = (local: string, display: string) => ({ local, display });
const room = (alias: string, name: string, topic: string) => ({ alias, name, topic });

export const TRAIN: Deployment = {
  name: "train",
  seed: 20251,
  home: "chat.harbour.example",
  away: "matrix.bergstation.example",
  bridge: "bridge.harbour.example",
  pushGateway: "push.harbour.example",
  app: { id: "example.harbour.lotse.android", name: "Lotse", device: "Pixel 7a" },
  website: "www.harbour.example",
  homePeople: [
    person("eleanor", "Eleanor Whitby"),
    person("jonas.petersen", "Jonas Petersen"),
    person("amelie", "Amélie Lefèvre"),
    person("kowalski", "Marta Kowalski"),
    person("tomoko", "智子 (Tomoko)"),
  ],
  awayPeople: [
    person("reto", "Reto Zurbriggen"),
    person("huette-ostgrat", "Hütte Ostgrat"),
    person("giulia_b", "Giulia Bernasconi 🏔"),
  ],
  rooms: [
    room("pilots", "Harbour pilots", "Shifts, tides and ships due. Urgent things by VHF channel 12, please"),
    room("weather", "Weather and ice", "Warnings of the coast station, twice a day"),
    room("crane-3", "Crane 3", "Maintenance of crane 3: open points on top"),
    room("kaffee", "Kaffeeküche", "Alles, was nirgends sonst passt ☕"),
    room("buoys", "Buoys and beacons", "What the buoys report, every ten minutes"),
    room("huetten", "Hüttenwarte", "Belegung, Material, Heli-Flüge. Notfälle: 1414"),
    room("night-watch", "Night watch", "22:00 – 06:00"),
  ],
  texts: TRAIN_TEXTS,
  files: ["tide-table-2026.pdf", "IMG_20260114_081233.jpg", "crane3-bearing.jpg", "Voice message.ogg", "approach.mp4"],
  devices: ["Pilot boat tablet", "Element Desktop: Linux", "Lotse on Pixel 7a", "Office PC (shared)", "nightly bot"],
  polls: [
    { question: "Who takes the Saturday shift?", answers: ["Me!", "Only if nobody else", "Sorry, can't"] },
    { question: "Fondue oder Raclette?", answers: ["Fondue", "Raclette", "Beides"] },
  ],
  reasons: ["Wrong room, sorry", "Double account", "Has left the harbour office", "spam"],
  emoji: ["👍️", "❤️", "⚓", "🌊", "😂"],
  telemetry: { type: "example.harbour.buoy.reading", station: "buoy-07", sensors: ["wave_m", "wind_ms", "water_c"] },
  place: { text: "North pier, bollard 14", latitude: 54.3233, longitude: 10.1394 },
};
