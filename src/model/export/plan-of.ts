import { categoryName } from "../../data/category.js";
import { calendarColumns } from "../../data/derive/calendar.js";
import { aheadName } from "../../data/derive/derive-inputs.js";
import { maskName } from "../../data/derive/mask.js";
import type { Undo } from "../../data/transform/undo.js";
import { outputsPerTarget } from "../quantile-forecast.js";
import { undoOf } from "../record.js";
import type { ModelRecord } from "../schema.js";
import { membersOf } from "./members.js";
import type { Feature, ForecastPlan, Make, TableColumn } from "./plan.js";

/** What a model does, step by step. */
export function planOf(model: ModelRecord): ForecastPlan {
  const { window, horizon, derived } = model;
  const told = toldOf(model);
  const columns = columnsOf(model);
  const isKnownAhead = derived.calendar.length + derived.knownAhead.length > 0;
  const ahead = isKnownAhead ? horizon.to : 0;
  return {
    ...{ columns, window, ahead, rows: window + ahead },
    features: featuresOf(model, columns),
    members: membersOf(model),
    targets: told.map(({ name }) => name),
    sorted: outputsPerTarget(model),
    horizon: { ...horizon },
    undo: undoOfAll(model, told),
    notes: [...notesOn(model)],
  };
}

/** The targets; where several quantiles are forecast, each of them of each target. */
export function toldOf({ targets, quantiles }: Pick<ModelRecord, "targets" | "quantiles">) {
  return targets.columns.flatMap((column, c) =>
    quantiles === undefined
      ? [{ name: column, c }]
      : quantiles.map((tau) => ({ name: `${column} quantile ${tau}`, c })),
  );
}

function undoOfAll(model: ModelRecord, told: readonly { readonly c: number }[]): Undo {
  const { log, nonNegative, mean, sd } = undoOf(model);
  const all = <Own>(own: readonly Own[]) => told.map(({ c }) => own[c]!);
  return { log: log && all(log), nonNegative, mean: all(mean), sd: all(sd) };
}

/** Those of the table, each once: its own, those known ahead, the time, and marks of what is missing. */
function columnsOf(model: ModelRecord): TableColumn[] {
  const { inputs, derived, horizon, notation } = model;
  const made = new Set([
    ...derived.knownAhead.map((name) => aheadName(name, horizon.to)),
    ...derived.calendar.flatMap(calendarColumns),
    ...derived.masked.map(maskName),
  ]);
  const categories = new Map(
    notation.categories.flatMap(({ column, values }) =>
      values.map((value) => [categoryName(column, value), { column, value }] as const),
    ),
  );
  const own = [...inputs.columns.filter((name) => !made.has(name)), ...derived.knownAhead];
  const columns = own.map((name): TableColumn => {
    const category = categories.get(name);
    return category === undefined ? { kind: "number", name } : { kind: "category", name, ...category };
  });
  const marks = derived.masked.map((column) => ({ kind: "missing", name: maskName(column), column }) as const);
  const time =
    derived.calendar.length === 0
      ? []
      : [{ kind: "time", name: timeName([...own, ...notation.categories.map(({ column }) => column)]) } as const];
  return [...columns, ...time, ...marks];
}

/** No other column's name. */
function timeName(taken: readonly string[]): string {
  let name = "time";
  while (taken.includes(name)) name += "_";
  return name;
}

function featuresOf({ inputs, derived, horizon, transform, targets }: ModelRecord, columns: TableColumn[]): Feature[] {
  const makers = new Map<string, { readonly column: string; readonly rowsAhead: number; readonly make: Make }>();
  for (const name of derived.knownAhead) {
    makers.set(aheadName(name, horizon.to), { column: name, rowsAhead: horizon.to, make: { kind: "value" } });
  }
  const time = columns.find(({ kind }) => kind === "time")?.name ?? "";
  for (const part of derived.calendar) {
    calendarColumns(part).forEach((name, k) => {
      const make = { kind: "cycle", part, wave: k === 0 ? "sine" : "cosine" } as const;
      makers.set(name, { column: time, rowsAhead: horizon.to, make });
    });
  }
  transform?.log?.forEach(({ shift }, c) => {
    const column = targets.columns[c]!;
    makers.set(column, { column, rowsAhead: 0, make: { kind: "log", shift } });
  });
  const place = new Map(columns.map(({ name }, k) => [name, k]));
  return inputs.columns.map((name, k) => {
    const { column, ...how } = makers.get(name) ?? { column: name, rowsAhead: 0, make: { kind: "value" } as const };
    return { name, column: place.get(column)!, ...how, mean: inputs.mean[k]!, sd: inputs.sd[k]! };
  });
}

const FILLED = {
  drop: "Rows with a missing value were left out in training: give windows without them.",
  previous: "Give for a missing value the last one before it, as in training.",
  linear:
    "Give for a missing value the one on the straight line, by row, to the next value of the window; after the last one that one, as in training.",
  mask: "Give for a missing value the last one before it, as in training, and 1 in the column that marks it.",
} as const;

function* notesOn({ missing, forecaster, horizon, derived, intervals, quantiles }: ModelRecord): Generator<string> {
  if (missing !== "none") yield FILLED[missing];
  if (derived.calendar.length + derived.knownAhead.length > 0 && horizon.to > 0) {
    yield "The last rows are those to be forecast: of them only the time and what is known ahead is read, and the rest may be anything, NaN too.";
  }
  if (forecaster.kind === "seasonal repeat") {
    yield `A season is ${forecaster.rows} rows: where rows are missing, gradus predict goes by the clock, and this does not.`;
  }
  if (intervals.length > 0 && quantiles === undefined) yield "Its intervals are not in it: gradus predict has them.";
}
