import type { CriteriaHistory } from "../report/text/progress-texts.js";
import type { Texts } from "../report/text/texts.js";
import { hasDiverged } from "../study/records/diverged.js";
import type { ChangeRecord, CutRecord } from "../study/records/plan.js";
import { criteriaHash } from "../study/run/criteria-hash.js";
import type { StudyEvent } from "../study/run/progress.js";
import type { ShortBudget } from "../study/run/short-budget.js";
import { criteriaText } from "../study/spec/criteria.js";
import type { StudyOptions } from "../study/spec/options.js";

const CHANGE_NAME: Readonly<Record<ChangeRecord["name"], string>> = {
  seeds: "--seeds",
  tuningTrials: "--tuning-trials",
  batchSizes: "--batch-sizes",
  methods: "--methods",
  criteria: "--criteria",
  targetError: "--target-error",
  timeBudget: "--time-budget",
};

export interface EventWords {
  readonly texts: Texts;
  readonly asked: Pick<StudyOptions, "criteria" | "targetError">;
  /** The command of the same study in another folder. */
  readonly elsewhere: string;
}

/** What is said of a study's event, a line each, but for how far it has got. */
export function eventWords(event: StudyEvent, { texts, asked, elsewhere }: EventWords): string[] {
  switch (event.kind) {
    case "planned": {
      const history = criteriaHistory(event);
      const hash = criteriaHash(asked).slice(0, 16);
      const resumed = event.resumed > 0 ? texts.chatResumed(String(event.resumed)) : "";
      return [
        ...event.setAside.map((damage) => texts.chatSetAside(damage)),
        ...grownWords(event.grown, texts),
        texts.chatCriteria({ criteria: criteriaText(asked.criteria), hash, history }),
        ...cutWords(event.cuts, texts),
        ...limitWords(event, { texts, elsewhere }),
        texts.chatPlanned(String(event.trials)) + resumed,
      ];
    }
    case "note":
      return [texts.chatNote(event.text)];
    case "cut":
      return cutWords(event.cuts, texts);
    case "trial": {
      const { id, outcomeDetail, setAside } = event.record;
      if (setAside !== undefined) return [texts.chatRunSetAside(id, outcomeDetail ?? "")];
      return hasDiverged(event.record) ? [texts.chatDiverged(id, texts.trialDetail(outcomeDetail ?? ""))] : [];
    }
    case "epoch":
    case "progress":
      return [];
    default:
      return event satisfies never;
  }
}

export function cutWords(cuts: readonly CutRecord[], texts: Pick<Texts, "chatCut">): string[] {
  return cuts.map(({ name, asked, now }) => texts.chatCut(name, now, asked));
}

export function grownWords(
  grown: readonly Omit<ChangeRecord, "startedAt">[],
  texts: Pick<Texts, "chatGrown">,
): string[] {
  return grown.map(({ name, before, now }) => texts.chatGrown({ flag: CHANGE_NAME[name], now, before }));
}

/** What a time budget does to a study that the user may not expect, and the command that avoids it. */
export function limitWords(
  { kept, short }: { readonly kept: readonly CutRecord[]; readonly short: ShortBudget | null },
  { texts, elsewhere }: Pick<EventWords, "texts" | "elsewhere">,
): string[] {
  const ofKept = kept.length > 0 ? [texts.chatKept({ cuts: kept, command: elsewhere })] : [];
  return short === null ? ofKept : [...ofKept, shortWords(short, texts)];
}

function shortWords(short: ShortBudget, texts: Texts): string {
  const { budgetSeconds, seconds, tuningSeconds, reached, trials } = short;
  return texts.chatShort({
    budget: texts.chatSeconds(budgetSeconds),
    time: texts.chatSeconds(Math.max(1, seconds)),
    tuning: texts.chatSeconds(Math.max(1, tuningSeconds)),
    enough: durationFlag(short.enoughSeconds),
    reached: String(reached),
    trials: String(trials),
  });
}

/** Criteria, or the target, that were changed after runs answer for less than those written down before any. */
function criteriaHistory({ resumed, grown, grownBefore }: Extract<StudyEvent, { kind: "planned" }>): CriteriaHistory {
  const isOfCriteria = ({ name }: ChangeRecord) => name === "criteria" || name === "targetError";
  const before = grownBefore.findLast(isOfCriteria);
  if (resumed > 0 && grown.some(isOfCriteria)) return { kind: "changed", runs: String(resumed) };
  if (before !== undefined) return { kind: "changed-before", date: before.startedAt.slice(0, 10) };
  return { kind: resumed > 0 ? "kept" : "first" };
}

/** As it is typed, rounded up: "20s", "3m". */
function durationFlag(seconds: number): string {
  return seconds <= 55 ? `${5 * Math.ceil(seconds / 5)}s` : `${Math.ceil(seconds / 60)}m`;
}
