import { InputError } from "../../../core/errors.js";
import { listed, quoted } from "../../../core/listed.js";
import { COUNTDOWN } from "../../../data/sequences/contract.js";
import {
  countsRows,
  defaultInputs,
  findColumns,
  leftOutNote,
  optionCode,
  refuseUnusable,
} from "../../../read/columns/choose.js";
import type { ColumnProfile } from "../../../read/database/profile.js";
import type { GivenFile } from "../format.js";
import type { Reading } from "../options.js";
import type { SequencePart, WrittenLabels } from "../part.js";
import { countdown, countdownNotes } from "./countdown.js";
import { absentNote, isSameLabel, labelsAt, namedLabel, readLabelColumns, targetName } from "./label-column.js";
import { type RowOrder, rowOrder } from "./row-order.js";
import { isStepName } from "./sequence-names.js";
import type { Table } from "./table.js";

/** How tables with a row a step are read: decided by the first, for all files. */
export interface StepPlan {
  readonly sequence: readonly string[];
  /** Columns of labels, `COUNTDOWN`, or null for none. */
  readonly target: readonly string[] | null;
  readonly of: "sequence" | "step";
  readonly inputs: readonly string[];
}

interface StepOptions extends Reading {
  readonly sequence: readonly string[];
  /** Whether columns of one value are read, as of a file that is one of many. */
  readonly keepsConstants?: boolean;
  /** Which of these columns count the rows of all other files, too. */
  readonly countedElsewhere?: (names: readonly string[]) => Promise<readonly string[]>;
}

/** Reads a table with a row a step; without a plan, as the options say and the table shows. */
export async function readRowsAsSteps(
  table: Table,
  { looked, part }: GivenFile,
  asked: StepOptions & { readonly plan: StepPlan | null },
): Promise<{ readonly read: SequencePart; readonly plan: StepPlan }> {
  const options = { ...asked, inputs: asked.inputs ?? asked.model?.columns };
  const { plan: known, sequence } = options;
  findColumns(table.source, table.profile, { option: "sequence", names: sequence });
  const named = known === null ? await targetOf(table, options) : { target: known.target, notes: [] };
  const { target } = named;
  const isColumn = target !== null && target[0] !== COUNTDOWN;
  const except = [...(isColumn ? target : []), ...(options.inputs ?? [])];
  const order = await rowOrder(table, { ...options, except, name: looked.name });
  const labels =
    target === null
      ? null
      : isColumn
        ? await columnLabels(table, { target, order, of: known?.of ?? null, options })
        : await countdown({ file: looked.file, offsets: order.offsets, part }, options);
  const chosen =
    known === null
      ? await inputsOf(table, { order, except: [...sequence, ...order.time, ...(isColumn ? target : [])], options })
      : { inputs: known.inputs, notes: [] };
  if (known !== null) await ensureNumbers(table, known.inputs);
  const plan = known ?? { sequence, target, of: labels?.of ?? "sequence", inputs: chosen.inputs };
  return {
    plan,
    read: {
      columns: plan.inputs,
      names: order.names,
      offsets: order.offsets,
      steps: { kind: "numbers", values: await stepValues(table, plan.inputs, order.rows) },
      labels,
      parts: null,
      readAs: {
        sequence: plan.sequence,
        ...(plan.target !== null && { target: plan.target }),
        ...(order.time.length === 1 && { time: order.time[0]! }),
      },
      notes: [...table.source.notes, ...named.notes, ...order.notes, ...chosen.notes],
    },
  };
}

async function targetOf(
  table: Table,
  options: StepOptions,
): Promise<{ readonly target: readonly string[] | null; readonly notes: readonly string[] }> {
  const { task, target: asked, labels, testLabels, model } = options;
  if (asked?.length === 1 && asked[0] === COUNTDOWN && !table.has(COUNTDOWN))
    // Of a machine that still runs nobody knows them.
    return model === undefined ? { target: asked, notes: countdownNotes(options) } : { target: null, notes: [] };
  if (model !== undefined && asked?.some((name) => !table.has(name)))
    return { target: null, notes: [absentNote(asked)] };
  if (asked !== undefined && asked.length > 0)
    return { target: asked.map((name) => targetName(table, name)), notes: [] };
  if (task === "frames" || task === "chars" || labels !== undefined) return { target: null, notes: [] };
  const named = namedLabel(table) ?? (await likelyLabel(table, options));
  if (named !== null && !(options.inputs ?? []).includes(named))
    return { target: [named], notes: [`Labels are those of ${quoted(named)}; \`target\` names another column.`] };
  if (testLabels !== undefined && model === undefined && task !== "classify" && task !== "tag")
    return { target: [COUNTDOWN], notes: countdownNotes(options) };
  return { target: null, notes: [] };
}

/**
 * The last column, where it holds few texts or, with the task "tag", few whole numbers; with "classify" and "regress" also where its numbers stay within
 * each of several sequences. null for another, where labels may stand elsewhere.
 */
async function likelyLabel(table: Table, options: StepOptions): Promise<string | null> {
  const { task, sequence, inputs = [], keepsConstants = false, testLabels, model } = options;
  const last = table.profile.columns.at(-1)!;
  if (!sequence.includes(last.name) && (last.texts > 0 || task === "tag")) {
    const { texts } = await table.classes(last.name);
    return texts.length <= Math.min(50, table.rows / 2) ? last.name : null;
  }
  if (task !== "classify" && task !== "regress") return null;
  if (keepsConstants || testLabels !== undefined || model !== undefined) return null;
  const possible = table.numeric
    .map(({ name }) => name)
    .filter((name) => ![...sequence, ...inputs].includes(name) && !isStepName(name));
  if (possible.at(-1) === last.name && (await staysWithin(table, last.name, sequence))) return last.name;
  const candidates = possible.length === 0 ? "" : `: ${listed(possible.map(quoted), 30)}`;
  throw new InputError(
    { file: table.source.file },
    `the task "${task}" needs labels, and no column is called so, nor is the last one, ${quoted(last.name)}, of one value in each sequence. ` +
      `Name their column with \`target\`${candidates}, or a table of them with \`labels\`.`,
  );
}

/** Whether a column of numbers has one value in each sequence, of several, and not the same one in all. */
async function staysWithin(table: Table, name: string, sequence: readonly string[]): Promise<boolean> {
  if (sequence.length === 0) return false;
  const [values] = await table.numbers([name]);
  const { codes } = await table.texts(sequence);
  const own = new Map<number, number>();
  for (const [row, value] of values!.entries()) {
    if (Number.isNaN(value)) continue;
    const known = own.get(codes[row]!);
    if (known !== undefined && known !== value) return false;
    own.set(codes[row]!, value);
  }
  return new Set(own.values()).size > 1;
}

async function columnLabels(
  table: Table,
  asked: {
    readonly target: readonly string[];
    readonly order: RowOrder;
    /** As the first file has them; null: to be found. */
    readonly of: "sequence" | "step" | null;
    readonly options: StepOptions;
  },
): Promise<WrittenLabels> {
  const { order, options, target } = asked;
  const { offsets, rows, names } = order;
  const byRow = await readLabelColumns(table, target, options);
  const of = asked.of ?? (options.task === "tag" ? "step" : options.task === "classify" ? "sequence" : null);
  const first = names.map((_, k) => firstLabelled(byRow, rows.subarray(offsets[k], offsets[k + 1])));
  const changing = names.findIndex((_, k) =>
    rows.subarray(offsets[k], offsets[k + 1]).some((row) => !isSameLabel(byRow, first[k]!, row)),
  );
  if (of === "step" || (of === null && (changing >= 0 || names.length === 1))) return labelsAt(byRow, rows);
  if (changing < 0) return { ...labelsAt(byRow, first), of: "sequence" };
  throw new InputError(
    { file: table.source.file, column: byRow.name },
    `all rows of a sequence must have one label, and those of ${quoted(names[changing]!)} have several. ` +
      `Fix them, or tell a label for each step with ${optionCode("task", "tag")}.`,
  );
}

function firstLabelled(labels: WrittenLabels, rows: Uint32Array): number {
  if (labels.kind === "number") {
    const K = labels.columns.length;
    return rows.find((row) => !Number.isNaN(labels.values[row * K])) ?? rows[0]!;
  }
  return rows.find((row) => labels.texts[labels.codes[row]!] !== "") ?? rows[0]!;
}

async function inputsOf(
  table: Table,
  asked: { readonly order: RowOrder; readonly except: readonly string[]; readonly options: StepOptions },
): Promise<{ readonly inputs: readonly string[]; readonly notes: readonly string[] }> {
  const { order, except, options } = asked;
  if (options.inputs !== undefined) {
    await ensureNumbers(table, options.inputs);
    return { inputs: options.inputs, notes: [] };
  }
  const found =
    options.keepsConstants === true
      ? { columns: table.numeric.filter(({ name }) => !except.includes(name)), notes: [] }
      : defaultInputs(table.profile, except);
  const names = found.columns.map(({ name }) => name);
  const arrays = await table.numbers(names);
  const segments = order.names.map((name, k) => ({ name, start: order.offsets[k]!, end: order.offsets[k + 1]! }));
  const here = names.filter((name, k) => {
    const values = Float64Array.from(order.rows, (row) => arrays[k]![row]!);
    return countsRows({ name, values }, segments);
  });
  const counters = here.length === 0 ? here : ((await options.countedElsewhere?.(here)) ?? here);
  const inputs = names.filter((name) => !counters.includes(name));
  await ensureNumbers(table, inputs);
  const left = counters.length === 0 ? [] : [leftOutNote("a counter of steps", counters.map(quoted))];
  const time = order.time.filter((name) => !counters.includes(name));
  const times = time.length === 0 ? [] : [leftOutNote("the time", time.map(quoted))];
  if (inputs.length === 0) {
    const rule = ["a step must be made of numbers, and no column is left for them.", ...found.notes, ...times, ...left];
    throw new InputError({ file: table.source.file }, [...rule, "Name columns with `inputs`."].join(" "));
  }
  return { inputs, notes: [...found.notes, ...times, ...left] };
}

/** Which of some columns count the rows of a table that is one sequence; one of a single row says nothing against it. */
export async function countersOf(table: Table, names: readonly string[]): Promise<readonly string[]> {
  if (table.rows < 2) return names;
  const there = names.filter((name) => table.numeric.some((column) => column.name === name));
  const arrays = await table.numbers(there);
  const whole = [{ name: table.source.file, start: 0, end: table.rows }];
  return there.filter((name, k) => countsRows({ name, values: arrays[k]! }, whole));
}

async function ensureNumbers(table: Table, names: readonly string[]): Promise<void> {
  const columns: readonly ColumnProfile[] = findColumns(table.source, table.profile, { option: "inputs", names });
  for (const column of columns)
    await refuseUnusable(table.source, column, { option: "inputs", asked: true, mayRest: true, mayBeEmpty: true });
}

/** (steps, I) row-major, the rows of the table in order. */
async function stepValues(table: Table, inputs: readonly string[], rows: Uint32Array): Promise<Float64Array> {
  const arrays = await table.numbers(inputs);
  const values = new Float64Array(rows.length * inputs.length);
  for (const [j, own] of arrays.entries())
    for (let step = 0; step < rows.length; step++) values[step * inputs.length + j] = own[rows[step]!]!;
  return values;
}
