import type { EChartsCoreOption } from "echarts/core";
import { type Html, html } from "../html/html.js";
import { chartLibrary } from "./load-charts.js";
import { svgFigure } from "./svg-figure.js";

/** The size of one drawing of a chart; the style sheet shows the one whose class fits the window. */
export interface Drawing {
  readonly screen: "phone" | "tablet" | "desktop" | "tablet desktop";
  readonly width: number;
  readonly height: number;
}

/** Half of the page beside another chart, or its whole width when the window is small. */
export const HALF_WIDTH: readonly Drawing[] = [
  { screen: "phone", width: 340, height: 290 },
  { screen: "tablet desktop", width: 510, height: 340 },
];

/** Low and wide, for long series. */
export const FULL_WIDTH: readonly Drawing[] = [
  { screen: "phone", width: 340, height: 190 },
  { screen: "tablet", width: 660, height: 180 },
  { screen: "desktop", width: 1040, height: 180 },
];

/**
 * A chart as inline SVG, drawn once for each window size so that its text is readable on all of them.
 *
 * `loadCharts` comes first. `id` is unique in the page; `title` and `description` are the text for screen readers.
 */
export function chartFigure({
  id,
  title,
  description,
  drawings,
  option,
}: {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly drawings: readonly Drawing[];
  readonly option: (drawing: Drawing) => EChartsCoreOption;
}): Html {
  const figures = drawings.map((drawing, i) =>
    svgFigure(draw(drawing, option(drawing)), {
      id: `${id}-${i}`,
      classes: `chart ${drawing.screen}`,
      title,
      description,
    }),
  );
  return html`<div class="drawings">${figures}</div>`;
}

function draw({ width, height }: Drawing, option: EChartsCoreOption): string {
  const chart = chartLibrary().init(null, null, { renderer: "svg", ssr: true, width, height });
  try {
    chart.setOption({ animation: false, ...option });
    return chart.renderToSVGString();
  } finally {
    // Without this its timer would keep the process alive.
    chart.dispose();
  }
}
