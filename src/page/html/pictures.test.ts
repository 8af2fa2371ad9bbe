import { expect, test } from "vitest";
import { SERIES_TONES, seriesStyle } from "../charts/palette.js";
import { svgFileOfHtml } from "../testing/svg-file.js";
import { bars } from "./bars.js";
import { legend } from "./legend.js";
import { styleSheet } from "./style.js";

test("bars are the picture that their snapshot shows: relative to the longest, one that ends nowhere hatched", async () => {
  const items = [
    { label: "short", series: 0, dash: "solid" as const, value: 1, text: "1 epoch", note: "5 of 5 seeds" },
    { label: "longest", series: 2, dash: [7, 3], value: 40, text: "40 epochs", note: "4 of 5 seeds" },
    { label: "endless", series: 3, dash: [2, 3], value: null, text: "not reached", note: "1 of 5 seeds" },
    { label: "nothing", series: 4, dash: [9, 3, 2, 3], value: 0, text: "0 epochs", note: "" },
  ];
  const file = svgFileOfHtml(bars(items, 40), { width: 1000, height: 130, style: styleSheet() });
  await expect(file).toMatchFileSnapshot("snapshots/bars.svg");
});

test("a legend is the picture that its snapshot shows: every colour of the palette, dashes and lines in ink", async () => {
  const colours = SERIES_TONES.map((_, series) => ({
    label: `series ${series}`,
    series,
    dash: seriesStyle(series).dash,
  }));
  const items = [
    ...colours,
    { label: "dashed", series: 0, dash: [7, 3] },
    { label: "target", series: null, dash: [6, 4] },
  ];
  const file = svgFileOfHtml(legend(items), { width: 1000, height: 70, style: styleSheet() });
  await expect(file).toMatchFileSnapshot("snapshots/legend.svg");
});
