import { join } from "node:path";
import { listed } from "../core/listed.js";
import { planEngines } from "../node/engine-plan.js";
import { gradusVersion, machineRecord } from "../node/machine.js";
import { ensureNothingElse } from "../node/outputs.js";
import { runStore } from "../node/store/run-store.js";
import { ensureWritableFolder, writeNamed } from "../node/write.js";
import { loadCharts } from "../page/charts/load-charts.js";
import { cannotDecide } from "../study/judge/cannot-decide.js";
import { studyJson } from "../study/records/parse.js";
import type { StudyResult } from "../study/run/phases/conclude.js";
import { runStudy } from "../study/run/run-study.js";
import { ensureStudyOptions, networkFor } from "../study/spec/options.js";
import type { StudyTask } from "../study/spec/task.js";
import type { StudyChoices } from "./study-options.js";
import { studyProgress } from "./study-progress.js";
import type { Terminal } from "./terminal.js";

/** Exit status of a command that the user stopped, as shells have it for an interrupt. */
export const STOPPED = 130;

interface CommandSurroundings {
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
}

/** Runs a study, writes its folder and prints its verdict; returns the exit status. */
export async function studyCommand(
  task: StudyTask,
  choices: StudyChoices,
  { terminal, signal }: CommandSurroundings,
): Promise<number> {
  const { out, engine, workers, checkpointSeconds, language, json, ...choice } = choices;
  const options = { ...choice, network: networkFor(task, choice.network), task };
  ensureStudyOptions(options);
  describeTask(task, terminal);
  for (const note of cannotDecide(options)) terminal.chat(`note: ${note}`);
  if (engine.note) terminal.chat(engine.note);
  await loadCharts(); // the report's: what is missing is told before the study, not after it
  await ensureWritableFolder(out, "--out");
  await ensureNothingElse(studyFiles({ out, methods: options.methods }), "--out");
  const engines = planEngines(engine.select, workers);
  for (const note of engines.notes) terminal.chat(`note: ${note}`);
  const now = () => performance.now();
  const result = await runStudy(options, {
    executor: engines.executor(),
    kernels: () => engines.kernels,
    now,
    startedAt: new Date().toISOString(),
    machine: machineRecord(),
    gradusVersion: gradusVersion(),
    signal,
    store: runStore(out),
    checkpointSeconds,
    onEvent: studyProgress(terminal, now),
  });
  terminal.status("");
  const { curvesCsv, renderReport, verdictText } = await import("../report/index.js");
  const { study } = result;
  // The verdict first: a folder that can no longer be written does not take it away.
  if (json) terminal.out(studyJson(study));
  else terminal.styled(verdictText(study, language, { width: terminal.width, color: terminal.color }));
  const report = await writeStudy(out, result, { page: await renderReport(study, language), curves: curvesCsv(study) });
  terminal.chat(`Report: ${report}`);
  if (study.outcome !== "stopped") return 0;
  terminal.chat("Stopped. The same command goes on where this one ended.");
  return STOPPED;
}

/** The files that a study writes into its folder. */
export function studyFiles({ out, methods }: Pick<StudyChoices, "out" | "methods">): string[] {
  const models = methods.map(({ name }) => join("models", `${name}.json`));
  return ["report.html", "study.json", "curves.csv", ...models].map((name) => join(out, name));
}

/** Writes report.html, study.json, curves.csv and models/ into the folder; returns the report's path. */
async function writeStudy(
  out: string,
  { study, models }: StudyResult,
  { page, curves }: { readonly page: string; readonly curves: string },
): Promise<string> {
  const report = join(out, "report.html");
  await writeNamed(join(out, "study.json"), studyJson(study), "--out");
  await writeNamed(join(out, "curves.csv"), curves, "--out");
  for (const { method, model } of models) {
    await writeNamed(join(out, "models", `${method}.json`), `${JSON.stringify(model, null, 2)}\n`, "--out");
  }
  await writeNamed(report, page, "--out");
  return report;
}

function describeTask({ record }: StudyTask, terminal: Terminal): void {
  const { source, rows, targets, inputs, window, horizon, parts, notes } = record;
  const ahead = horizon.to === 0 ? "" : ` ${horizonText(horizon)} ahead`;
  const channels = inputs.length === 1 ? "1 input" : `${inputs.length} inputs`;
  terminal.chat(`${source}: ${rows} rows; forecast ${listed(targets)}${ahead} from ${window} rows of ${channels}`);
  for (const note of notes) terminal.chat(`  note: ${note}`);
  terminal.chat(
    `windows: ${parts.train.windows} train, ${parts.validation.windows} validation, ${parts.test.windows} test`,
  );
}

function horizonText({ from, to }: StudyTask["record"]["horizon"]): string {
  return from === to ? String(from) : `${from} to ${to}`;
}
