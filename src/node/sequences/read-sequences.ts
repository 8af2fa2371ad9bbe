import { GradusError, InputError } from "../../core/errors.js";
import { ensureArgument, ensureOptions } from "../../core/options.js";
import { required, text } from "../../core/rules.js";
import { shown } from "../../core/shown.js";
import type { SequenceData } from "../../data/sequences/contract.js";
import { COUNTDOWN } from "../../data/sequences/contract.js";
import { checked } from "./checked.js";
import { filesOf } from "./files-of.js";
import { forModel } from "./for-model.js";
import type { SequenceFormat } from "./format.js";
import { formats } from "./formats.js";
import { toldLabels } from "./labels.js";
import type { LookedAt } from "./looked-at.js";
import { merged } from "./merge.js";
import { type Reading, type ReadSequencesOptions, SEQUENCE_OPTIONS } from "./options.js";
import type { FilePart } from "./part.js";
import { withoutRare } from "./symbols.js";

/**
 * Reads sequences of unequal length and what is to be told of them, from a file or a folder: sktime's .ts, JSON lists of frames, IDX files, tables with a
 * row a step or a row a sequence, a folder of such tables, and plain text; packed by gzip or not.
 *
 * The test part is found beside a file of training, as X_TEST beside X_TRAIN, unless `testData` names it. Notes say what was decided.
 *
 * @throws InputError naming file, row and column, for anything that cannot be used as it is; GradusError for an option that cannot be used; Stopped
 * @example
 * const { columns, steps } = await readSequences("LICENSE", { task: "chars" }); // columns: its characters
 */
export async function readSequences(file: string, given: ReadSequencesOptions = {}): Promise<SequenceData> {
  ensureArgument("readSequences", file, ["file", required(text)]);
  ensureOptions("readSequences", given, SEQUENCE_OPTIONS);
  const options: Reading = { ...given, signal: given.signal ?? new AbortController().signal };
  const { files, notes, ...found } = await filesOf(file, options);
  const format = formatOf(files[0]!.looked, options);
  const read = await format.read(files, { ...options, ...found });
  const parts = read.map((own, k): FilePart => {
    const { looked, part } = files[k]!;
    return { file: looked.file, part: files.length === 1 ? null : part, read: own };
  });
  const { task, model } = options;
  const whole = model === undefined ? withoutRare(merged(parts)) : forModel(merged(parts), model, file);
  const told = toldLabels(whole, { file, task, known: model?.classes ?? null, needsDifferent: model === undefined });
  ensureCountdown(options, told?.labels.name ?? null);
  return checked({
    source: files[0]!.looked.name,
    ...{ columns: whole.columns, names: whole.names, offsets: whole.offsets, steps: whole.steps, parts: whole.parts },
    ...(whole.readAs !== undefined && { readAs: whole.readAs }),
    labels: told?.labels ?? null,
    notes: [...notes, ...whole.notes, ...(told?.notes ?? [])],
    file,
    task,
    needsLabels: model === undefined,
  });
}

const ARFF = /^\ufeff?(?:[ \t]*(?:%.*)?\r?\n)*[ \t]*@relation\b/i;

/** Options that not every format reads. */
const OWN: readonly (keyof ReadSequencesOptions)[] = [
  ...(["target", "inputs", "sequence", "channels", "labels", "testLabels", "cap"] as const),
  ...(["time", "timeFormat", "decimal", "missingValues", "encoding", "skipRows"] as const),
];

function ensureCountdown(options: Reading, name: string | null): void {
  const given = (["cap", "testLabels"] as const).find((option) => options[option] !== undefined);
  if (given === undefined || name === COUNTDOWN) return;
  throw new GradusError(`\`${given}\` goes with \`target: "countdown"\`, got ${shown(name)}. Leave one of them out.`);
}

function formatOf(looked: LookedAt, options: Reading): SequenceFormat {
  if (ARFF.test(looked.text)) {
    const rule =
      "ARFF files of Weka are not read. The archives have the same sequences as .ts and .txt: take one of those.";
    throw new InputError({ file: looked.file }, rule);
  }
  const format = formats.find(({ fits }) => fits(looked, options));
  if (format === undefined) {
    const known = formats.map(({ name }) => name).join(", ");
    throw new InputError({ file: looked.file }, `sequences must be written as one of these: ${known}. Convert it.`);
  }
  const unread = OWN.find((option) => options[option] !== undefined && !format.options.includes(option));
  if (unread === undefined) return format;
  throw new GradusError(`\`${unread}\` does nothing here: ${looked.file} is ${format.name}. Leave it out.`);
}
