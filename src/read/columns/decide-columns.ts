import { type Category, categoryInputs, withCategories } from "../../data/category.js";
import type { ModelNeeds } from "../for-model.js";
import type { LoadedRows } from "../load-rows.js";
import type { Survey } from "../survey-table.js";
import { categoryNotes } from "./categories.js";
import { defaultTarget } from "./default-target.js";
import type { NeededColumns } from "./needed-columns.js";
import { nothingNumeric } from "./nothing-numeric.js";
import { withoutCopies } from "./told-by-target.js";
import { usefulColumns } from "./useful-columns.js";

interface Decided {
  readonly targets: readonly string[];
  readonly inputs: readonly string[];
  /** The categories that are inputs. */
  readonly categories: readonly Category[];
  /** Whether a column counts the rows. */
  readonly isCounted: boolean;
  readonly notes: readonly string[];
}

/**
 * Decides by the values what is forecast and from what: inputs that say something within a segment, the target, and of the inputs those that are not the
 * target over again.
 *
 * @throws InputError where nothing can be forecast, or it is unclear what
 */
export function decideColumns(
  survey: Survey,
  asked: NeededColumns,
  { values, arrangement }: LoadedRows,
  needs: ModelNeeds | null,
): Decided {
  const { source, profile, categories, naming, measures, options, absent } = survey;
  const { segments, seriesColumn } = arrangement;
  const stacked = seriesColumn === null ? [] : [seriesColumn];
  const ofSeries = withCategories(stacked, categories);
  const possible = asked.found.columns.filter(({ name }) => stacked.includes(name) || !ofSeries.includes(name));
  const names = naming.length === 0 ? stacked : naming.map(({ name }) => name);
  const useful = usefulColumns(possible, values, { segments, naming: names, targets: options.target ?? [] });
  const inputs = asked.inputs?.map(({ name }) => name) ?? useful.names;
  const coded = categoryInputs(categories);
  const unasked =
    asked.targets !== null
      ? null
      : defaultTarget({
          file: source.file,
          rows: profile.rows,
          columns: measures.filter(({ name }) => !stacked.includes(name)),
          candidates: useful.names.filter((name) => values.has(name) && !coded.includes(name)),
          left: useful.left,
        });
  const targets = asked.targets?.map(({ name }) => name) ?? (unasked === null ? [] : [unasked.target]);
  if ((targets.length === 0 && absent.length === 0) || inputs.length === 0)
    throw nothingNumeric(source, [...asked.found.notes, ...useful.notes]);
  const isAsked = asked.inputs !== null;
  const columns = [...values].map(([name, own]) => ({ name, values: own }));
  const told = withoutCopies({ columns, targets, inputs, segments, isAsked });
  const read = categories.filter((category) => categoryInputs([category]).some((name) => told.inputs.includes(name)));
  return {
    targets,
    inputs: told.inputs,
    categories: read,
    isCounted: useful.hasCounter,
    notes: [
      ...(isAsked ? [] : useful.notes),
      ...(unasked === null ? [] : [unasked.note]),
      ...(needs === null ? told.notes : []),
      ...(isAsked ? [] : categoryNotes(read)),
    ],
  };
}
