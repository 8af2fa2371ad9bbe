import { expect, test } from "vitest";
import { html } from "../../page/html/html.js";
import { styleSheet } from "../../page/html/style.js";
import { svgFileOfHtml } from "../../page/testing/svg-file.js";
import { TEXTS } from "../text/index.js";
import { ratioStrip } from "./ratio-strip.js";
import { REPORT_STYLE } from "./style.js";

const texts = TEXTS.en;
const strip = (value: number | null, low: number | null, high: number | null, limit: number | null) =>
  ratioStrip({ value, low, high, confidence: 0.95 }, { label: "time", limit, texts, print: texts.times });

test("a strip is the picture that its snapshot shows: closed, open at an end, without a value, without a limit", async () => {
  const strips = [
    strip(0.62, 0.48, 0.81, 0.75),
    strip(0.9, 0.5, null, 0.75),
    strip(1.4, null, 2.2, 0.75),
    strip(null, null, 3, 0.75),
    strip(1.01, 0.97, 1.04, null),
  ];
  const file = svgFileOfHtml(html`${strips}`, { width: 480, height: 230, style: styleSheet() + REPORT_STYLE });
  await expect(file).toMatchFileSnapshot("snapshots/ratio-strip.svg");
});

test("a strip says in words what it shows, and that there is nothing to show", () => {
  expect(strip(0.62, 0.48, null, 0.75).text).toContain(
    'aria-label="time: 0.62\u00d7, 0.48\u00d7 or more, Limit: at most 0.75\u00d7"',
  );
  const nothing = strip(null, null, null, null).text;
  expect(nothing).toContain('aria-label="time: not measurable"');
  expect(nothing).not.toMatch(/whisker|dot|allowed/);
});
