import type { StudyRecord } from "../../study/records/study.js";
import { situationsOf } from "../situations/index.js";
import type { Situation, SituationCases, SituationCode } from "../situations/situation.js";
import type { SituationText } from "../text/situation-texts.js";
import type { Texts } from "../text/texts.js";

/** A situation in words. */
export interface SituationWords {
  readonly code: SituationCode;
  readonly name: string;
  readonly figures: readonly string[];
  readonly meaning: string;
  readonly advice: string;
  /** In one sentence, for the head of the page. */
  readonly line: string;
  /** The same with the first advice alone, for the terminal. */
  readonly brief: string;
}

/** The situations of a study in words, the weightiest first. */
export function situationWords(study: StudyRecord, texts: Texts): readonly SituationWords[] {
  const found = situationsOf(study);
  const codes = found.map(({ code }) => code);
  return found.map((situation) => wordsOf(named(situation, study, texts), { texts, beside: codes }));
}

/** Those for the head and the terminal: the verdict itself says where a simple forecast is better. */
export function weightiest(
  study: StudyRecord,
  texts: Texts,
  { most, form }: { readonly most: number; readonly form: "line" | "brief" },
): readonly string[] {
  const rest = situationWords(study, texts).filter(({ code }) => code !== "simple-wins");
  const lines = rest.slice(0, most).map((words) => words[form]);
  return rest.length > most ? [...lines, texts.moreSituations(String(rest.length - most))] : lines;
}

function wordsOf<Code extends SituationCode>(
  { code, cases }: { readonly code: Code; readonly cases: readonly SituationCases[Code][] },
  { texts, beside }: { readonly texts: Texts; readonly beside: readonly SituationCode[] },
): SituationWords {
  const text = texts.situation[code] as SituationText<Code>;
  const advice = text.advice(cases, beside);
  const of = [...new Set(cases.map((one) => ("method" in one ? one.method : "baseline" in one ? one.baseline : "")))];
  const [name, whom] = [text.name, of.join(texts.listComma)];
  const first = /^.*?(?=[;。]|\. |\.$|$)/u.exec(advice)![0];
  return {
    code,
    name,
    figures: cases.map(text.figures),
    meaning: text.meaning,
    advice,
    line: texts.situationLine({ name, of: whom, advice }),
    brief: texts.situationLine({ name, of: whom, advice: first + texts.fullStop }),
  };
}

/** Simple forecasts go by their names in the language. */
function named(situation: Situation, { baselines }: StudyRecord, texts: Texts): Situation {
  if (situation.code !== "simple-wins") return situation;
  const nameOf = (name: string) => {
    const known = baselines.find((baseline) => baseline.name === name);
    return known === undefined ? name : texts.baselineName[known.name];
  };
  return { ...situation, cases: situation.cases.map((one) => ({ ...one, baseline: nameOf(one.baseline) })) };
}
