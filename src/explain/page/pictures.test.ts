import { expect, test } from "vitest";
import { styleSheet } from "../../page/html/style.js";
import { svgFile, svgFileOfHtml } from "../../page/testing/svg-file.js";
import { ridges } from "./ridges.js";
import { smallCurves } from "./small-curves.js";
import { EXPLAIN_STYLE } from "./style.js";
import { surface } from "./surface.js";

const line = Array.from({ length: 41 }, (_, k) => (k - 20) / 10);
const style = styleSheet() + EXPLAIN_STYLE;

test("ridges are the picture that their snapshot shows: smoothest first, a dot at every valley", async () => {
  const wave = (sigma: number) => line.map((x) => x * x + (1 - sigma) * Math.cos(9 * x));
  const curves = [0, 0.5, 1].map((sigma) => ({
    ...{ objective: "weights" as const, sigma, values: wave(sigma) },
    valleys: sigma === 0 ? [9, 16, 24, 31] : sigma === 0.5 ? [16, 24] : [20],
  }));
  const picture = ridges(curves, { range: 8, label: "Loss along a line", count: (valleys) => `${valleys} valleys` });
  await expect(svgFile(picture, style)).toMatchFileSnapshot("snapshots/ridges.svg");
});

test("a surface is the picture that its snapshot shows: light from the left, deep blue to warm", async () => {
  const side = [-3, -2, -1, 0, 1, 2, 3];
  const values = side.flatMap((y) => side.map((x) => (x * x + 2 * y * y) / 27 + (x === 1 && y === -1 ? 0.5 : 0)));
  const picture = surface(values, side.length, { range: 1, label: "Loss on a plane" });
  await expect(svgFile(picture)).toMatchFileSnapshot("snapshots/surface.svg");
});

test("small curves are the picture that their snapshot shows: the function in ink, smoothed ever more in colour", async () => {
  const smoothed = [0, 1, 2].map((sd) => line.map((x) => x / Math.sqrt(0.2 + sd + x * x)));
  const formula = { name: "sigmoid", bound: null, h1Error: 0, h2Error: 0, curveMeans: line, curveSds: [0, 1, 2] };
  const file = svgFileOfHtml(smallCurves({ ...formula, curves: smoothed }), { width: 160, height: 140, style });
  await expect(file).toMatchFileSnapshot("snapshots/small-curves.svg");
});
