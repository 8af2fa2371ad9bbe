import { join } from "node:path";
import { InputError } from "../../core/errors.js";
import { listed, quoted } from "../../core/listed.js";
import type { GivenFile, SequenceFormat } from "./format.js";
import { type LookedAt, lookAt } from "./looked-at.js";
import { merged } from "./merge.js";
import type { Reading } from "./options.js";
import { codedTexts, type SequencePart } from "./part.js";
import { isProse, prose } from "./prose.js";
import { labelledBy } from "./tables/label-table.js";
import { countersOf, readRowsAsSteps, type StepPlan } from "./tables/row-a-step.js";
import { withTable } from "./tables/table.js";

/**
 * A folder of files that are a sequence each: tables with a row a step, or texts. Labels stand in a table beside them, by the names of the files, or are the
 * names of the folders within that the files lie in.
 */
export const folder: SequenceFormat = {
  name: "a folder of files",
  options: [
    ...(["target", "inputs", "labels"] as const),
    ...(["time", "timeFormat", "decimal", "missingValues", "encoding", "skipRows"] as const),
  ],
  fits: ({ entries }) => entries !== null,
  async read(folders, options) {
    const parts: SequencePart[] = [];
    const plans: Plans = { steps: null, isWhole: folders.length === 1 };
    for (const given of folders) parts.push(await readFolder(given, options, plans));
    return parts;
  },
};

interface Plans {
  steps: StepPlan | null;
  /** Whether one folder holds all parts. */
  readonly isWhole: boolean;
}

const NO_DATA = /^(?:readme|licen[cs]e|copying|changelog)|\.(?:md|pdf|png|jpe?g|py|r|ipynb|html?)$/i;
const LABELS = /^(?:labels?|class(?:es)?|targets?|reference|metadata)\.(?:csv|tsv|tab|txt|parquet)(?:\.gz)?$/i;

async function readFolder({ looked, part }: GivenFile, options: Reading, plans: Plans): Promise<SequencePart> {
  const place = options.labels ?? (await labelsWithin(looked));
  const { files, labels, left } = await filesWithin(looked, place);
  const notes = [
    ...(left.length === 0 ? [] : [`Not read, no data by their names: ${listed(left.map(quoted))}.`]),
    ...(place === null || options.labels !== undefined
      ? []
      : [`Labels were read from ${place.slice(looked.path.length + 1)}; \`labels\` names another table.`]),
  ];
  const reads: { readonly file: string; readonly part: null; readonly read: SequencePart }[] = [];
  const isText = options.task === "chars" || isProse(files[0]!);
  // Labels stand elsewhere: what `target` names is no column of these files.
  const { target: _, ...rest } = options;
  const own = place === null && labels === null ? options : { ...rest, labels: place ?? looked.path };
  for (const file of files) {
    const given = { looked: file, part };
    const [read] = isText
      ? await prose.read([given], options)
      : [
          await withTable(file, options, async (table) => {
            const { read: found, plan } = await readRowsAsSteps(table, given, {
              ...own,
              sequence: [],
              keepsConstants: true,
              countedElsewhere: (names) => counted(files.slice(1), names, own),
              plan: plans.steps,
            });
            plans.steps = plan;
            return found;
          }),
        ];
    reads.push({ file: file.file, part: null, read: read! });
  }
  const { readAs, ...whole } = merged(reads);
  const target = place === null && labels === null ? readAs?.target : undefined;
  const told = {
    ...{ ...whole, parts: null, notes: [...notes, ...whole.notes] },
    ...(target !== undefined && { readAs: { target } }),
  };
  if (place !== null) return labelledBy(told, place, { ...options, isWhole: plans.isWhole });
  if (labels === null) return told;
  return { ...told, labels: { name: "folder", of: "sequence", kind: "texts", ...codedTexts(labels), listed: null } };
}

/** Of columns that count rows in one file, those that do in the others, too: no file decides alone what all leave out. */
async function counted(files: readonly LookedAt[], names: readonly string[], options: Reading) {
  let left = names;
  for (const file of files) {
    if (left.length === 0) break;
    left = await withTable(file, options, (table) => countersOf(table, left));
  }
  return left;
}

async function labelsWithin(looked: LookedAt): Promise<string | null> {
  const found = looked.entries!.filter((name) => LABELS.test(name));
  if (found.length < 2) return found[0] === undefined ? null : join(looked.path, found[0]);
  const rule = `one table of labels must lie in the folder, got ${listed(found.map(quoted))}. Name one with \`labels\`.`;
  throw new InputError({ file: looked.file }, rule);
}

interface Within {
  readonly files: readonly LookedAt[];
  /** For each file, the folder within that it lies in; null where files lie in the folder itself. */
  readonly labels: readonly string[] | null;
  readonly left: readonly string[];
}

async function filesWithin(looked: LookedAt, place: string | null): Promise<Within> {
  const files: LookedAt[] = [];
  const folders: LookedAt[] = [];
  const left: string[] = [];
  const add = async (from: LookedAt) => {
    for (const name of from.entries!) {
      const path = join(from.path, name);
      if (NO_DATA.test(name)) left.push(name);
      else if (place === null || join(place) !== join(path)) {
        const one = await lookAt(path);
        (one.entries === null ? files : folders).push(one);
      }
    }
  };
  await add(looked);
  if (files.length > 0) {
    ensureOneEnding(looked, files);
    return { files, labels: null, left: [...left, ...folders.map(({ name }) => `${name}/`)] };
  }
  const labels: string[] = [];
  for (const within of folders.splice(0)) {
    const before = files.length;
    await add(within);
    for (let k = before; k < files.length; k++) labels.push(within.name);
  }
  if (files.length > 0) return { files, labels, left };
  throw new InputError(
    { file: looked.file },
    "the folder must hold files of sequences, got none. Name another folder, or a file.",
  );
}

/** Files of several kinds are hardly all sequences. */
function ensureOneEnding({ file }: LookedAt, files: readonly LookedAt[]): void {
  const endings = [...new Set(files.map(({ name }) => /\.[^.]*$/.exec(name)?.[0] ?? ""))];
  if (endings.length < 2) return;
  const shown = endings.map((ending) => quoted(files.find(({ name }) => name.endsWith(ending))!.name));
  const rule = `the files of a folder must be of one kind, a sequence each, got ${listed(shown)}.`;
  throw new InputError({ file }, `${rule} Name one file, or \`labels\` if one of them is the table of labels.`);
}
