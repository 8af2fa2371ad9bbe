import type { StudyRecord } from "../../study/records/study.js";
import { diverges } from "./diverges.js";
import { edgeOfRange } from "./edge-of-range.js";
import { fewValidations } from "./few-validations.js";
import { learnsNothing } from "./learns-nothing.js";
import { oneSeed } from "./one-seed.js";
import { overfits } from "./overfits.js";
import { sigmaStuck } from "./sigma-stuck.js";
import { simpleWins } from "./simple-wins.js";
import type { Recogniser, Situation, SituationCode } from "./situation.js";
import { stillFalling } from "./still-falling.js";

/** All that are looked for, the weightiest first: those that take the ground from under the comparison, then those that blur it. */
const RECOGNISERS: { readonly [Code in SituationCode]: Recogniser<Code> } = {
  "simple-wins": simpleWins,
  diverges,
  "learns-nothing": learnsNothing,
  "one-seed": oneSeed,
  "sigma-stuck": sigmaStuck,
  "few-validations": fewValidations,
  "still-falling": stillFalling,
  overfits,
  "edge-of-range": edgeOfRange,
};

export const SITUATION_CODES = Object.keys(RECOGNISERS) as readonly SituationCode[];

/** The known situations that a study is in, the weightiest first. */
export function situationsOf(study: StudyRecord): readonly Situation[] {
  return SITUATION_CODES.flatMap((code) => {
    const cases = RECOGNISERS[code](study);
    return cases.length === 0 ? [] : [{ code, cases } as Situation];
  });
}
