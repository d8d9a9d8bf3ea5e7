/**
 * JSON as a value in which numbers are texts, so that what a double cannot hold is compared too: an integer by all its
 * digits, any other number by its value. `1.0` and `1` are the same JSON number.
 */
export function exactJson(text: string): unknown {
  JSON.parse(text);
  const quoted = text.replace(/"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g, (token) =>
    token.startsWith('"') ? token : JSON.stringify(`number ${number(token)}`),
  );
  return JSON.parse(quoted);
}

function number(token: string): string {
  if (/^-?\d+$/.test(token)) return token;
  const value = Number(token);
  return Number.isSafeInteger(value) && !Object.is(value, -0) ? String(value) : `about ${value}`;
}
