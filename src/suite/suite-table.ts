import { visible } from "../core/visible.js";
import { columns } from "../report/terminal/columns.js";
import { truncate } from "../report/terminal/width.js";

const NAME_WIDTH = 28;

/** Rows that begin with a study's name, which may be anybody's text, as lines for the terminal; the first one is the head. */
export function suiteTable(rows: readonly (readonly string[])[]): readonly string[] {
  return columns(rows.map(([name = "", ...cells]) => [truncate(visible(name), NAME_WIDTH), ...cells]));
}
