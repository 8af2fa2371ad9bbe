import type { StudyRecord } from "../../study/records/study.js";
import type { Texts } from "../text/texts.js";

/** What was asked otherwise after the study had begun, a sentence each. */
export function changeSentences({ plan: { changes, openings } }: StudyRecord, texts: Texts): readonly string[] {
  return changes.map(({ name, before, now, startedAt }) =>
    texts.changed({
      name: texts.changeName[name],
      before,
      now,
      date: startedAt.slice(0, 10),
      isAfterTest: openings.some((opening) => opening.startedAt < startedAt),
    }),
  );
}

/** The rates of wrong verdicts were measured for so many looks at the test part. */
const MEASURED_LOOKS = 2;

/** What had been decided before the study went on, by what criteria. */
export function earlierDecisions({ plan: { openings }, outcome }: StudyRecord, texts: Texts): readonly string[] {
  const isLookedAt = outcome === "complete" || outcome === "closed";
  const before = isLookedAt ? openings.slice(0, -1) : openings;
  return before.map(({ startedAt, decision, seeds, criteria }) =>
    texts.decidedBefore({
      date: startedAt.slice(0, 16).replace("T", " "),
      decision: texts.decision[decision],
      seeds: String(seeds),
      criteria,
    }),
  );
}

/** That the test part was read more often than rates of wrong verdicts were measured for. */
export function looksSentences({ plan: { openings } }: StudyRecord, texts: Texts): readonly string[] {
  if (openings.length <= MEASURED_LOOKS) return [];
  return [texts.manyLooks(String(openings.length), String(MEASURED_LOOKS))];
}
