import { visible } from "../../core/visible.js";

/**
 * HTML that is safe by construction: text put into a template is escaped, only `Html` goes in as it stands.
 *
 * @example
 * html`<td>${"a < b"}</td>`.text; // "<td>a &lt; b</td>"
 */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** A value in a template: lists are joined, `null` and `false` leave nothing. */
export type HtmlValue = Html | string | number | null | false | readonly HtmlValue[];

/** The tag of a template: values are escaped, nested `Html` is not. */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  let text = strings[0]!;
  values.forEach((value, i) => {
    text += render(value) + strings[i + 1]!;
  });
  return new Html(text);
}

/** Text for HTML content and quoted attributes. Control characters, which HTML forbids, become visible; white space stays. */
export function escapeHtml(text: string): string {
  return text.replace(NO_SPACE, visible).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

function render(value: HtmlValue): string {
  if (value === null || value === false) return "";
  if (value instanceof Html) return value.text;
  if (typeof value === "string") return escapeHtml(value);
  if (typeof value === "number") return String(value);
  return value.map(render).join("");
}

const NO_SPACE = /[^\t\n\r]+/g;

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
