const BLANK = /[ \t\n\r]*/y;
const SCALAR =
  /"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
/** Of a text, as far as it is one: what is wrong with it comes right behind. */
const TEXT_SO_FAR = /"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*/y;

/** What may come next: a value, a value or the end of a list, a key, a key or the end of an object, a colon, a comma or an end. */
type Expected = "value" | "item" | "key" | "field" | "colon" | "next";

/** Where a text stops being JSON, as the number of characters before that place; null where all of it is. Nesting takes no stack. */
export function jsonFault(text: string): number | null {
  const open: ("{" | "[")[] = [];
  let expected: Expected = "value";
  let at = skip(BLANK, text, 0);
  for (;;) {
    if (expected === "next" && open.length === 0) return at < text.length ? at : null;
    const sign = text[at];
    const inside = open.at(-1);
    if (sign === undefined) return at;
    if (isEnd(sign, inside) && expected !== "value" && expected !== "key" && expected !== "colon") {
      open.pop();
      expected = "next";
      at++;
    } else if (expected === "next") {
      if (sign !== ",") return at;
      expected = inside === "{" ? "key" : "value";
      at++;
    } else if (expected === "colon") {
      if (sign !== ":") return at;
      expected = "value";
      at++;
    } else if (expected === "value" || expected === "item") {
      if (sign === "{" || sign === "[") {
        open.push(sign);
        expected = sign === "{" ? "field" : "item";
        at++;
      } else {
        const end = skip(SCALAR, text, at);
        if (end === at) return skip(TEXT_SO_FAR, text, at);
        expected = "next";
        at = end;
      }
    } else {
      const end = sign === '"' ? skip(SCALAR, text, at) : at;
      if (end === at) return skip(TEXT_SO_FAR, text, at);
      expected = "colon";
      at = end;
    }
    at = skip(BLANK, text, at);
  }
}

function isEnd(sign: string, inside: "{" | "[" | undefined): boolean {
  return (sign === "}" && inside === "{") || (sign === "]" && inside === "[");
}

/** Where a pattern ends that begins at a place; the place itself where it does not match. */
function skip(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return from + (pattern.exec(text)?.[0].length ?? 0);
}
