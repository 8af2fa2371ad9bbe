import { expect, test } from "vitest";
import { fixtureStudy } from "../testing/fixture.js";
import { TEXTS } from "../text/index.js";
import { comparisonText } from "./comparison-text.js";
import { renderComparison } from "./render-comparison.js";

const studies = (["go", "no-go", "inconclusive"] as const).map((decision) => ({
  name: `study-${decision}`,
  study: fixtureStudy({ decision }),
}));

test.each(["en", "ja"] as const)(
  "%s: a row for each study, its interval in small print below the figure, and its reason below the table",
  (language) => {
    const texts = TEXTS[language];
    const page = renderComparison(studies, language);
    const rows = [...page.matchAll(/<tr>[\s\S]*?<\/tr>/g)].slice(1).map(([row]) => row);
    expect(rows).toHaveLength(3);
    studies.forEach(({ name, study }, k) => {
      const { timeRatio, decision } = study.verdict;
      expect(rows[k]).toContain(name);
      expect(rows[k]).toContain(texts.decision[decision]);
      expect(rows[k]).toContain(`${texts.times(timeRatio.value!)}<br><small>`);
      const reasons = page.slice(page.indexOf('<ul class="reasons">'));
      expect(reasons).toContain(`<strong>${name}</strong>`);
    });
  },
);

test("the terminal has the interval behind the figure", () => {
  const text = comparisonText(studies, "en", { width: 80, color: false });
  const { value } = studies[0]!.study.verdict.timeRatio;
  expect(text).toContain(`${TEXTS.en.times(value!)} (`);
  expect(text).toMatch(/^study-no-go: To the same validation error/m);
});
