import type { ModelNeeds } from "../for-model.js";
import { notationNotes } from "../numbers/notation-notes.js";
import type { NotedColumn } from "../numbers/read-notations.js";
import { roundedNotes } from "../numbers/rounded-notes.js";
import { missingNotes } from "../series/missing-notes.js";
import type { Survey } from "../survey-table.js";
import { defaultInputs, refuseUnusable } from "./choose.js";
import { ensureTargetRead } from "./default-target.js";
import { nothingNumeric } from "./nothing-numeric.js";

/** The columns that are to be loaded, each of which can be computed with. */
export interface NeededColumns {
  /** As asked; null where nobody did. */
  readonly targets: readonly NotedColumn[] | null;
  readonly inputs: readonly NotedColumn[] | null;
  /** Those that can be inputs unasked. */
  readonly found: ReturnType<typeof defaultInputs<NotedColumn>>;
  readonly loaded: readonly NotedColumn[];
  readonly notes: readonly string[];
}

/**
 * Chooses the columns to load, and says how they are read.
 *
 * @throws InputError for one that cannot be used
 */
export async function neededColumns(survey: Survey, needs: ModelNeeds | null): Promise<NeededColumns> {
  const { source, profile, categories, except, options, measures } = survey;
  const columnsOf = (names: readonly string[] | undefined) =>
    names?.map((name) => profile.columns[source.columns.indexOf(name)]!) ?? null;
  const [targets, inputs] = [columnsOf(options.target), columnsOf(options.inputs)];
  const found = defaultInputs(profile, [...except, ...categories.map(({ column }) => column)]);
  await refuseUnusables(survey, { targets, inputs, found: found.columns }, needs);
  // Without `target` the candidates for it are loaded too.
  const loaded = [
    ...new Set([...(targets ?? []), ...(inputs ?? found.columns), ...(targets === null ? found.columns : [])]),
  ];
  if (loaded.length === 0) {
    if (targets === null) ensureTargetRead({ file: source.file, columns: measures, candidates: [] });
    throw nothingNumeric(source, found.notes);
  }
  const notes = [
    ...(inputs === null ? found.notes : []),
    ...notationNotes(loaded),
    ...(await roundedNotes(source, loaded)),
    ...(await missingNotes(source, loaded)),
  ];
  return { targets, inputs, found, loaded, notes };
}

async function refuseUnusables(
  { source }: Survey,
  chosen: Pick<NeededColumns, "targets" | "inputs"> & { readonly found: readonly NotedColumn[] },
  needs: ModelNeeds | null,
): Promise<void> {
  const mayRest = needs !== null;
  for (const column of chosen.targets ?? []) {
    const mayBeEmpty = needs?.unread.includes(column.name) ?? false;
    await refuseUnusable(source, column, { option: "target", asked: true, mayRest, mayBeEmpty });
  }
  for (const column of chosen.inputs ?? []) {
    const mayBeEmpty = needs?.knownAhead.includes(column.name) ?? false;
    await refuseUnusable(source, column, { option: "inputs", asked: true, mayRest, mayBeEmpty });
  }
  if (chosen.inputs !== null) return;
  for (const column of chosen.found) await refuseUnusable(source, column, { option: "inputs", asked: false });
}
