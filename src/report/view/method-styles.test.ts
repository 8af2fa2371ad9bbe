import { expect, test } from "vitest";
import { legend } from "../../page/html/legend.js";
import { styleSheet } from "../../page/html/style.js";
import { svgFileOfHtml } from "../../page/testing/svg-file.js";
import { methodStyles } from "./method-styles.js";

test("ten methods have ten looks, warm for those that diffuse, in the colours and dashes that the snapshot shows", async () => {
  const diffuses = [true, true, true, false, false, false, false, false, false, false];
  const styles = methodStyles(diffuses);
  expect(new Set(styles.map(({ index, dash }) => `${index} ${dash}`)).size).toBe(diffuses.length);
  const items = styles.map(({ index, dash }, i) => ({
    label: `${diffuses[i] ? "diffusing" : "plain"} ${i}`,
    series: index,
    dash,
  }));
  const file = svgFileOfHtml(legend(items), { width: 1000, height: 70, style: styleSheet() });
  await expect(file).toMatchFileSnapshot("snapshots/method-styles.svg");
});

test("the five methods without diffusion of a default study have five colours, and diffusion a sixth", () => {
  const styles = methodStyles([false, false, false, false, false, true]);
  expect(new Set(styles.map(({ tone }) => tone.light)).size).toBe(6);
});
