import { type Html, type HtmlValue, html } from "./html.js";

/** A column's head and alignment. */
interface Column {
  readonly head: string;
  /** "right" for numbers. Default "left" */
  readonly align?: "left" | "right";
}

/** One cell for each column; the first is the row's heading. */
export interface Row {
  readonly cells: readonly HtmlValue[];
  /** Bold on grey. Default false */
  readonly marked?: boolean;
}

/** A table in a box of its own that scrolls sideways in a narrow window; the first column stays in view. */
export function table({
  caption,
  columns,
  rows,
  hint,
  stacked = false,
}: {
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** The sentence that tells screen readers of the scrolling. */
  readonly hint: string;
  /** In a narrow window each row is a block, its cells below one another with their heads, and nothing scrolls. Default false */
  readonly stacked?: boolean;
}): Html {
  const align = columns.map((column) => (column.align === "right" ? html` class="number"` : null));
  return html`<div class="scroll${width(columns.length)}${stacked && " stacked"}" role="region" tabindex="0" aria-label="${caption}. ${hint}"><table>
<caption><span>${caption}</span></caption>
<thead><tr>${columns.map((column, i) => html`<th scope="col"${align[i] ?? null}>${column.head}</th>`)}</tr></thead>
<tbody>${rows.map(
    ({ cells, marked = false }) => html`<tr${marked && html` class="marked"`}>${cells.map((cell, i) =>
      i === 0
        ? html`<th scope="row">${cell}</th>`
        : html`<td${align[i] ?? null}${stacked && html` data-head="${columns[i]!.head}"`}>${cell}</td>`,
    )}</tr>
`,
  )}</tbody></table></div>`;
}

/** Few columns wrap on a phone instead of scrolling; many stand closer together. */
const FEW_COLUMNS = 3;
const MANY_COLUMNS = 9;

function width(columns: number): string {
  if (columns <= FEW_COLUMNS) return " few";
  return columns >= MANY_COLUMNS ? " many" : "";
}

/** Terms with their values, one below the other in a narrow window. */
export function facts(items: readonly (readonly [term: string, value: HtmlValue])[]): Html {
  return html`<dl class="facts">${items.map(([term, value]) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`)}</dl>`;
}
