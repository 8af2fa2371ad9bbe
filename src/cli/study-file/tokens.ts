/** A word of JSON, JavaScript or TypeScript, and the line it begins on, 1-based. */
export interface Token {
  readonly kind: "text" | "word" | "sign";
  /** Of a text without its quotes. */
  readonly value: string;
  readonly line: number;
}

const TOKEN =
  /(?<blank>\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/)|(?<text>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')|(?<word>[\p{L}\p{N}_$#.]+(?:[-+]\d+)?)|(?<sign>=>|[^\s])/uy;

/** The words of a source, comments left out. A template is one text, whatever stands in its ${ }. */
export function tokensOf(source: string): Token[] {
  const tokens: Token[] = [];
  let line = 1;
  for (let at = 0; at < source.length; ) {
    TOKEN.lastIndex = at;
    const found = TOKEN.exec(source)!;
    const { blank, text, word, sign } = found.groups!;
    const whole = sign === "`" ? template(source, at) : found[0];
    if (blank === undefined) {
      if (text !== undefined) tokens.push({ kind: "text", value: unquoted(text), line });
      else if (sign === "`") tokens.push({ kind: "text", value: whole.slice(1, -1), line });
      else tokens.push({ kind: word === undefined ? "sign" : "word", value: whole, line });
    }
    line += whole.split("\n").length - 1;
    at += whole.length;
  }
  return tokens;
}

function template(source: string, from: number): string {
  const [whole] = /^`(?:\\[\s\S]|[^`\\])*`?/.exec(source.slice(from))!;
  return whole;
}

function unquoted(text: string): string {
  try {
    return JSON.parse(`"${text.slice(1, -1).replaceAll('"', '\\"').replaceAll("\\'", "'")}"`) as string;
  } catch {
    return text.slice(1, -1);
  }
}
