/** What people write in the test recording. Nothing here was looked at when tables were made. */
export const TEST_TEXTS: readonly string[] = `
yes
Got it 🙏
who's on call tonight?
Adult, fever since Tuesday, yellow. Room 3 please.
Child, 4 years, burn on the left hand, green.
We are out of paracetamol syrup. Ward 2 has eleven bottles left, they'd share six.
Convoy left at 05:40, four vehicles, nineteen people.
Road to the lake is under water again, trucks have to go round by the quarry, allow two more hours.
Can you hear me?
Loud and clear
The fridge in the laboratory went up to nine degrees during the night. I moved the vaccines to the big one and wrote down the times; somebody has to decide whether we can still use the first two boxes.
Buenos días equipo, hoy salimos con dos coches y llegamos sobre las once.
¿Hay agua en el pozo de la escuela?
Sí, pero muy poca.
No pasa nada, lo vemos mañana con calma cuando vuelva el ingeniero.
El puente aguanta coches pero no camiones; han puesto piedras en la entrada y un cartel.
Gracias a todos por ayer, fue un día muy largo y nadie se quejó.
Ich habe die Liste ergänzt, bitte einmal gegenlesen.
Die Lieferung hängt noch im Zoll, frühestens Dienstag.
Kein Problem, wir haben noch genug für eine Woche.
Wer hat den Schlüssel vom Geräteraum mitgenommen?!
Heute Abend um acht Videokonferenz mit der Zentrale, die Verbindung reicht hoffentlich.
Результаты анализов будут завтра утром, сегодня прибор калибруют.
Хорошо, подождём
Дорога до посёлка свободна, но бензина на станции нет.
Bonjour, est-ce que le camion d'eau est passé ce matin ?
Pas encore, il est en panne près du marché.
D'accord, je préviens l'hôpital et on envoie la citerne du camp en attendant.
Merci beaucoup docteur
発電機の部品が届きました。
今日はありがとうございました。また来週お願いします。
🚑➡️🏥
😅
Obrigada! Já estou a caminho.
O rádio do carro 2 não transmite, só recebe. Deve ser o microfone.
brb
Inverter two trips when the autoclave starts. Run them one after the other until the new fuse is in.
State of charge 61 %, sun until six, should do for the night if nobody cooks electrically.
Please remember: no names and no photographs of patients in here, ever.
Deleted, sorry, that was a mistake
What does the blue label mean?
Second line therapy, keep below 8 °C.
I'd rather wait for the second opinion before we transfer her, the road is not good for a broken hip.
Agreed.
Arrived. All well.
The interpreter comes at 9, not at 10.
How many beds do you have for tonight?
3
Four, if Mr T. goes home
Training material is on https://news.fieldteams.example/2026/02/handbook and on the stick in my drawer
Do we need a permit for the drone, or is the one from last year still good?
Needs a new stamp. I'll be in town on Thursday anyway.
Final score 4:4, and the ball is in the river again
you played like lions!
We measured 0.3 mg/l of chlorine at the tap behind the kitchen and nothing at all at the far end, so either the pump doses too little or there is a leak where the pipe crosses the road. Will dig tomorrow.
Is anyone going to the airstrip before noon? There's a parcel, 3 kg.
I can take it
Test test
Works
Kann bitte jemand das Fenster im Lager schließen, es fängt gleich an zu regnen.
My phone dies in five minutes, use the radio.
She's stable now. Pressure 118/76, pulse 88, sleeping.
Great news!
Mañana no hay clase, es fiesta.
Next supply flight: 24 Feb, 600 kg max. Send me your lists by Sunday evening.
The list is full, everything else waits for March.
I don't understand why the order was cancelled, nobody told us and the supplier says it was us.
Let me check
It was a duplicate. The right one is 2026-0318.
Bis gleich
`
  .trim()
  .split("\n");
