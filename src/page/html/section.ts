import { type Html, type HtmlValue, html } from "./html.js";

/** A section with its heading; `id` is unique in the page. */
export function section(id: string, heading: string, content: HtmlValue): Html {
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${heading}</h2>
${content}</section>
`;
}

/** The paragraph that introduces a section. */
export function lead(text: string): Html {
  return html`<p class="lead">${text}</p>`;
}

/** Plain lines as a list; null for no lines. */
export function lines(items: readonly string[]): Html | null {
  return items.length === 0 ? null : html`<ul class="plain">${items.map((item) => html`<li>${item}</li>`)}</ul>`;
}
