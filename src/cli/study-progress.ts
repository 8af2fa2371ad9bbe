import { type EventWords, eventWords } from "../poc/event-words.js";
import type { StudyEvent } from "../study/run/progress.js";
import type { Terminal } from "./terminal.js";

const BAR_WIDTH = 28;
const MILLISECONDS_BETWEEN_FRAMES = 100;
/** Without a live terminal: the fraction of the work from one line to the next. */
const FRACTION_BETWEEN_LINES = 0.1;

interface ProgressOptions extends EventWords {
  readonly now: () => number;
}

/** Shows a study's progress: a bar with the time left on a terminal, plain lines elsewhere. */
export function studyProgress(terminal: Terminal, { now, ...words }: ProgressOptions): (event: StudyEvent) => void {
  const { texts } = words;
  let lastFrame = Number.NEGATIVE_INFINITY;
  let nextLine = FRACTION_BETWEEN_LINES;
  return (event) => {
    for (const line of eventWords(event, words)) terminal.chat(line);
    if (event.kind !== "progress") return;
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
  };
}

function bar(fraction: number): string {
  const full = Math.round(fraction * BAR_WIDTH);
  return "█".repeat(full) + "░".repeat(BAR_WIDTH - full);
}

function percent(fraction: number): string {
  return `${Math.floor(fraction * 100)} %`.padStart(5);
}
