/**
 * What the library says to developers, in the words of a form, which has no names of options and no values that cannot be typed. The library's own words
 * are held to its source by a test; `$1` and `$2` are its numbers.
 */
const INSTEAD: readonly (readonly [library: RegExp, page: string])[] = [
  [/an integer >= (\S+?), or \{ from, to \} with integers \S+ <= from <= to/, "a whole number of $1 or more"],
  [/an integer >= (\S+?)(?=[,.])/, "a whole number of $1 or more"],
  [/an integer from (\S+) to (\S+?)(?:, or null)?(?=[,.])/, "a whole number from $1 to $2"],
  [/a number of seconds from (\S+) to (\S+), or null(?=[,.])/, "a number of seconds from $1 to $2"],
  [/an integer in \[0, 2\^53\)/, "a whole number from 0 to 9007199254740991"],
  [/（または from は \S+ 以上）/, ""],
  [/Give e\.g\. 1, or \{ from: 1, to: 24 \}\./, "Give e.g. 1, or 1-24 for every row up to there."],
];

/** An English text of the library as a page says it. */
export function inPageWords(text: string): string {
  return INSTEAD.reduce((said, [library, page]) => said.replace(library, page), text);
}

/**
 * The text with fields by their labels, where it has the options by their names: `size.seeds` is the field "seeds". Japanese quotation marks have no
 * blanks beside them, as the names have.
 */
export function withLabels(text: string, labelOf: (option: string) => string | null): string {
  return text.replace(/( ?)`(?:\w+\.)*(\w+)`( ?)/g, (written, before: string, option: string, after: string) => {
    const label = labelOf(option);
    if (label === null) return written;
    return label.startsWith("「") ? label : before + label + after;
  });
}
