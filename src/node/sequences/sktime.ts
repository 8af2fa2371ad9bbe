import { InputError } from "../../core/errors.js";
import { listed } from "../../core/listed.js";
import { shown } from "../../core/shown.js";
import { fileText } from "./file-text.js";
import { eachFile, type SequenceFormat } from "./format.js";
import type { LookedAt } from "./looked-at.js";
import type { Reading } from "./options.js";
import { channelNames, codedTexts, numbered, offsetsOf, type SequencePart } from "./part.js";

/**
 * The .ts files of sktime and of the UEA archive: lines of "@" and a name say what the cases are; below "@data" a case a line, its dimensions and at last
 * its label parted by ":", the values of a dimension by ",". A file of that ending in the language TypeScript has no such lines and is refused.
 */
export const sktime: SequenceFormat = {
  name: "an sktime .ts file",
  options: [],
  fits: (looked, { task }) => isSktime(looked) || (/\.ts$/i.test(looked.name) && task !== "chars"),
  read: eachFile(readSktime),
};

export function isSktime({ text }: LookedAt): boolean {
  return HEAD.test(text.replace(/^\ufeff?(?:[ \t]*(?:#.*)?\r?\n)*/, ""));
}

const HEAD =
  /^[ \t]*@(?:problemname|timestamps|missing|univariate|dimensions?|equallength|serieslength|classlabel|targetlabel|data)\b/i;

interface Header {
  readonly label: "class" | "number" | null;
  /** Classes in the order of the header. */
  readonly classes: readonly string[];
  /** null where it does not say. */
  readonly dimensions: number | null;
  /** Lines up to "@data", included. */
  readonly lines: number;
}

async function readSktime(looked: LookedAt, options: Reading): Promise<SequencePart> {
  const { file } = looked;
  if (!isSktime(looked)) {
    const rule =
      'a file of sequences of this ending must begin with lines such as "@problemName" and "@data", got others.';
    throw new InputError({ file }, `${rule} Is it a program in TypeScript?`);
  }
  const { text, notes } = await fileText(looked, options);
  const lines = text.split("\n");
  const header = readHeader(lines, file);
  const lengths: number[] = [];
  const rows: Float64Array[] = [];
  const labels: string[] = [];
  let dimensions = header.dimensions ?? 0;
  let hasTimes = false;
  for (let row = header.lines + 1; row <= lines.length; row++) {
    const line = lines[row - 1]!.trim();
    if (line === "" || line.startsWith("#")) continue;
    const place = { file, row };
    hasTimes ||= line.startsWith("(");
    const cells = hasTimes ? withoutTimes(line) : line.split(":");
    if (header.label !== null) labels.push(cells.pop()!.trim());
    dimensions ||= cells.length;
    if (cells.length !== dimensions || dimensions === 0) {
      const asked = header.dimensions === null ? "as the first has" : 'as "@dimensions" says';
      const rule = `every case must have ${dimensions} dimensions${header.label ? " and a label" : ""}, ${asked}, got ${cells.length}.`;
      throw new InputError(place, `${rule} Fix the line.`);
    }
    const values = cells.map((cell) => numbersOf(cell, place));
    const steps = values[0]!.length;
    const odd = values.findIndex(({ length }) => length !== steps);
    if (odd >= 0) {
      const rule = `the dimensions of a case must have as many values each, got ${steps} and ${values[odd]!.length} (dimension ${odd + 1}).`;
      throw new InputError(place, `${rule} Fill up the shorter one with "?" for missing values.`);
    }
    lengths.push(steps);
    rows.push(interleaved(values, steps));
  }
  if (rows.length === 0) throw new InputError({ file }, 'no case stands below "@data". Is the file complete?');
  const offsets = offsetsOf(lengths);
  const steps = new Float64Array(offsets.at(-1)! * dimensions); // (steps, I)
  for (const [k, row] of rows.entries()) steps.set(row, offsets[k]! * dimensions);
  return {
    columns: channelNames(dimensions),
    names: numbered(rows.length),
    offsets,
    steps: { kind: "numbers", values: steps },
    labels: labelsOf(header, labels, file),
    parts: null,
    notes: hasTimes ? [...notes, "The times of the steps were left out: steps count as equally far apart."] : notes,
  };
}

function readHeader(lines: readonly string[], file: string): Header {
  const end = lines.findIndex((line) => /^\s*@data\b/i.test(line));
  if (end < 0) throw new InputError({ file }, 'a line "@data" must stand above the cases, got none. Add it.');
  const words = lines.slice(0, end).map((line) => line.trim().split(/\s+/));
  const wordsOf = (name: string) => words.find(([first]) => first!.toLowerCase() === name)?.slice(1) ?? [];
  const isTrue = ([first]: readonly string[]) => first?.toLowerCase() === "true";
  const classes = wordsOf("@classlabel");
  const label = isTrue(classes) ? "class" : isTrue(wordsOf("@targetlabel")) ? "number" : null;
  const said = Number(wordsOf("@dimensions")[0] ?? wordsOf("@dimension")[0]);
  const dimensions = Number.isInteger(said) && said > 0 ? said : null;
  return { label, classes: label === "class" ? classes.slice(1) : [], dimensions, lines: end + 1 };
}

function labelsOf({ label, classes }: Header, written: readonly string[], file: string): SequencePart["labels"] {
  const name = "label";
  if (label === null) return null;
  const known = written.map((text) => (text === "?" ? "" : text));
  if (label === "number") {
    const values = Float64Array.from(known, (text) => (text === "" ? Number.NaN : Number(text)));
    const bad = known.findIndex((text, k) => text !== "" && !Number.isFinite(values[k]));
    if (bad < 0) return { name, of: "sequence", kind: "number", columns: [name], values };
    const rule = `by "@targetLabel" every label must be a number, got ${shown(known[bad])} of case ${bad + 1}. Fix it.`;
    throw new InputError({ file }, rule);
  }
  const coded = codedTexts(known);
  const odd = classes.length > 0 ? coded.texts.find((text) => text !== "" && !classes.includes(text)) : undefined;
  if (odd !== undefined) {
    const rule = `a label must be one of "@classLabel", ${listed(classes)}, got ${shown(odd)}. Fix it, or add the class there.`;
    throw new InputError({ file }, rule);
  }
  return { name, of: "sequence", kind: "texts", ...coded, listed: classes.length > 0 ? classes : null };
}

/** "(0,1.5),(1,?):(0,2),(1,3):label" as its values alone; times may hold colons. */
function withoutTimes(line: string): string[] {
  const at = line.lastIndexOf(")");
  const cells = line
    .slice(0, at + 1)
    .split(/\)\s*:\s*\(/)
    .map((cell) =>
      cell
        .split(/\)\s*,\s*\(/)
        .map((pair) => pair.slice(pair.lastIndexOf(",") + 1).replace(")", ""))
        .join(","),
    );
  const rest = line.slice(at + 1).trim();
  return rest.startsWith(":") ? [...cells, rest.slice(1)] : cells;
}

function numbersOf(cell: string, place: { readonly file: string; readonly row: number }): Float64Array {
  if (cell.trim() === "") return new Float64Array(0);
  return Float64Array.from(cell.split(","), (text) => {
    const word = text.trim();
    if (word === "?" || word === "" || word.toLowerCase() === "nan") return Number.NaN;
    const value = Number(word);
    if (Number.isFinite(value)) return value;
    throw new InputError(place, `a value must be a number, or "?" where it is missing, got ${shown(word)}. Fix it.`);
  });
}

/** (dimensions, steps) -> (steps, dimensions) */
function interleaved(values: readonly Float64Array[], steps: number): Float64Array {
  const row = new Float64Array(steps * values.length);
  for (const [d, own] of values.entries()) for (let t = 0; t < steps; t++) row[t * values.length + d] = own[t]!;
  return row;
}
