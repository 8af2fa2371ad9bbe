import type { PageLanguage } from "../text/language.js";
import { Html, html } from "./html.js";
import { styleSheet } from "./style.js";

/**
 * A whole page in one file. Its content policy forbids scripts and requests: the page looks the same without a network,
 * and nothing in the user's data can run or load anything.
 */
export function page({
  language,
  title,
  body,
  style = "",
}: {
  readonly language: PageLanguage;
  readonly title: string;
  readonly body: Html;
  /** Rules beside the style sheet of every page; default none. */
  readonly style?: string;
}): string {
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
${new Html(`<style>${compact(styleSheet() + WALL + style)}</style>`)}
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`.text;
}

/** On the largest screens all of it is larger, charts too: the print of a page of 16 pixels is too small there. */
const WALL = `
@media screen and (min-width:1800px){html{zoom:1.125}}
@media screen and (min-width:3000px){html{zoom:1.375}}
`;

/** Rules without their indentation. */
function compact(rules: string): string {
  return rules.replace(/\n\s*/g, "\n");
}
