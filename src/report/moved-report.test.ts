import { expect, test } from "vitest";
import { escapeHtml } from "../page/html/html.js";
import { inKeptPlace } from "../study/records/kept-place.js";
import { movedReport } from "./moved-report.js";
import { renderReport } from "./render-report.js";
import { fixtureStudy } from "./testing/fixture.js";
import { TEXTS } from "./text/index.js";
import { nextSteps } from "./view/next-step.js";

test.each(["en", "ja"] as const)(
  "commands of a kept page lead to the models beside it, in %s; new studies still go beside the study",
  async (language) => {
    const go = fixtureStudy({ decision: "go" });
    const study = { ...go, place: { ...go.place!, folder: "my out/it's" } };
    const kept = inKeptPlace(study, "verdicts-before/5-seeds");
    const page = movedReport(await renderReport(study, language), study, kept);
    expect(page).toBe(await renderReport(kept, language));
    expect(page).toContain(escapeHtml("gradus predict 'my out/it'\\''s/verdicts-before/5-seeds/models/"));
    expect(page).not.toContain(escapeHtml("it'\\''s/models"));
    const noGo = inKeptPlace(fixtureStudy({ decision: "no-go" }), "verdicts-before/5-seeds");
    const commands = nextSteps(noGo, TEXTS[language]).map(({ command }) => command);
    expect(commands.join("\n")).toContain("--out out/hourly-load-hidden-");
  },
);
