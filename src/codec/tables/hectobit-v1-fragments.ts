/** Fragments of more than one character, each with a `|` behind it. Spaces count, ends of rows don't. */
const LONGER = `
.example|org.matrix.msc|.example.org|example|user|matrix.|server|not |event|localhost|https://|room|re|an|
version|must be |.org|Invalid |tion| to |t |.com|room |the |in|ing|ter|test|not found|de|is | the |
does not |th|s |se|st|me|e |ar|in |ation|id|er|al|ma|device|key|message|at|te|ch|or|on|le|d |to|The |y |ro|
m.| is |ate|secre|en|verif|, |ed|io.element.|ge|able|spam|ve|wa|ca|reques|it|no|contain|lement|permission|
un|name|ri|ur| th|ra|member|nd|for |rule|ti|ll|co|lo|parameter|la|org|have |Missing |content|ne|invalid|li|
ou|ic|bo|know|you |ha|pe|port|us|token|ad|ng|tch|fi|be|ce|a |ac|.net|12|is|r |as|es|he|wi|n |nt|si|il|di|_m|
.io|ho|msc|0.|ynap|o |ID |ta|app|👍|su|s.|00|po|am|Room |1.|of |: |sh|:8|ü|
`;

/** Space to tilde, in the order of ASCII. */
const PRINTABLE = Array.from({ length: 95 }, (_, index) => String.fromCharCode(0x20 + index));

export const HECTOBIT_FRAGMENTS_V1: readonly string[] = [
  ...PRINTABLE,
  "\n",
  ...LONGER.replaceAll("\n", "").split("|").slice(0, -1),
];
