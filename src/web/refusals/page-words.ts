/**
 * What the library says to developers, in the words of a form, which has no names of options and no values that cannot be typed. The library's own words
 * are held to its source by a test; `$1` and `$2` are its numbers.
 */
export const INSTEAD: readonly (readonly [library: RegExp, page: string])[] = [
  [/an integer >= (\S+?), or \{ from, to \} with integers \S+ <= from <= to/, "a whole number of $1 or more"],
  [/an integer >= (\S+?)(?=[,.])/, "a whole number of $1 or more"],
  [/an integer from (\S+) to (\S+?)(?:, or null)?(?=[,.])/, "a whole number from $1 to $2"],
  [/a number of seconds from (\S+) to (\S+), or null(?=[,.])/, "a number of seconds from $1 to $2"],
  [/an integer in \[0, 2\^53\)/, "a whole number from 0 to 9007199254740991"],
  [/（または from は \S+ 以上）/, ""],
  [/Give e\.g\. 1, or \{ from: 1, to: 24 \}\./, "Give e.g. 1, or 1-24 for every row up to there."],
  [/NUL bytes are taken out of a text with: tr -d '\\000'\./, "a text must be saved anew without its NUL bytes."],
  [/They are taken out of a text with: tr -d '\\000'\./, "Save the text anew without them."],
  [/Save it as UTF-8, for one with: iconv -f UTF-32 -t UTF-8\./, "Save it as UTF-8."],
  [/, e\.g\. with `missing` of readTable,/, " (see `missing`),"],
  [/(`missing: "\w+"`) \([^)]*\)/g, "$1"], // the choices of the form say it themselves
  [/(`missing: "\w+"`)（[^）]*）/g, "$1"],
  [/, or leave the method out of `methods`\./, "."],
  [/`size\.batchSizes`/, "the batch size"],
  [/--hidden (\S+) with `batchSizes` (\S+) and/, "A network of $1 units with batches of $2 and"],
  [
    /(?:[^.\s][^.]* would fit; or take|Take fewer units, or) --engine reference, which has no such limit and is far slower\./,
    "Take a smaller `window`, or run it in a shell (npx gradus poc FILE), where networks can be smaller.",
  ],
  [/^--ahead all needs /, "Forecasts of what comes after the table need "],
];

/** An English text of the library as a page says it. */
export function inPageWords(text: string): string {
  return INSTEAD.reduce((said, [library, page]) => said.replace(library, page), text);
}

/** An option, or an option with a value, between backticks. */
const OPTION = /( ?)`(?:\w+\.)*(\w+)(?:: ("[^"`]*"|[^"`]+))?`( ?)/g;

/**
 * The text with fields by their labels, where it has the options by their names: `size.seeds` is the field "seeds". Japanese quotation marks have no
 * blanks beside them, as the names have.
 *
 * @param choiceOf how the field shows a value of its option, which it is typed as or chosen by; null leaves options with values as they are. Of several values of
 * one option in a row only the first has its label
 */
export function withLabels(
  text: string,
  labelOf: (option: string) => string | null,
  choiceOf: ((option: string, value: string) => string) | null = null,
): string {
  let last: string | null = null;
  return text.replace(OPTION, (written, before: string, option: string, value: string | undefined, after: string) => {
    const label = labelOf(option);
    if (label === null || (value !== undefined && choiceOf === null)) return written;
    const isJapanese = label.startsWith("「");
    const choice = value === undefined ? null : choiceOf!(option, value.replace(/^"(.*)"$/, "$1"));
    const isAgain = choice !== null && last === option;
    last = choice === null ? null : option;
    const said = choice === null ? label : isAgain ? choice : `${label}${isJapanese ? "の" : ": "}${choice}`;
    return isJapanese ? said : before + said + after;
  });
}
