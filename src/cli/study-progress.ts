import type { ChangeRecord, CutRecord } from "../study/records/plan.js";
import type { StudyEvent } from "../study/run/progress.js";
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

/** Shows a study's progress: a bar with the time left on a terminal, plain lines elsewhere. */
export function studyProgress(terminal: Terminal, now: () => number): (event: StudyEvent) => void {
  let lastFrame = Number.NEGATIVE_INFINITY;
  let nextLine = FRACTION_BETWEEN_LINES;
  return (event) => {
    switch (event.kind) {
      case "planned": {
        for (const damage of event.setAside) terminal.chat(`set aside: ${damage}`);
        for (const { name, before, now } of event.grown)
          terminal.chat(`the study goes on with ${CHANGE_NAME[name]}: ${now} (before: ${before})`);
        sayCuts(event.cuts, terminal);
        const resumed = event.resumed > 0 ? `, ${event.resumed} of them done by an earlier run` : "";
        terminal.chat(`${event.trials} training runs planned${resumed}`);
        return;
      }
      case "note":
        terminal.chat(`note: ${event.text}`);
        return;
      case "cut":
        sayCuts(event.cuts, terminal);
        return;
      case "trial":
        if (event.record.outcome === "diverged")
          terminal.chat(`${event.record.id} diverged: ${event.record.outcomeDetail}`);
        return;
      case "progress": {
        const { fraction, secondsLeft, trialsDone, trials } = event;
        const left = Number.isFinite(secondsLeft) ? `${formatSeconds(secondsLeft)} left` : "";
        if (terminal.live) {
          if (now() - lastFrame < MILLISECONDS_BETWEEN_FRAMES) return;
          lastFrame = now();
          terminal.status(`${bar(fraction)} ${percent(fraction)}  ${trialsDone}/${trials} runs  ${left}`);
        } else if (fraction >= nextLine) {
          const parts = [`${percent(fraction).trim()} of the work`, `${trialsDone} of ${trials} runs done`, left];
          terminal.chat(parts.filter((part) => part !== "").join(", "));
          nextLine = Math.floor(fraction / FRACTION_BETWEEN_LINES + 1) * FRACTION_BETWEEN_LINES;
        }
        return;
      }
      default:
        event satisfies never;
    }
  };
}

export function sayCuts(cuts: readonly CutRecord[], terminal: Terminal): void {
  for (const { name, asked, now } of cuts) terminal.chat(`time budget: ${CUT_NAME[name]} ${now} instead of ${asked}`);
}

const CUT_NAME: Readonly<Record<CutRecord["name"], string>> = {
  epochs: "epochs:",
  tuningTrials: "tuning trials:",
  trainWindows: "training windows:",
  batchSizes: "batch sizes:",
  seeds: "seeds:",
};

/** 75 -> "1 min 15 s"; two units at most. */
export function formatSeconds(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}

function bar(fraction: number): string {
  const full = Math.round(fraction * BAR_WIDTH);
  return "█".repeat(full) + "░".repeat(BAR_WIDTH - full);
}

function percent(fraction: number): string {
  return `${Math.floor(fraction * 100)} %`.padStart(5);
}
