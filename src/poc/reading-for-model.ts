import { columnsRead } from "../model/forecast.js";
import type { ModelRecord } from "../model/schema.js";
import type { ModelNeeds, ReadOptions } from "./read-table.js";

export interface ReadingForModel {
  readonly options: ReadOptions;
  readonly needs: ModelNeeds;
}

/** How a table is read for a model that forecasts it: as the one it was trained on, but for what `given` says otherwise. */
export function readingForModel(model: ModelRecord, given: ReadOptions): ReadingForModel {
  const columns = { target: [...model.targets.columns], inputs: columnsRead(model) };
  const { seriesColumn, missing, notation } = model;
  const unread = columns.target.filter((name) => !columns.inputs.includes(name));
  return {
    options: {
      ...(seriesColumn !== null && { series: seriesColumn }),
      ...(missing !== "none" && { missing }),
      missingValues: notation.missingValues,
      ...given,
      ...columns,
    },
    needs: { unread, knownAhead: model.derived.knownAhead, notation },
  };
}
