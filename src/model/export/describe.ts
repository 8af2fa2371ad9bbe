import type { ForecastPlan, TableColumn } from "./plan.js";

/** What stands in each column of the rows that a model reads, for people. */
export function columnWords(column: TableColumn): string {
  switch (column.kind) {
    case "number":
      return `${column.name}: as the table has it`;
    case "category":
      return `${column.name}: 1 where "${column.column}" is "${column.value}", else 0`;
    case "missing":
      return `${column.name}: 1 where the value of "${column.column}" was missing and is filled in, else 0`;
    case "time":
      return `${column.name}: seconds since 1970-01-01 00:00 of the row's time, taken as it is written, as if in UTC`;
    default:
      return column satisfies never;
  }
}

/** Which rows are read, in one sentence. */
export function rowWords({ window, ahead }: Pick<ForecastPlan, "window" | "ahead">): string {
  const later =
    ahead === 0 ? "" : `, then ${ahead} of the rows that follow, of which time and columns known ahead are read`;
  return `${window} consecutive ${window === 1 ? "row" : "rows"} of the table, oldest first${later}.`;
}

/** What is forecast, in one sentence. */
export function forecastWords({ targets, horizon }: Pick<ForecastPlan, "targets" | "horizon">): string {
  const { from, to } = horizon;
  const rows =
    to === 0 ? "the last row itself" : from === to ? `the row ${from} ahead` : `the rows ${from} to ${to} ahead`;
  return `${targets.join(", ")} of ${rows}, in ${targets.length === 1 ? "its own unit" : "their own units"}.`;
}
