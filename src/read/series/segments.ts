import type { Segment } from "../../data/series.js";
import { inColumnBlocks } from "../database/column-blocks.js";
import { readTexts } from "../database/load.js";
import type { ColumnProfile } from "../database/profile.js";
import type { Source } from "../database/source.js";

/** Rows brought into segments: `order[row of the series] = record of the file`; null where that is the same. */
interface Grouping {
  readonly segments: readonly Segment[];
  readonly order: Uint32Array | null;
}

/** Brings the rows of each name together, in the order of first appearance; rows of one name keep their order. */
export function groupByName(codes: Int32Array, names: readonly string[]): Grouping {
  const next = new Uint32Array(names.length + 1);
  for (const code of codes) next[code + 1]!++;
  for (let k = 0; k < names.length; k++) next[k + 1]! += next[k]!;
  const segments = names.map((name, k) => ({ name, start: next[k]!, end: next[k + 1]! }));
  const order = new Uint32Array(codes.length);
  let moved = false;
  codes.forEach((code, record) => {
    const row = next[code]!++;
    order[row] = record;
    moved ||= row !== record;
  });
  return { segments, order: moved ? order : null };
}

/** A column's reading of a file whose time goes back. */
export interface PanelFinding {
  /** Each of its values fills consecutive rows in which time rises: the column that names stacked objects. */
  readonly stacked: { readonly column: string; readonly segments: readonly Segment[] } | null;
  /** A column by which the rows could be sorted apart so that time rises. */
  readonly mixed: string | null;
}

/** Bounds the memory of the search; more objects than that need the option `series`. */
const MOST_OBJECTS = 50_000;

/**
 * Steps back of the time for each change of a column that names objects, at least: at each change where objects are stacked, at half of them or more
 * where they take turns. A column of measurements changes at nearly every row, whatever the time does.
 */
const LEAST_EXPLAINED = 0.25;

/** The time of every record, and those that are to be passed over. */
interface Times {
  readonly milliseconds: Float64Array;
  /** 1 for a record that is as if it were not there. */
  readonly gone?: Uint8Array;
}

interface Candidate {
  readonly column: ColumnProfile;
  stacked: boolean;
  changes: number;
  name: string | null;
  readonly latest: Map<string, number>;
  readonly starts: { readonly name: string; readonly start: number }[];
}

/** Looks for the column that explains why time goes back; the first in the file's order wins. */
export async function findPanel(
  source: Source,
  columns: readonly ColumnProfile[],
  times: Times,
): Promise<PanelFinding> {
  const rows = times.milliseconds.length;
  let stacked: Candidate | undefined;
  let mixed: Candidate | undefined;
  const complete = columns.filter(({ missing }) => missing === 0);
  await inColumnBlocks(source, complete, async (block) => {
    const alive = await findCandidates(source, block, times);
    stacked ??= alive.find((candidate) => candidate.stacked);
    mixed ??= alive.find((candidate) => !candidate.stacked);
    return stacked === undefined;
  });
  return {
    stacked: stacked ? { column: stacked.column.name, segments: segmentsOf(stacked.starts, rows) } : null,
    mixed: mixed?.column.name ?? null,
  };
}

/** The columns for each of whose values time rises, and which change where it does not. */
async function findCandidates(
  source: Source,
  columns: readonly ColumnProfile[],
  { milliseconds, gone }: Times,
): Promise<readonly Candidate[]> {
  const most = Math.min(milliseconds.length / 2, MOST_OBJECTS);
  const candidates = columns.map(
    (column): Candidate => ({ column, stacked: true, changes: 0, name: null, latest: new Map(), starts: [] }),
  );
  const dead = new Set<Candidate>();
  let latest = Number.NEGATIVE_INFINITY;
  let stepsBack = 0;
  const onText = (record: number, cells: readonly string[]) => {
    if (gone?.[record] === 1) return true;
    if (milliseconds[record]! <= latest) stepsBack++;
    latest = milliseconds[record]!;
    candidates.forEach((candidate, k) => {
      if (!dead.has(candidate) && !accept(candidate, cells[k]!, { record, timestamp: milliseconds[record]!, most })) {
        dead.add(candidate);
        candidate.latest.clear();
      }
    });
    return dead.size < candidates.length;
  };
  await readTexts(source, { rows: milliseconds.length, texts: columns.map(({ index }) => index), onText });
  return candidates.filter(
    (candidate) =>
      !dead.has(candidate) && candidate.latest.size >= 2 && stepsBack >= LEAST_EXPLAINED * candidate.changes,
  );
}

/** Whether time still rises for each of the candidate's values; notes where its values change and come back. */
function accept(
  candidate: Candidate,
  name: string,
  at: { readonly record: number; readonly timestamp: number; readonly most: number },
): boolean {
  const { latest, starts } = candidate;
  const before = latest.get(name);
  if (before !== undefined && at.timestamp <= before) return false;
  if (name !== candidate.name) {
    if (before !== undefined) candidate.stacked = false;
    else starts.push({ name, start: at.record });
    if (candidate.name !== null) candidate.changes++;
    candidate.name = name;
  }
  latest.set(name, at.timestamp);
  return latest.size <= at.most;
}

function segmentsOf(starts: readonly { readonly name: string; readonly start: number }[], rows: number): Segment[] {
  return starts.map(({ name, start }, k) => ({ name, start, end: starts[k + 1]?.start ?? rows }));
}
