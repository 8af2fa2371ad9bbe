import { type Html, type HtmlValue, html } from "./html.js";

export interface Column {
  readonly head: string;
  /** Numbers stand at the right. */
  readonly align?: "left" | "right";
}

export interface Row {
  readonly cells: readonly HtmlValue[];
  readonly marked?: boolean;
}

/** A table in a box of its own that scrolls sideways when the window is narrow; the first column stays in sight. */
export function table({
  caption,
  columns,
  rows,
  hint,
}: {
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** Says in words that the box scrolls, for those who cannot see it. */
  readonly hint: string;
}): Html {
  const align = columns.map((column) => (column.align === "right" ? html` class="number"` : null));
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${caption}. ${hint}"><table>
<caption><span>${caption}</span></caption>
<thead><tr>${columns.map((column, i) => html`<th scope="col"${align[i] ?? null}>${column.head}</th>`)}</tr></thead>
<tbody>${rows.map(
    ({ cells, marked = false }) => html`<tr${marked && html` class="marked"`}>${cells.map((cell, i) =>
      i === 0 ? html`<th scope="row">${cell}</th>` : html`<td${align[i] ?? null}>${cell}</td>`,
    )}</tr>
`,
  )}</tbody></table></div>`;
}

/** Terms with their values, one below the other when the window is narrow. */
export function facts(items: readonly (readonly [term: string, value: HtmlValue])[]): Html {
  return html`<dl class="facts">${items.map(([term, value]) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`)}</dl>`;
}
