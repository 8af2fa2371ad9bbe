import { expect, test } from "vitest";
import { contrast, leastDifference } from "../testing/colour-vision.js";
import { SERIES_TONES, TONES } from "./palette.js";

test("contrast is WCAG's: 21 of black and white, 4.54 of #767676 on white", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 9);
  expect(contrast("#767676", "#ffffff")).toBeCloseTo(4.54, 2);
});

test.each(["light", "dark"] as const)(
  "%s: every colour of the palette has a contrast of 3 on the page, and no two look alike to any kind of colour vision, nor one like the lines in ink",
  (shade) => {
    const colors = SERIES_TONES.map((tone) => tone[shade]);
    for (const [i, color] of colors.entries()) {
      expect(contrast(color, TONES.page[shade]), color).toBeGreaterThan(3);
      for (const other of [TONES.ink[shade], ...colors.slice(i + 1)])
        expect(leastDifference(color, other), `${color} ${other}`).toBeGreaterThan(15);
    }
  },
);
