/** What people write in the train recording: of the trade, in their languages, short more often than long. */
export const TRAIN_TEXTS: readonly string[] = `
ok
On my way.
Thanks!
Morning all ☀️
The Margarethe is 40 minutes late, new ETA at the fairway buoy is 14:25.
Who has the key to the boathouse? It isn't on the hook.
Same here
Can somebody look at the radar at pier 2? It shows a second echo behind every ship, since the storm I think.
I've ordered two new fenders; they should be here on Thursday, the invoice goes to the office.
Moin! Ist heute jemand am Kran? Die Bremse quietscht schon wieder.
Ja, ich schau gleich vorbei. Dauert noch eine halbe Stunde.
Bitte denkt daran, die Logbücher bis Freitag abzugeben, sonst kann Jonas die Abrechnung nicht fertig machen.
Das Wetter wird ab 18 Uhr schlechter: Böen bis 9 Bft aus Nordwest, die kleine Fähre fährt dann nicht mehr.
Servus zusammen, der Hubschrauber kommt erst morgen, heute zu viel Nebel
Merci, c'est noté.
Le pilote est à bord depuis dix minutes, tout va bien.
On se retrouve à la capitainerie à sept heures ? J'apporte les croissants 🥐
Quelqu'un a-t-il vu mon téléphone ? Je l'ai peut-être laissé sur la vedette hier soir.
¿A qué hora llega el práctico?
El remolcador está averiado, tenemos que esperar al otro hasta mañana por la mañana.
Perfecto, gracias
Лёд уже тонкий, завтра проход будет открыт.
Спасибо, всё получил!
了解しました。
明日の朝は霧が出るかもしれません。気をつけてください。
😀
🚢🚢🚢
lol
no idea, ask Eleanor
Water temperature 4.2 °C, wind SW 5, sea 1.5 m, visibility good.
I can't open the file, could you send it again as PDF?
Yes, at the usual place, quarter past.
The generator stopped twice last night. I've changed the filter and bled the line; it has run for six hours since. If it stops again somebody should look at the pump, I suspect that it draws air at the second joint.
http://www.harbour.example/notices/2026/117.html has the dates of the dredging
Nope
Tide is at its lowest at 03:47, so no deep draughts between two and five.
Meeting moved to 15:30, room upstairs
He said he'd call back but never did :(
Could you please confirm the berth for tomorrow? The agent has asked three times already and I have nothing to tell her.
Two crew changes, one doctor, fresh water 60 t.
Happy birthday Marta!! 🎂🎉
I'm going to be ten minutes late, the bridge is up
Kannst du das bitte übernehmen? Ich bin bis Montag im Urlaub.
Die Hütte ist am Wochenende voll, 48 Anmeldungen. Bitte niemanden mehr ohne Rückfrage hochschicken.
Grazie mille, ci vediamo domani al rifugio.
La teleferica è ferma per il vento, riproviamo alle quattro.
battery at 23 %, panels covered with snow, going to clean them as soon as the wind drops
done
See attached. The crack is about 12 cm long, on the underside, between the third and the fourth bolt.
That's what I said yesterday.
Does anybody know whether the ferry runs on Epiphany?
Please don't use channel 8 until further notice, the coast guard needs it for the search.
Good night
Wir brauchen Diesel (200 l), Gas, zwei Kisten Äpfel und den neuen Router, wenn er da ist.
Bin gut angekommen.
I think we should try it the other way round: first the tug, then the lines, and only then the engine.
Received, thank you. Signed copy follows by post.
Wie lange noch?
Zehn Minuten
ETA 07:10
Sorry, wrong chat
Is the new version any better? Mine crashes whenever I open the map
You need to restart it after the update, then it works for me.
Kommando zurück, sie legen doch an Brücke 5 an.
Pouvez-vous vérifier la pression du circuit n° 2 ? Elle est descendue à 3,1 bar cette nuit.
All lines fast at 11:52. Pilot away 12:05.
Ha, I knew it
The minutes of the last meeting are in the folder; look at point 6 before Tuesday.
Three containers are missing from the list: HLBU 204417-3, HLBU 204418-9 and MSKU 771206-1.
👍
Wer macht am Sonntag Frühstück? 🍳
I am in the lift and it has stopped. Not a joke.
Call 112 and then me!
They got me out after 20 min, all fine, thanks for asking everybody
`
  .trim()
  .split("\n");
