import { InputError } from "../../core/errors.js";
import { quoted } from "../../core/listed.js";
import type { DuplicateRule } from "../../data/reading.js";
import type { Segment } from "../../data/series.js";
import { firstStepBack } from "../../data/time/axis.js";
import type { TimeNotation } from "../../data/time/time-notation.js";
import type { TimePlan } from "../../data/time/time-plan.js";
import type { TableProfile } from "../database/profile.js";
import type { Source } from "../database/source.js";
import { marked, segmentsWithout } from "../text/without-rows.js";
import { inOrderOfCounter, inRisingOrder, turnedStack } from "../time/newest-first.js";
import { stepBack } from "../time/step-back.js";
import { clockNotes, MOST_NAMED, repeatedNote, stepWords } from "./arrange-notes.js";
import { repeatedTimes } from "./repeated-times.js";
import { mergeSameTimes } from "./same-times.js";
import { groupByName } from "./segments.js";
import type { SeriesNames } from "./series-names.js";
import { NOTHING_TELLS, tellApart } from "./tell-apart.js";

/** Which rows belong together, in which order, and when they were taken. */
export interface Arrangement {
  readonly segments: readonly Segment[];
  /** order[row of the series] = record of the file (0-based, data only), rows that stand twice left out; null where that is the same. */
  readonly order: Uint32Array | null;
  readonly milliseconds: Float64Array | null;
  readonly timeColumns: readonly string[];
  /** How the table writes its times; null where labels cannot follow it. */
  readonly notation: TimeNotation | null;
  readonly seriesColumn: string | null;
  readonly notes: readonly string[];
  /** Rows that are the mean of several records of one time. */
  readonly means?: ReadonlyMap<number, readonly number[]>;
}

interface ArrangeOptions {
  readonly plan: TimePlan | null;
  readonly timestamps: {
    readonly milliseconds: Float64Array;
    readonly words: string;
    readonly notation: TimeNotation | null;
    readonly notes: readonly string[];
  } | null;
  /** The option `series` as given. */
  readonly series: string | readonly string[] | undefined;
  readonly names: SeriesNames | null;
  readonly duplicates: DuplicateRule | undefined;
}

/** Makes segments and checks that time rises within each. */
export async function arrange(source: Source, profile: TableProfile, options: ArrangeOptions): Promise<Arrangement> {
  const { plan, timestamps, series, names, duplicates } = options;
  const notes = [...(timestamps?.notes ?? [])];
  let order: Uint32Array | null = null;
  let segments: readonly Segment[] = [{ name: source.name, start: 0, end: profile.rows }];
  let milliseconds = timestamps?.milliseconds ?? null;
  let seriesColumn: string | null = null;
  let means: Arrangement["means"];

  if (names !== null) {
    if (names.unnamed() >= 0) throw await unnamedRow(source, names.columns[0]!, names.unnamed());
    ({ segments, order } = groupByName(names.codes, names.names()));
    seriesColumn = names.columns.join(",");
    const recordAt = order;
    if (milliseconds !== null && recordAt !== null) {
      const unordered = milliseconds;
      milliseconds = Float64Array.from(recordAt, (record) => unordered[record]!);
    }
    notes.push(
      `${segments.length} segments, one for each value of ${names.columns.map(quoted).join(", ")}. No window crosses them.`,
    );
  }
  if (milliseconds !== null && plan?.isCounter) {
    const counter = { column: plan.columns[0]!, isAsked: plan.isAsked === true };
    const byCounter = inOrderOfCounter({ milliseconds, segments, order }, counter);
    if (byCounter === null) throw noOrder(source, counter.column);
    return {
      segments,
      order: byCounter.order,
      milliseconds: null,
      ...{ timeColumns: [], notation: null },
      seriesColumn,
      notes: [...notes, ...byCounter.notes],
    };
  }
  if (milliseconds !== null && plan !== null) {
    const turned = inRisingOrder({ milliseconds, segments, order });
    ({ milliseconds, order } = turned);
    notes.push(...turned.notes);
    const rows = { milliseconds, segments, order };
    const found = duplicates === undefined ? await repeatedTimes(source, rows) : NONE_COMPARED;
    const same = found.isFew ? found.repeated.filter(({ differs }) => differs === null).map(({ row }) => row) : [];
    const gone = marked(milliseconds.length, same);
    const isKept = (_: number, row: number) => gone[row] === 0;
    if (same.length > 0) {
      const named = await Promise.all(same.slice(0, MOST_NAMED).map((row) => source.rowOf(order?.[row] ?? row)));
      notes.push(repeatedNote(named, same.length));
      order = (order ?? Uint32Array.from(milliseconds, (_, row) => row)).filter(isKept);
      segments = segmentsWithout(segments, gone);
      milliseconds = milliseconds.filter(isKept);
    }
    const back = firstStepBack(milliseconds, segments);
    const inFile = turned.isTurned
      ? { milliseconds: timestamps!.milliseconds.map((moment) => -moment), gone: gone.toReversed() }
      : { milliseconds: timestamps!.milliseconds, gone };
    const { stacked, keys, cycle } =
      back >= 0 && series !== "none"
        ? await tellApart(source, {
            columns: profile.columns.filter(({ name }) => !plan.columns.includes(name)),
            times: plan.columns,
            given: names?.columns ?? [],
            inFile,
            seeksKeys: duplicates === undefined,
          })
        : NOTHING_TELLS;
    if (stacked !== null) {
      if (turned.isTurned)
        ({ milliseconds, order } = turnedStack(timestamps!.milliseconds, stacked.segments, inFile.gone));
      segments = segmentsWithout(stacked.segments, inFile.gone);
      seriesColumn = stacked.column;
      notes.push(
        `Time starts again where ${quoted(stacked.column)} changes: its ${segments.length} values were read as segments, ` +
          'which no window crosses. `series` names another column; `series: "none"` refuses such a file.',
      );
    } else if (back >= 0 && duplicates !== undefined) {
      const merged = mergeSameTimes({ milliseconds, segments, order }, duplicates);
      ({ milliseconds, segments, order, means } = merged);
      notes.push(...merged.notes);
    } else if (back >= 0) {
      const differing = found.repeated.filter(({ row }) => gone[row] === 0);
      const isFirst = milliseconds[back] === milliseconds[back - 1];
      const again = { differs: isFirst ? differing[0]?.differs : undefined, count: found.count - same.length };
      throw await stepBack(source, {
        plan,
        milliseconds,
        row: back,
        order,
        keys,
        cycle,
        again,
        isTurned: turned.isTurned,
      });
    }
    notes.push(...clockNotes(milliseconds, segments));
    const columns = plan.columns.map(quoted).join(", ");
    notes.unshift(`Time was read from ${columns} (${timestamps!.words}); ${stepWords(milliseconds, segments)}.`);
  }
  const timeColumns = plan?.columns ?? [];
  const notation = timestamps?.notation ?? null;
  return {
    segments,
    order,
    milliseconds,
    timeColumns,
    notation,
    seriesColumn,
    notes,
    ...(means !== undefined && { means }),
  };
}

function noOrder({ file }: Source, column: string): InputError {
  return new InputError(
    { file, column },
    "`time` must name a column of dates or times, or a counter that rises or falls at every row; this one does neither. Sort the rows, or use " +
      '`time: "none"` to trust their order.',
  );
}

/** Where duplicates are made one, whatever they hold. */
const NONE_COMPARED = { repeated: [], count: 0, isFew: true };

async function unnamedRow(source: Source, column: string, record: number): Promise<InputError> {
  const row = await source.rowOf(record);
  return new InputError(
    { file: source.file, row, column },
    "`series` needs a name in every row, got an empty cell. Fill it in, or choose another column.",
  );
}
