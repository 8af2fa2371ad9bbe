import type { CriteriaHistory } from "../report/text/progress-texts.js";
import type { Texts } from "../report/text/texts.js";
import type { ChangeRecord, CutRecord } from "../study/records/plan.js";
import { criteriaHash } from "../study/run/criteria-hash.js";
import type { StudyEvent } from "../study/run/progress.js";
import type { ShortBudget } from "../study/run/short-budget.js";
import { criteriaText } from "../study/spec/criteria.js";
import type { StudyOptions } from "../study/spec/options.js";
import type { Terminal } from "./terminal.js";

const BAR_WIDTH = 28;
const MILLISECONDS_BETWEEN_FRAMES = 100;
/** Without a live terminal: the fraction of the work from one line to the next. */
const FRACTION_BETWEEN_LINES = 0.1;

const CHANGE_NAME: Readonly<Record<ChangeRecord["name"], string>> = {
  seeds: "--seeds",
  tuningTrials: "--tuning-trials",
  batchSizes: "--batch-sizes",
  methods: "--methods",
  criteria: "--criteria",
  targetError: "--target-error",
  timeBudget: "--time-budget",
};

interface ProgressOptions {
  readonly texts: Texts;
  readonly now: () => number;
  readonly asked: Pick<StudyOptions, "criteria" | "targetError">;
  /** The command of the same study in another folder. */
  readonly elsewhere: string;
}

/** Shows a study's progress: a bar with the time left on a terminal, plain lines elsewhere. */
export function studyProgress(
  terminal: Terminal,
  { texts, now, asked, elsewhere }: ProgressOptions,
): (event: StudyEvent) => void {
  let lastFrame = Number.NEGATIVE_INFINITY;
  let nextLine = FRACTION_BETWEEN_LINES;
  return (event) => {
    switch (event.kind) {
      case "planned": {
        for (const damage of event.setAside) terminal.chat(texts.chatSetAside(damage));
        sayGrown(event.grown, texts, terminal);
        terminal.chat(
          texts.chatCriteria({
            criteria: criteriaText(asked.criteria),
            hash: criteriaHash(asked).slice(0, 16),
            history: criteriaHistory(event),
          }),
        );
        sayCuts(event.cuts, texts, terminal);
        sayLimits(event, { texts, terminal, elsewhere });
        const resumed = event.resumed > 0 ? texts.chatResumed(String(event.resumed)) : "";
        terminal.chat(texts.chatPlanned(String(event.trials)) + resumed);
        return;
      }
      case "note":
        terminal.chat(texts.chatNote(event.text));
        return;
      case "cut":
        sayCuts(event.cuts, texts, terminal);
        return;
      case "trial":
        if (event.record.outcome === "diverged")
          terminal.chat(texts.chatDiverged(event.record.id, texts.trialDetail(event.record.outcomeDetail ?? "")));
        return;
      case "epoch":
        return; // `progress` follows
      case "progress": {
        const { fraction, secondsLeft } = event;
        const [done, trials] = [String(event.trialsDone), String(event.trials)];
        const left = Number.isFinite(secondsLeft) ? texts.chatSeconds(secondsLeft) : null;
        if (terminal.live) {
          if (now() - lastFrame < MILLISECONDS_BETWEEN_FRAMES) return;
          lastFrame = now();
          terminal.status(`${bar(fraction)} ${percent(fraction)}  ${texts.chatRuns(done, trials, left)}`);
        } else if (fraction >= nextLine) {
          terminal.chat(texts.chatWork({ percentage: percent(fraction).trim(), done, trials, left }));
          nextLine = Math.floor(fraction / FRACTION_BETWEEN_LINES + 1) * FRACTION_BETWEEN_LINES;
        }
        return;
      }
      default:
        event satisfies never;
    }
  };
}

/** Criteria, or the target, that were changed after runs answer for less than those written down before any. */
function criteriaHistory({ resumed, grown, grownBefore }: Extract<StudyEvent, { kind: "planned" }>): CriteriaHistory {
  const isOfCriteria = ({ name }: ChangeRecord) => name === "criteria" || name === "targetError";
  const before = grownBefore.findLast(isOfCriteria);
  if (resumed > 0 && grown.some(isOfCriteria)) return { kind: "changed", runs: String(resumed) };
  if (before !== undefined) return { kind: "changed-before", date: before.startedAt.slice(0, 10) };
  return { kind: resumed > 0 ? "kept" : "first" };
}

export function sayCuts(cuts: readonly CutRecord[], texts: Texts, terminal: Terminal): void {
  for (const { name, asked, now } of cuts) terminal.chat(texts.chatCut(name, now, asked));
}

export function sayGrown(grown: readonly Omit<ChangeRecord, "startedAt">[], texts: Texts, terminal: Terminal): void {
  for (const { name, before, now } of grown) terminal.chat(texts.chatGrown({ flag: CHANGE_NAME[name], now, before }));
}

/** What a time budget does to a study that the user may not expect, and the command that avoids it. */
export function sayLimits(
  { kept, short }: { readonly kept: readonly CutRecord[]; readonly short: ShortBudget | null },
  { texts, terminal, elsewhere }: { readonly texts: Texts; readonly terminal: Terminal; readonly elsewhere: string },
): void {
  if (kept.length > 0) terminal.chat(texts.chatKept({ cuts: kept, command: elsewhere }));
  if (short === null) return;
  const { budgetSeconds, seconds, tuningSeconds, reached, trials } = short;
  terminal.chat(
    texts.chatShort({
      budget: texts.chatSeconds(budgetSeconds),
      time: texts.chatSeconds(Math.max(1, seconds)),
      tuning: texts.chatSeconds(Math.max(1, tuningSeconds)),
      enough: durationFlag(short.enoughSeconds),
      reached: String(reached),
      trials: String(trials),
    }),
  );
}

/** As it is typed, rounded up: "20s", "3m". */
function durationFlag(seconds: number): string {
  return seconds <= 55 ? `${5 * Math.ceil(seconds / 5)}s` : `${Math.ceil(seconds / 60)}m`;
}

function bar(fraction: number): string {
  const full = Math.round(fraction * BAR_WIDTH);
  return "█".repeat(full) + "░".repeat(BAR_WIDTH - full);
}

function percent(fraction: number): string {
  return `${Math.floor(fraction * 100)} %`.padStart(5);
}
