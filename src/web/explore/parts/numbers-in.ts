/** Numbers of a text in their order, between blanks, commas, semicolons and line ends; and the first word that is none. */
export function numbersIn(text: string): { readonly numbers: Float64Array; readonly bad: string | null } {
  const words = text.split(/[\s,;]+/).filter((word) => word !== "");
  const bad = words.find((word) => !Number.isFinite(Number(word))) ?? null;
  return { numbers: Float64Array.from(words, Number), bad };
}

/** Whether each line has as many cells as the first, two or more: a table. */
export function hasColumns(text: string): boolean {
  const widths = text
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line) => line.split(/[,;\t]/).length);
  return widths.length > 1 && widths[0]! > 1 && widths.every((width) => width === widths[0]);
}
