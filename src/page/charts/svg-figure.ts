import { escapeHtml, Html } from "../html/html.js";

/**
 * The chart library's SVG prepared for a page: accessible, scaling with its box, without style sheet and interaction
 * marks, and with ids that depend on the chart alone (the library counts them through the process, so that two renderings
 * of one chart would differ).
 */
export function svgFigure(
  svg: string,
  {
    id,
    classes,
    title,
    description,
  }: { readonly id: string; readonly classes: string; readonly title: string; readonly description: string },
): Html {
  const width = /\bwidth="(\d+)"/.exec(svg)?.[1] ?? "0";
  const height = /\bheight="(\d+)"/.exec(svg)?.[1] ?? "0";
  const head =
    `<svg class="${classes}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${id}-t ${id}-d">` +
    `<title id="${id}-t">${escapeHtml(title)}</title><desc id="${id}-d">${escapeHtml(description)}</desc>`;
  const drawing = svg
    .replace(/^<svg[^>]*>/, head)
    .replace(/<style[\s\S]*?<\/style>/g, "")
    .replace(/ (?:ecmeta_\w+|class|pointer-events)="(?!chart)[^"]*"/g, "")
    .replace(/font-family:[^;"]*;?/g, "")
    .replace(/zr\d+-(c\d+)/g, `${id}-$1`);
  return new Html(drawing);
}
