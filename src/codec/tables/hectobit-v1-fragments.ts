/** Fragments of more than one character, each with a `|` behind it. Spaces count, ends of rows don't. */
const LONGER = `
.example|org.matrix.msc|user|matrix.|example|server|not |.org|room|localhost|event|an|Invalid |re|tion|
https://|must be |room |version| to |the |t |st|de|in|is |.com|does not | the |se|th|in |ter|not found|s |
message|e |te|.test|er|ar|me|device|ing|ma|d |on|le|or|y |id|to|ation|read|en|ro|ate|The |at| is |ch|
request|key|able|io.element.|ve|m.|, |it|ge|ed|wa|no|ca|un|nd|ne|secre|for |lement|ri|co|al|name|lo|have |
 th|parameter|ra|contain|li|la|ur|permission|verif|ce|member|ha|ou|bo|is|ti|invalid|know|ll|ng|rule|ali|org|
you |content|us|ac|token|be|fi|type|si|tch|a |r |pe|es|ynap|he|as|port|am|wi|n |nt|ho|ic|di|12|_m|.io|o |il|
0.|ID |msc|ight|po|ta|su|app|ad|Room |s.|00|1.|of |by |: |:8|qu|ü|
`;

/** Space to tilde, in the order of ASCII. */
const PRINTABLE = Array.from({ length: 95 }, (_, index) => String.fromCharCode(0x20 + index));

export const HECTOBIT_FRAGMENTS_V1: readonly string[] = [
  ...PRINTABLE,
  "\n",
  ...LONGER.replaceAll("\n", "").split("|").slice(0, -1),
];
