import { expect, test } from "vitest";
import { fixtureStudy } from "../testing/fixture.js";
import { TEXTS } from "../text/index.js";
import { studyView } from "../view/study-view.js";
import { dataSection } from "./data.js";
import { header } from "./header.js";

const study = fixtureStudy();
const withAudit = (audit: typeof study.task.audit, kind: typeof study.task.kind = "series") =>
  studyView({ ...study, task: { ...study.task, audit, kind } }, TEXTS.en);
const [warning, note] = study.task.audit as [(typeof study.task.audit)[number], (typeof study.task.audit)[number]];
const warnings = ["a", "b", "c", "d"].map((column) => ({
  ...({ code: "constant", severity: "warning", column, value: 1, changes: 3 } as const),
}));

test("the section on the data lists warnings and notes, the head of the page warnings alone", () => {
  const view = withAudit([warning, note]);
  expect(dataSection(view).text).toMatch(/Warning.*temperature_c.*Note.*1 gap in time/s);
  expect(header(view).text).toContain("Warning: &quot;temperature_c&quot;");
  expect(header(view).text).not.toContain("gap in time");
});

test("the head shows two warnings in full and counts the others", () => {
  const few = { code: "few-windows", severity: "warning", part: "test", windows: 10 } as const;
  const page = header(withAudit([warning, ...warnings, few, { ...few, part: "validation" }])).text;
  expect(page.match(/Warning: /g)).toHaveLength(2);
  expect(page).toContain("The data audit has 2 more warnings: see &quot;Data and split&quot;.");
});

test("an audit without findings says what was looked for, and of a task that is no series nothing is said", () => {
  expect(dataSection(withAudit([])).text).toContain(TEXTS.en.noFindings);
  expect(dataSection(withAudit([], "adding")).text).not.toContain(TEXTS.en.auditHeading);
});
