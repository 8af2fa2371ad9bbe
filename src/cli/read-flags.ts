import { type Command, Option } from "commander";
import { MISSING_RULES } from "../data/missing.js";
import { DUPLICATE_RULES, WIDE_CHOICES } from "../data/reading.js";
import { DECIMAL_MARKS } from "../data/table-notation.js";
import type { StudyFileData } from "../study/spec/study-file.js";
import type { FlagFields } from "./flag-fields.js";
import { parseChoice, parseInteger, parseNames, parseTimeFormat } from "./parse.js";

/** Options of every command that reads a table, as commander leaves them: text. */
export interface ReadFlags {
  readonly time?: string;
  readonly timeFormat?: string;
  readonly series?: string;
  readonly missing?: string;
  readonly missingValues?: string;
  readonly decimal?: string;
  readonly encoding?: string;
  readonly skipRows?: string;
  readonly wide?: string;
  readonly duplicates?: string;
}

/** Adds the options for reading a table, without those that a trained model fixes. */
export function addReadOptions(command: Command): Command {
  return command
    .addOption(new Option("--time <column>", 'time column (default: found; "none": trust the order of rows)'))
    .addOption(
      new Option("--time-format <pattern>", "how times are written, e.g. DD.MM.YYYY or 'YYYY-[Q]Q' (default: found)"),
    )
    .addOption(
      new Option(
        "--series <columns>",
        'column that tells stacked series apart, or several: a,b (default: found; "none")',
      ),
    )
    .addOption(new Option("--missing <rule>", `missing values: ${MISSING_RULES.join(", ")} (default: refuse them)`))
    .addOption(
      new Option(
        "--missing-values <list>",
        "texts and numbers that stand for a missing value, e.g. -200,-999 (beside NA, -- and the like)",
      ),
    )
    .addOption(new Option("--decimal <mark>", 'decimal mark of the numbers, "." or "," (default: found)'))
    .addOption(
      new Option(
        "--duplicates <rule>",
        `rows of one time and series: ${DUPLICATE_RULES.join(", ")} (default: refuse them, but for few that are equal in all)`,
      ),
    )
    .addOption(
      new Option("--wide <rule>", "columns that are times: auto, rows (every row is a series), none (default: auto)"),
    )
    .addOption(new Option("--skip-rows <n>", "rows above the header: titles, comments (default: found)"))
    .addOption(new Option("--encoding <name>", "encoding of the text, e.g. shift_jis or gb18030 (default: found)"));
}

/** Where the options of a table stand in a study file. */
export const READ_FIELDS = {
  time: { field: "data.time" },
  timeFormat: { field: "data.timeFormat", parse: parseTimeFormat },
  series: { field: "data.series" },
  missing: { field: "data.missing", parse: (text) => parseChoice("--missing", text, MISSING_RULES) },
  missingValues: { field: "data.missingValues", parse: (text) => parseNames("--missing-values", text) },
  decimal: { field: "data.decimal", parse: (text) => parseChoice("--decimal", text, DECIMAL_MARKS) },
  encoding: { field: "data.encoding" },
  skipRows: { field: "data.skipRows", parse: (text) => parseInteger("--skip-rows", text, 0) },
  wide: { field: "data.wide", parse: (text) => parseChoice("--wide", text, WIDE_CHOICES) },
  duplicates: { field: "data.duplicates", parse: (text) => parseChoice("--duplicates", text, DUPLICATE_RULES) },
} satisfies FlagFields<ReadFlags>;

export function parseReadFlags({ time, timeFormat, series, missing, encoding, ...layout }: ReadFlags) {
  const { missingValues, decimal, skipRows, wide, duplicates } = layout;
  return {
    ...(time !== undefined && { time }),
    ...(timeFormat !== undefined && { timeFormat: parseTimeFormat(timeFormat) }),
    ...(series !== undefined && { series }),
    ...(encoding !== undefined && { encoding }),
    ...(skipRows !== undefined && { skipRows: parseInteger("--skip-rows", skipRows, 0) }),
    ...(wide !== undefined && { wide: parseChoice("--wide", wide, WIDE_CHOICES) }),
    ...(duplicates !== undefined && { duplicates: parseChoice("--duplicates", duplicates, DUPLICATE_RULES) }),
    ...(missing !== undefined && { missing: parseChoice("--missing", missing, MISSING_RULES) }),
    ...(missingValues !== undefined && { missingValues: parseNames("--missing-values", missingValues) }),
    ...(decimal !== undefined && { decimal: parseChoice("--decimal", decimal, DECIMAL_MARKS) }),
  };
}

/** A table and the flags that read it, word by word, as they may be typed for another command. */
export function tableWords(file: string, data: Omit<StudyFileData, "file"> = {}): string[] {
  const flags = Object.keys(READ_FIELDS).flatMap((name) => {
    const value = data[name as keyof typeof READ_FIELDS];
    const flag = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    return value === undefined ? [] : [`--${flag}`, String(value)];
  });
  return [file, ...flags];
}
