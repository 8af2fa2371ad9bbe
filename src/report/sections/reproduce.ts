import { type Html, html } from "../../page/html/html.js";
import { lead, section } from "../../page/html/section.js";
import { facts } from "../../page/html/table.js";
import { integer } from "../../page/text/numbers.js";
import { criteriaText } from "../../study/spec/criteria.js";
import type { StudyView } from "../view/study-view.js";

/** The section on reproduction: command, seed, what data, study file and criteria were, software and machine. */
export function reproduceSection({ study, texts }: StudyView): Html {
  const { software, machine, plan, studyFile } = study;
  return section("reproduce", texts.reproduceHeading, [
    lead(texts.reproduceIntro),
    study.command === null ? null : html`<pre><code>${study.command}</code></pre>`,
    facts([
      [texts.randomSeedLabel, String(plan.seed)],
      [texts.dataHashLabel, html`<code>${study.identity.slice(0, 16)}</code>`],
      ...(studyFile === null
        ? []
        : [
            [
              texts.studyFileLabel,
              html`<code>${studyFile.name}</code> (SHA-256 <code>${studyFile.sha256.slice(0, 16)}</code>)`,
            ] as const,
          ]),
      [
        texts.criteriaLabel,
        html`<code>${criteriaText(study.criteria)}</code> (SHA-256 <code>${study.criteriaHash.slice(0, 16)}</code>)`,
      ],
      [
        texts.openingsLabel,
        plan.openings.length === 0
          ? texts.neverOpened
          : html`${plan.openings.map(
              ({ startedAt, runs }, k) =>
                html`${k > 0 && html`<br>`}${texts.opening(startedAt.slice(0, 10), integer(runs))}`,
            )}`,
      ],
      [texts.softwareLabel, `gradus ${software.gradus}, ${software.engine}`],
      [texts.machineLabel, texts.machine(machine.cpu, String(machine.cores), machine.node)],
      [texts.startedLabel, study.startedAt],
      [texts.durationLabel, texts.duration(study.secondsTotal)],
    ]),
  ]);
}
