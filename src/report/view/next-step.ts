import type { StudyRecord } from "../../study/records/study.js";
import { FEWEST_SEEDS } from "../../study/spec/size.js";
import type { Texts } from "../text/texts.js";
import { openLosses } from "./open-losses.js";

/** What to do next, and the command that does it; null where there is none, or none is known. */
export interface NextStep {
  readonly text: string;
  readonly command: string | null;
}

/** What to do next, and where a go leaves a loss open, how to narrow it. */
export function nextSteps(study: StudyRecord, texts: Texts): readonly NextStep[] {
  const first = nextStep(study, texts);
  if (openLosses(study).length === 0 || study.outcome === "closed") return [first];
  return [first, moreSeeds(study, texts.nextNarrow)];
}

export function nextStep(study: StudyRecord, texts: Texts): NextStep {
  const { verdict, outcome, plan, command } = study;
  const also = (flag: string, value: string) => command && withFlag(command, flag, value);
  const better = verdict.reasons.find(({ code }) => code === "naive-is-better");
  const simple = better && study.baselines.find(({ name }) => "baseline" in better && name === better.baseline);
  if (simple !== undefined && (verdict.decision !== "inconclusive" || outcome === "complete")) {
    const name = texts.baselineName[simple.name];
    const diffusion = verdict.diffusion?.method ?? "diffusion";
    const isGo = verdict.decision === "go";
    return { text: isGo ? texts.nextSimpleGo(name, diffusion) : texts.nextSimple(name), command: null };
  }
  if (verdict.decision === "go") {
    const model = verdict.diffusion?.method ?? "diffusion";
    return { text: texts.nextGo, command: `gradus predict models/${model}.json DATA` };
  }
  if (verdict.decision === "no-go") return { text: texts.nextNoGo, command: null };
  if (outcome === "budget-spent" && plan.budget?.seconds) {
    return { text: texts.nextMoreTime, command: also("--time-budget", `${Math.ceil(2 * plan.budget.seconds)}s`) };
  }
  if (outcome === "closed") return { text: texts.nextClosed, command: null };
  if (outcome !== "complete") return { text: texts.nextGoOn, command };
  return moreSeeds(study, texts.nextMoreSeeds);
}

/** Twice as many, and as many as decide at least. */
function moreSeeds({ plan, command }: StudyRecord, textOf: (seeds: string) => string): NextStep {
  const seeds = String(Math.max(FEWEST_SEEDS, 2 * plan.seeds));
  return { text: textOf(seeds), command: command && withFlag(command, "--seeds", seeds) };
}

/** The command with an option set, whatever it was before. */
export function withFlag(command: string, flag: string, value: string): string {
  const given = new RegExp(`( ${flag}(?:=| ))\\S+`);
  return given.test(command) ? command.replace(given, `$1${value}`) : `${command} ${flag} ${value}`;
}
