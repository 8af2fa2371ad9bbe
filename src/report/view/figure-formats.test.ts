import { expect, test } from "vitest";
import { batchSizesSection } from "../sections/batch-sizes.js";
import { figuresSection } from "../sections/figures.js";
import { fixtureStudy } from "../testing/fixture.js";
import { TEXTS } from "../text/index.js";
import { verdictText } from "../verdict-text.js";
import { figureFormats } from "./figure-formats.js";
import { studyView } from "./study-view.js";

test("epochs to the target have one rounding: on the terminal, in the table and beside the bars", () => {
  const study = fixtureStudy();
  const summaries = study.summaries.map((summary, k) => ({
    ...summary,
    epochsToTarget: k === 3 ? null : 12.5 + 7 * k,
  }));
  const changed = { ...study, summaries };
  const { epochs } = figureFormats(changed);
  const view = studyView(changed, TEXTS.en);
  const pages = [
    verdictText(changed, "en", { width: 200, color: false }),
    figuresSection(view).text,
    batchSizesSection(view)!.text,
  ];
  for (const { epochsToTarget } of summaries) {
    if (epochsToTarget === null) continue;
    for (const page of pages) expect(page).toMatch(new RegExp(`[ >]${epochs(epochsToTarget)}[ <]`));
  }
  expect(epochs(12.5)).toBe("12.5");
  expect(pages.join("")).not.toMatch(/[ >]13[ <]/);
});
