import type { ReadOptions, ReadTable } from "../../poc/read-table.js";
import { UnclearTarget } from "../../read/columns/default-target.js";
import type { NumberColumn } from "../contract/proof.js";

/** Nobody chooses a target here: where reading asks for one, any column that it could be will do. Holes are drawn over. */
export async function numberColumns(read: (options: ReadOptions) => Promise<ReadTable>): Promise<NumberColumn[]> {
  const { series, targets } = await read({ missing: "linear" }).catch((error: unknown) => {
    const [candidate] = error instanceof UnclearTarget ? error.candidates : [];
    if (candidate === undefined) throw error;
    return read({ missing: "linear", target: [candidate] });
  });
  const { start, end } = series.segments[0]!;
  const columns = series.columns.map(({ name, values }) => ({ name, values: values.slice(start, end) }));
  // What would be forecast comes first.
  return columns.sort((a, b) => Number(targets.includes(b.name)) - Number(targets.includes(a.name)));
}
