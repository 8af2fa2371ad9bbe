import { describe, expect, test } from "vitest";
import { fixtureStudy } from "../testing/fixture.js";
import { TEXTS } from "../text/index.js";
import { compared } from "./compared.js";
import { comparisonText } from "./comparison-text.js";
import type { NamedStudy } from "./named-study.js";
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

describe.each(["en", "ja"] as const)("%s", (language) => {
  const texts = TEXTS[language];
  const [go, noGo] = studies.map(({ name, study }) => ({ name, study: { ...study, command: null } }));
  const other: NamedStudy = {
    name: "other",
    study: {
      ...noGo!.study,
      criteria: { minTimeSaving: null, maxTestErrorIncrease: -0.05 },
      criteriaHash: "2".repeat(64),
      plan: {
        ...noGo!.study.plan,
        changes: [
          {
            startedAt: "2024-02-03T00:00:00.000Z",
            name: "criteria",
            before: "time=25%,test=2%",
            now: "time=free,test=-5%",
          },
          { startedAt: "2024-02-04T00:00:00.000Z", name: "seeds", before: "5", now: "10" },
        ],
      },
    },
  };
  const print = (all: readonly NamedStudy[]) => [
    renderComparison(all, language),
    comparisonText(all, language, { width: 200, color: false }),
  ];

  test("page and terminal say first that criteria differ, and nothing of it where they are the same", () => {
    for (const shown of print([go!, other])) {
      expect(shown).toContain(texts.criteriaDiffer);
      expect(shown.indexOf(texts.criteriaDiffer)).toBeLessThan(shown.indexOf(texts.timeAgainst));
    }
    for (const shown of print([go!, noGo!])) expect(shown).not.toContain(texts.criteriaDiffer);
  });

  test("every study has its criteria and folds beside its figures", () => {
    for (const shown of print([go!, other])) {
      expect(shown).toContain("time=25%, test=2%");
      expect(shown).toContain("time=free, test=-5%");
      expect(shown).toContain(texts.foldsOf);
    }
  });

  test("a study that was asked otherwise after it had begun is marked, and says what was changed when", () => {
    const [page, text] = print([go!, other]) as [string, string];
    const names = [texts.changeName.criteria, texts.changeName.seeds].join(texts.listComma);
    expect(page).toContain(`<br><small>${texts.changedMark(names)}</small>`);
    expect(text).toMatch(new RegExp(`^other +${texts.decision["no-go"]}\\* `, "m"));
    for (const shown of [page, text]) {
      expect(shown.match(/2024-02-03/g)).toHaveLength(1);
      expect(shown).toContain("time=free,test=-5%");
    }
  });
});

test("a target error that was given stands beside the criteria", () => {
  const { name, study } = studies[0]!;
  const given = { name, study: { ...study, target: { ...study.target, source: "given" as const } } };
  expect(renderComparison([given], "en")).toContain("<br><small>target 308.2</small>");
});

test("the network of a comparison is chosen by its validation error, whatever the test part says of the others", () => {
  const { name, study } = studies[0]!;
  const [first, second, ...others] = study.summaries;
  const summaries = [
    { ...first!, method: "luck", batchSize: 16, validationError: 2, testError: 0.111 },
    { ...second!, method: "chosen", batchSize: 64, validationError: 1, testError: 0.222 },
    ...others.map((one) => ({ ...one, validationError: 3, testError: 0.333 })),
  ];
  const { network } = compared({ name, study: { ...study, summaries } }, TEXTS.en).cells;
  expect(network).toEqual({ text: "0.222", note: "chosen, batch 64" });
  const oneSize = { ...study, summaries: summaries.map((one) => ({ ...one, batchSize: 32 })) };
  expect(compared({ name, study: oneSize }, TEXTS.en).cells.network.note).toBe("chosen");
  const nothing = { ...study, summaries: summaries.map((one) => ({ ...one, testError: null })) };
  expect(compared({ name, study: nothing }, TEXTS.en).cells.network.text).toBe(TEXTS.en.notMeasured);
});

test("the terminal's table fits into 80 columns, and so do the lines below it", () => {
  const text = comparisonText(studies, "en", { width: 80, color: false });
  expect(text.split("\n").filter((line) => line.length > 80)).toEqual([]);
});
