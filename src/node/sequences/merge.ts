import { InputError } from "../../core/errors.js";
import { listed, quoted } from "../../core/listed.js";
import { mergedLabels } from "./merge-labels.js";
import type { FilePart, SequencePart } from "./part.js";
import { mergedSymbols } from "./symbols.js";

/**
 * Puts the sequences of several files one after the other. Where a name comes again, the names of the later file get that of its part in front.
 *
 * @throws InputError where the files do not have the same columns, or where one that has parts itself stands beside others
 */
export function merged(files: readonly FilePart[]): SequencePart {
  const [first] = files;
  if (files.length === 1) return { ...first!.read, ...ownNames(files) };
  const parted = files.find(({ read }) => read.parts !== null);
  if (parted !== undefined) {
    const rule = "the file has a part for training and one for tests itself, so that no other may stand beside it.";
    throw new InputError({ file: parted.file }, `${rule} Leave out \`testData\` and \`validationData\`.`);
  }
  return {
    ...(first!.read.steps.kind === "symbols" ? mergedSymbols(files) : mergedNumbers(files)),
    ...ownNames(files),
    ...(first!.read.readAs !== undefined && { readAs: first!.read.readAs }),
    offsets: joinedOffsets(files),
    labels: mergedLabels(files),
    parts: files[0]!.part === null ? null : files.flatMap(({ part, read }) => read.names.map(() => part!)),
    notes: [...new Set(files.flatMap(({ read }) => read.notes))],
  };
}

function ownNames(files: readonly FilePart[]): { readonly names: readonly string[] } {
  const seen = new Set<string>();
  const free = (name: string): string => {
    if (!seen.has(name)) return name;
    let copy = 2;
    while (seen.has(`${name} (${copy})`)) copy++;
    return `${name} (${copy})`;
  };
  const names = files.flatMap(({ part, read }) => {
    const isTold = part !== null && read.names.some((name) => seen.has(name));
    return read.names.map((name) => {
      const own = free(isTold ? `${part} ${name}` : name);
      seen.add(own);
      return own;
    });
  });
  return { names };
}

function joinedOffsets(files: readonly FilePart[]): Uint32Array {
  const offsets = [0];
  for (const { read } of files) {
    const from = offsets.at(-1)!;
    for (const offset of read.offsets.subarray(1)) offsets.push(from + offset);
  }
  return Uint32Array.from(offsets);
}

function mergedNumbers(files: readonly FilePart[]): Pick<SequencePart, "columns" | "isOpen" | "steps"> {
  const { read: first } = files[0]!;
  const all = [...new Set(files.flatMap(({ read }) => read.columns))];
  const isOpen = first.isOpen === true;
  const columns = isOpen ? all.sort((a, b) => a.localeCompare(b, "en", { numeric: true })) : first.columns;
  if (!isOpen) for (const other of files.slice(1)) ensureSame(other, files[0]!);
  const placeOf = new Map(columns.map((name, k) => [name, k]));
  const steps = files.reduce((sum, { read }) => sum + read.offsets.at(-1)!, 0);
  const values = new Float64Array(steps * columns.length); // (steps, I)
  let row = 0;
  for (const { read } of files) {
    if (read.steps.kind !== "numbers") continue;
    const own = read.steps.values;
    const width = read.columns.length;
    const places = read.columns.map((name) => placeOf.get(name)!);
    for (let at = 0; at < own.length; at += width, row++)
      for (let j = 0; j < width; j++) values[row * columns.length + places[j]!] = own[at + j]!;
  }
  return { columns, isOpen, steps: { kind: "numbers", values } };
}

function ensureSame(other: FilePart, first: FilePart): void {
  const [own, asked] = [other.read.columns, first.read.columns];
  const missing = asked.filter((name) => !own.includes(name));
  const more = own.filter((name) => !asked.includes(name));
  if (missing.length === 0 && more.length === 0) return;
  const lacks =
    missing.length > 0 ? `it lacks ${listed(missing.map(quoted))}` : `it also has ${listed(more.map(quoted))}`;
  throw new InputError(
    { file: other.file },
    `a step must be made of the columns of ${first.file}, ${listed(asked.map(quoted))}, but ${lacks}. Choose columns that both have with \`inputs\`.`,
  );
}
