import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { integer } from "../../page/text/numbers.js";
import { TEXTS } from "../../report/text/index.js";
import type { SuiteReason } from "../../suite/reason.js";
import { suiteTable } from "../../suite/suite-table.js";
import { SUITE_TEXTS } from "../../suite/text/index.js";
import { type PlanFigures, parsePlan } from "../say-plan.js";
import { STOPPED } from "../study-command.js";
import type { Surroundings } from "../surroundings.js";
import type { SuiteEntry } from "./entry.js";
import { pocProcess } from "./poc-process.js";
import { pocWords } from "./run-entry.js";
import type { SuiteChoices } from "./suite-choices.js";

interface PlannedEntry {
  readonly name: string;
  readonly folder: string;
  /** Null: it cannot be run. */
  readonly plan: PlanFigures | null;
  readonly reason: SuiteReason | null;
}

/** Prints what each study of a suite would run, and how long all of them would take; nothing is trained or kept. Returns the exit status. */
export async function planCommand(
  { language, atOnce, json, entriesIn, notes, ...choices }: SuiteChoices,
  { terminal, signal }: Surroundings,
): Promise<number> {
  const texts = SUITE_TEXTS[language];
  const folder = await mkdtemp(join(tmpdir(), "gradus-suite-"));
  const planned: PlannedEntry[] = [];
  try {
    const { entries, unnamed } = await entriesIn(folder);
    if (unnamed !== null) terminal.chat(texts.unnamed(unnamed));
    for (const note of texts.entryNotes(notes)) terminal.chat(note);
    for (const entry of entries) {
      terminal.status(texts.status(planned.length, entries.length, [entry.name]));
      planned.push(await planOf(entry, choices, signal));
      if (signal.aborted) return STOPPED;
    }
  } finally {
    terminal.status("");
    await rm(folder, { recursive: true, force: true });
  }
  if (json) terminal.out(`${JSON.stringify(planned, null, 2)}\n`);
  else terminal.styled(`${planText(planned, { language, atOnce })}\n`);
  for (const { name, reason } of planned) if (reason !== null) terminal.chat(texts.notRun(name, reason));
  return planned.some(({ plan }) => plan !== null) ? 0 : NONE;
}

/** No study could be run: the input must change. */
const NONE = 2;

async function planOf(
  entry: SuiteEntry,
  choices: Pick<SuiteChoices, "out" | "defaults" | "flags">,
  signal: AbortSignal,
): Promise<PlannedEntry> {
  const { name, folder, problem } = entry;
  if (problem !== undefined) return { name, folder, plan: null, reason: problem };
  const { status, reason, stdout } = await pocProcess([...pocWords(entry, choices), "--dry-run", "--json"], signal);
  const plan = status === 0 ? parsePlan(stdout) : null;
  return { name, folder, plan, reason: plan === null ? reason : null };
}

/** A line a study, and all together. */
function planText(
  planned: readonly PlannedEntry[],
  { language, atOnce }: Pick<SuiteChoices, "language" | "atOnce">,
): string {
  const texts = SUITE_TEXTS[language];
  const seconds = TEXTS[language].chatSeconds;
  const plans = planned.flatMap(({ plan }) => plan ?? []);
  const total = (of: (plan: PlanFigures) => number) => plans.reduce((sum, plan) => sum + of(plan), 0);
  const left = (plan: PlanFigures) => plan.trials - plan.done;
  const timeOf = (plan: PlanFigures) => (left(plan) === 0 ? 0 : Math.max(1, plan.seconds));
  const { study, rows, trials, left: still, time } = texts.planColumns;
  const table = suiteTable([
    [study, rows, trials, still, time],
    ...planned.map(({ name, plan }) => [
      name,
      ...(plan === null
        ? [texts.state.refused]
        : [
            integer(plan.rows),
            integer(plan.trials),
            integer(left(plan)),
            left(plan) === 0 ? texts.notMeasured : seconds(timeOf(plan)),
          ]),
    ]),
  ]);
  const sum = texts.planned({
    studies: plans.length,
    left: integer(total(left)),
    time: seconds(total(timeOf) / Math.min(atOnce, plans.length || 1)),
    atOnce,
  });
  return [...table, "", sum].join("\n");
}
