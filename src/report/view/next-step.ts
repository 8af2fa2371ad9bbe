import { shellWord } from "../../core/shell-word.js";
import { nextLook } from "../../study/judge/confidence.js";
import { studyFolder } from "../../study/records/kept-place.js";
import type { StudyRecord } from "../../study/records/study.js";
import { simpleName } from "../../study/records/task.js";
import type { VerdictReason } from "../../study/records/verdict.js";
import { situationsOf } from "../situations/index.js";
import type { Texts } from "../text/texts.js";
import { canReadMore } from "./can-read-more.js";
import { withFlag, withoutFlag, withoutSwitch } from "./command-words.js";
import { openLosses } from "./open-losses.js";

/** What to do next, and the command that does it; null where there is none, or none is known. */
export interface NextStep {
  readonly text: string;
  readonly command: string | null;
  /** The study's model that it says to use, where it does. */
  readonly model?: string;
}

/** What to do next, and where a go leaves a loss open, how to narrow it. */
export function nextSteps(study: StudyRecord, texts: Texts): readonly NextStep[] {
  const first = nextStep(study, texts);
  const used = first.command?.startsWith("gradus predict ") ? refitStep(study, texts) : [];
  if (openLosses(study).length === 0 || study.outcome === "closed") return [first, ...used];
  return [first, ...used, moreSeeds(study, texts.nextNarrow)];
}

/** What decides nothing yet comes first, since more of it may change everything; then what the figures say. */
export function nextStep(study: StudyRecord, texts: Texts): NextStep {
  const { verdict, outcome, plan, command } = study;
  const isOpen = verdict.decision === "inconclusive";
  if (isOpen && outcome === "budget-spent" && plan.budget?.seconds) {
    const seconds = `${Math.ceil(2 * plan.budget.seconds)}s`;
    return { text: texts.nextMoreTime, command: command && withFlag(command, "--time-budget", seconds) };
  }
  if (isOpen && outcome === "closed") return { text: texts.nextClosed, command: another(study, "2") };
  if (isOpen && outcome !== "complete") return { text: texts.nextGoOn, command };
  if (isOpen && has(study, "too-few-seeds")) return moreSeeds(study, texts.nextMoreSeeds);
  const diffusion = verdict.diffusion?.method ?? "diffusion";
  const simple = simpleIsBetter(study);
  if (simple !== undefined) {
    const facts = {
      baseline: texts.baselineName[simple.name],
      isKept: study.task.kind === "series",
      isLonger: canReadMore(study.task),
    };
    const text = verdict.decision === "go" ? texts.nextSimpleGo({ ...facts, diffusion }) : texts.nextSimple(facts);
    return { text, ...use(study, simpleName(simple.name)) };
  }
  if (isOpen && isTargetOutOfReach(study))
    return { text: texts.nextTarget, command: command && withoutFlag(command, "--target-error") };
  if (verdict.decision === "go") return { text: texts.nextGo, ...use(study, diffusion) };
  // What one seed turned, more may turn back.
  if (
    verdict.decision === "no-go" &&
    outcome !== "closed" &&
    situationsOf(study).some(({ code }) => code === "one-seed")
  )
    return moreSeeds(study, texts.nextMoreSeeds);
  if (verdict.decision === "no-go")
    return { text: texts.nextNoGo(canReadMore(study.task)), command: largerNetwork(study) };
  return moreSeeds(study, texts.nextMoreSeeds);
}

function has({ verdict }: StudyRecord, code: VerdictReason["code"]): boolean {
  return verdict.reasons.some((reason) => reason.code === code);
}

function isTargetOutOfReach({ verdict, target, summaries }: StudyRecord): boolean {
  const contenders = [verdict.diffusion?.method, verdict.reference?.method];
  const compared = summaries.filter(({ headline, method }) => headline && contenders.includes(method));
  return target.source === "given" && compared.length > 0 && compared.every(({ successes }) => successes === 0);
}

function simpleIsBetter({ verdict, baselines }: StudyRecord) {
  const better = verdict.reasons.find(({ code }) => code === "naive-is-better");
  return better && baselines.find(({ name }) => "baseline" in better && name === better.baseline);
}

/** As many as at the next planned look. */
function moreSeeds({ plan, command }: StudyRecord, textOf: (seeds: string) => string): NextStep {
  const seeds = String(nextLook(plan.seeds));
  return { text: textOf(seeds), command: command && withFlag(command, "--seeds", seeds) };
}

function use(study: StudyRecord, model: string): Omit<NextStep, "text"> {
  const command = predictCommand(study, model);
  return command === null ? { command } : { command, model };
}

/** Forecasts by the study's model for its own table, where both are known; null for a task that no table holds. */
function predictCommand({ place, task }: StudyRecord, model: string): string | null {
  if (task.kind !== "series") return null;
  const folder = place === null ? "" : `${place.folder.replace(/\/$/, "")}/`;
  const words = ["gradus", "predict", `${folder}models/${model}.json`, ...(place?.data ?? ["DATA"]), "--ahead", "all"];
  return words.map(shellWord).join(" ");
}

/** A model that is to be used may be trained on all rows; none where the study's folder or table are not known. */
function refitStep({ place }: StudyRecord, texts: Texts): NextStep[] {
  if (place === null || place.data === null) return [];
  return [{ text: texts.nextRefit, command: `gradus refit ${shellWord(place.folder.replace(/\/$/, ""))}` }];
}

/** Another study, in a folder of its own beside this one; null where no folder is known. */
function another({ command, place }: StudyRecord, name: string): string | null {
  if (command === null || place === null) return null;
  return withFlag(withoutSwitch(command, "--finish"), "--out", `${studyFolder(place)}-${name}`);
}

function largerNetwork(study: StudyRecord): string | null {
  const units = study.network.hiddenSizes.map((size) => 2 * size).join(",");
  const command = another(study, `hidden-${units.replaceAll(",", "-")}`);
  return command && withFlag(command, "--hidden", units);
}
