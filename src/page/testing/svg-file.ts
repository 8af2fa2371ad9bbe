import type { Html } from "../html/html.js";

/**
 * A chart's inline SVG as a file that opens by itself, one element a line: a changed picture is a diff of a few lines.
 *
 * @param style rules that the page would give it
 */
export function svgFile({ text }: Html, style = ""): string {
  const [drawing, ...others] = text.match(/<svg[\s\S]*?<\/svg>/g) ?? [];
  if (drawing === undefined || others.length > 0) {
    throw new Error(`svgFile: needs exactly one SVG element, got ${others.length + Number(drawing !== undefined)}.`);
  }
  const [open = ""] = /^<svg[^>]*>/.exec(drawing) ?? [];
  const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(open) ?? [];
  const head = `${SVG} width="${width}" height="${height}"`;
  return lines(head + open.slice("<svg".length) + styleElement(style) + drawing.slice(open.length));
}

/** HTML drawn by a style sheet as an SVG file of that size. */
export function svgFileOfHtml(
  { text }: Html,
  { width, height, style }: { readonly width: number; readonly height: number; readonly style: string },
): string {
  return lines(
    `${SVG} viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${styleElement(style)}` +
      `<foreignObject width="${width}" height="${height}"><body xmlns="http://www.w3.org/1999/xhtml">` +
      `${text.replaceAll("<svg", SVG)}</body></foreignObject></svg>`,
  );
}

const SVG = '<svg xmlns="http://www.w3.org/2000/svg"';

function styleElement(style: string): string {
  return style === "" ? "" : `<style><![CDATA[${style.trim()}]]></style>`;
}

function lines(svg: string): string {
  return `${svg.replace(/></g, ">\n<")}\n`;
}
