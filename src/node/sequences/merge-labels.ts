import { InputError } from "../../core/errors.js";
import type { FilePart, WrittenLabels } from "./part.js";

/** The labels of several files one after the other; null where the first has none. */
export function mergedLabels(files: readonly FilePart[]): WrittenLabels | null {
  const first = files[0]!.read.labels;
  if (first === null) return null;
  const all = files.map(({ file, read }) => {
    if (read.labels === null || read.labels.of !== first.of) {
      const got = read.labels === null ? "none" : `one for each ${read.labels.of}`;
      throw new InputError(
        { file },
        `there must be a label for each ${first.of}, as in ${files[0]!.file}, got ${got}.`,
      );
    }
    return read.labels;
  });
  const { name, of } = first;
  if (all.every((labels) => labels.kind === "number")) {
    const numbers = all as readonly Extract<WrittenLabels, { kind: "number" }>[];
    const values = new Float64Array(numbers.reduce((sum, own) => sum + own.values.length, 0));
    numbers.reduce((at, own) => {
      values.set(own.values, at);
      return at + own.values.length;
    }, 0);
    return { name, of, kind: "number", columns: numbers[0]!.columns, values };
  }
  const placeOf = new Map<string, number>();
  const place = (text: string) => {
    const known = placeOf.get(text) ?? placeOf.size;
    placeOf.set(text, known);
    return known;
  };
  const codes = all.flatMap((labels) => {
    if (labels.kind === "number")
      return Array.from(labels.values, (value) => place(Number.isNaN(value) ? "" : String(value)));
    const places = labels.texts.map(place);
    return Array.from(labels.codes, (code) => places[code]!);
  });
  const listed = all.flatMap((labels) => (labels.kind === "texts" ? (labels.listed ?? []) : []));
  return {
    ...{ name, of, kind: "texts", texts: [...placeOf.keys()], codes: Uint32Array.from(codes) },
    listed: listed.length > 0 ? [...new Set(listed)] : null,
  };
}
