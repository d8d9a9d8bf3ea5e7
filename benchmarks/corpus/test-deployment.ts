import type { Deployment } from "./deployment.ts";
import { TEST_TEXTS } from "./test-texts.ts";

const person = (local: string, display: string) => ({ local, display });
const room = (alias: string, name: string, topic: string) => ({ alias, name, topic });

export const TEST: Deployment = {
  name: "test",
  seed: 77003,
  home: "savanna-clinic.example",
  away: "hs.fieldteams.example",
  bridge: "sms.savanna-clinic.example",
  pushGateway: "notify.fieldteams.example",
  app: { id: "org.fieldteams.pulse.ios.prod", name: "Pulse", device: "iPhone von Ines" },
  website: "news.fieldteams.example",
  homePeople: [
    person("dr_okafor", "Dr Chidi Okafor"),
    person("ines", "Inés Villalobos"),
    person("pharmacy=2", "Pharmacy (ward 2)"),
    person("hbrandt", "Heike Brandt"),
    person("dmitri-s", "Дмитрий Соколов"),
  ],
  awayPeople: [
    person("wanjiru", "Wanjiru Kamau"),
    person("convoy.7", "Convoy 7"),
    person("beatriz", "Beatriz Nunes 🚙"),
  ],
  rooms: [
    room("triage", "Triage", "One line per patient, no names! Age, complaint, colour."),
    room("stock", "Drugs & stock", "Stock of the three pharmacies. Orders every Wednesday before noon"),
    room("solar", "Solar and batteries", "Power plant of the clinic"),
    room("rutas", "Rutas y caminos", "Estado de los caminos, puentes y puestos de control"),
    room("teams", "Field teams", "Where everyone is, where everyone goes"),
    room("lab", "Laboratory", "Results come as files, questions in threads"),
    room("football", "Football ⚽", "Sundays at five, behind the water tower"),
  ],
  texts: TEST_TEXTS,
  files: ["xray-0093.png", "Lieferschein 4471.pdf", "stock-week-08.xlsx", "nota de voz.ogg", "bridge after rain.mp4"],
  devices: ["Ward tablet 4", "Pulse (iPhone)", "Firefox on Windows", "SchildiChat", "satellite terminal"],
  polls: [
    { question: "Which day for the training?", answers: ["Monday", "Wednesday", "Friday", "none of these"] },
    { question: "¿Salimos antes del amanecer?", answers: ["Sí", "No", "Me da igual"] },
  ],
  reasons: ["not part of the team any more", "please use #stock", "Falscher Raum", "flooding the room"],
  emoji: ["✅", "🙏", "🚑", "🎉", "👀"],
  telemetry: { type: "org.fieldteams.power.sample", station: "inverter 2", sensors: ["volts", "amps", "soc", "temp"] },
  place: { text: "Water point 3, east of the school", latitude: -2.1534, longitude: 37.3082 },
};
