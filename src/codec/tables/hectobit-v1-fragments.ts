/** Fragments of more than one character, split by `|`; line ends belong to none. Spaces count. The list only grows. */
const LONGER = `
org.matrix.msc|org.matrix.|m.room.|matrix|https://|http://|m.key.verificat|ation|ing |the | the |and | and |
tion|ion |ent|er |ed |es |s |e |t |d |n |y |, |. |o |r |a |in|th|he|an|re|on|at|or|en|is|it|al|ar|st|to|nt|
ti|te|se|ou|ve|le|me|de|co|ro|ri|li|ne|ra|la|ma|ch|ha|ic|il|ll|ss|un|ta|sa|si|di|ce|no|no |to |of |is |in |
on |for |you|you |ly |er|es|ed|io|wi|with|with |not |have |that |this |room|user|event|message|device|key|
_id|_key|event_|.m.|.org|.com|www.|matrix.|server|User |Room |Unknown |Invalid |Cannot |invalid|Missing |
not found|does not |must be |required|permission|is not |in room |Event |content.|.relates_to|org.|
io.element.|ee|oo|qu|uk.tcpip.|_session|version|encrypt|, "|://|ö|ä|ü|é|ß|👍|sch|ich |ei|der |die |und |
`;

/** Space to tilde, in the order of ASCII. */
const PRINTABLE = Array.from({ length: 95 }, (_, index) => String.fromCharCode(0x20 + index));

export const HECTOBIT_FRAGMENTS_V1: readonly string[] = [
  ...PRINTABLE,
  "\n",
  ...LONGER.replaceAll("\n", "").split("|").slice(0, -1),
];
