import type { Html } from "../../page/html/html.js";
import { lead, section } from "../../page/html/section.js";
import { facts } from "../../page/html/table.js";
import type { StudyView } from "../view/study-view.js";

/** The section on reproduction: seed, software and machine. */
export function reproduceSection({ study, texts }: StudyView): Html {
  const { software, machine, plan } = study;
  return section("reproduce", texts.reproduceHeading, [
    lead(texts.reproduceIntro),
    facts([
      [texts.randomSeedLabel, String(plan.seed)],
      [texts.softwareLabel, `gradus ${software.gradus}, ${software.engine}`],
      [texts.machineLabel, texts.machine(machine.cpu, String(machine.cores), machine.node)],
      [texts.startedLabel, study.startedAt],
      [texts.durationLabel, texts.duration(study.secondsTotal)],
    ]),
  ]);
}
