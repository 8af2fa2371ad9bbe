import { type Html, html } from "../../page/html/html.js";

/** One effect in two numbers, linked to its part of the page. */
export interface Tile {
  readonly id: string;
  readonly name: string;
  readonly before: string;
  readonly after: string;
  readonly more: string;
}

export function tiles(items: readonly Tile[]): Html {
  return html`<ul class="effects">${items.map(
    ({ id, name, before, after, more }) => html`<li><a href="#${id}"><span class="name">${name}</span>
<span class="figure">${before}<i> → </i><span class="after">${after}</span></span>
<span class="more">${more}</span></a></li>`,
  )}</ul>`;
}
