import { type Html, type HtmlValue, html } from "../../page/html/html.js";
import type { SuiteRow } from "../record.js";

/** Characters of a name that are shown: of a table's name mostly all. */
const MOST_OF_NAME = 40;

/** A study's name, as a link to its report where it has one: the page lies beside the studies' folders. */
export function studyName({ name, folder, state }: SuiteRow): HtmlValue {
  return state === "refused" ? shortName(name) : html`<a href="${reportOf(folder)}">${shortName(name)}</a>`;
}

/** Relative, whatever letters the folder has. */
function reportOf(folder: string): string {
  return `./${encodeURIComponent(folder.replace(/\p{Cs}/gu, "\ufffd"))}/report.html`;
}

/** The beginning of a long name, the whole one for who asks for it. */
export function shortName(name: string): HtmlValue {
  const characters = [...name];
  if (characters.length <= MOST_OF_NAME) return breakable(name);
  return html`<span title="${name}" aria-label="${name}">${breakable(characters.slice(0, MOST_OF_NAME - 1).join(""))}…</span>`;
}

/** Broken, where a line is too short for it, behind its parts: JohnsonJohnson, power_demand. */
function breakable(name: string): Html {
  const [first = "", ...others] = name.split(/(?<=[_.])(?=[^_.])|(?<=\p{Ll})(?=\p{Lu})/u);
  return html`${first}${others.map((part) => html`<wbr>${part}`)}`;
}
