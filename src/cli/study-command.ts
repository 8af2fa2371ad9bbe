import { dirname, join } from "node:path";
import { GradusError } from "../core/errors.js";
import type { ModelRecord } from "../model/schema.js";
import { planEngines } from "../node/engine-plan.js";
import { liveFile } from "../node/live/live-file.js";
import { gradusVersion, machineRecord } from "../node/machine.js";
import { ensureNoInput, ensureNoStream, ensureNothingElse } from "../node/outputs.js";
import { processorClock } from "../node/processor-clock.js";
import { wordsWithoutSecrets } from "../node/queue/address.js";
import { writeCommand } from "../node/store/command-file.js";
import { keepVerdict } from "../node/store/kept-verdict.js";
import { runStore } from "../node/store/run-store.js";
import { ensureWritableFolder, writeNamed, writing } from "../node/write.js";
import { loadCharts } from "../page/charts/load-charts.js";
import { significant } from "../page/text/numbers.js";
import { ensureFits } from "../poc/ensure-fits.js";
import { prepareStudy } from "../poc/prepare-study.js";
import { resultFiles } from "../poc/result-files.js";
import { movedReport } from "../report/moved-report.js";
import { TEXTS } from "../report/text/index.js";
import { studyJson } from "../study/records/parse.js";
import type { StudyFileRecord } from "../study/records/study-file.js";
import { NUMBER_BASELINES, simpleName, type TaskRecord } from "../study/records/task.js";
import { ensembleName } from "../study/run/ensembles.js";
import type { StudyResult } from "../study/run/phases/conclude.js";
import { runStudy } from "../study/run/run-study.js";
import { describeMethod } from "../study/spec/method.js";
import { contextOf, type StudyTask } from "../study/spec/task.js";
import { commandInto, commandLine } from "./command-line.js";
import { KEPT_WORDS } from "./kept-words.js";
import { loadServer } from "./load-server.js";
import { openPage } from "./open-page.js";
import { queueOf } from "./queue-options.js";
import { sayPlan } from "./say-plan.js";
import { sayFindings, sayHighway, sayOpen, sayTask } from "./say-words.js";
import type { StudyChoices } from "./study-choices.js";
import { folderBeside, studyFolder } from "./study-folder.js";
import { studyProgress } from "./study-progress.js";
import type { Surroundings } from "./surroundings.js";
import { ensureTrackFolders } from "./track-options.js";
import { trackStudy } from "./track-study.js";

/** Exit status of a command that the user stopped, as shells have it for an interrupt. */
export const STOPPED = 130;
/** Of a study that came to no verdict for want of runs that a queue set aside. */
export const FAILED = 1;

interface GivenStudy {
  readonly task: StudyTask;
  /** Files that it reads. */
  readonly inputs: readonly string[];
  /** The table and the flags that read it, word by word. Default null: there is none */
  readonly data?: readonly string[] | null;
  /** Default null: it is asked for by flags. */
  readonly studyFile?: StudyFileRecord | null;
}

/** Runs a study, writes its folder and prints its verdict; returns the exit status. Until a new one is planned, there is nothing to lose. */
export async function studyCommand(
  { task: given, inputs, data = null, studyFile = null }: GivenStudy,
  choices: StudyChoices,
  { terminal, signal, unguarded }: Surroundings,
): Promise<number> {
  const guard = unguarded();
  const {
    out: folder,
    engine,
    workers,
    checkpointSeconds,
    language,
    json,
    open,
    dryRun,
    finish,
    ensemble,
    track,
    queue,
    ...choice
  } = choices;
  const words = wordsWithoutSecrets(process.argv.slice(2));
  const texts = TEXTS[language];
  if (ensemble && given.record.kind !== "series") {
    throw new GradusError("--ensemble averages forecasts of a table, got a task that has none. Leave it out.");
  }
  const { options, highway } = prepareStudy(given, choice);
  const { task } = options;
  sayTask(task, texts, terminal);
  sayHighway(highway, texts, terminal);
  sayFindings(task.record.audit, texts, terminal);
  sayOpen(options, texts, terminal);
  if (engine.note) terminal.chat(engine.note);
  await loadCharts(); // the report's: what is missing is told before the study, not after it
  if (open) await loadServer(); // it runs elsewhere, and says there what is missing
  const engines = planEngines(engine.select, workers);
  for (const note of engines.notes) terminal.chat(texts.chatNote(texts.warning(note)));
  ensureFits(engines.kernels, {
    methods: options.methods,
    batchSize: Math.max(...options.size.batchSizes),
    threads: 1, // on which steps are timed
    context: contextOf(task, options.network),
    batchFlag: "--batch-sizes",
    windowFlag: WINDOW_WORDS[task.record.kind],
  });
  const out = folder ?? (await studyFolder(options, engines.executor().engine));
  ensureNoStream(out, "--out");
  const elsewhere = commandInto(await folderBeside(out), words);
  if (dryRun) {
    await sayPlan(options, { engines, texts, terminal, folder: out, elsewhere, json });
    return 0;
  }
  await ensureNoInput(studyFiles({ out, methods: options.methods }), { option: "--out", inputs });
  await ensureWritableFolder(out, "--out");
  await ensureNothingElse(studyFiles({ out, methods: options.methods }), "--out");
  await ensureTrackFolders(track);
  const now = () => performance.now();
  const store = runStore(out);
  const before = await store.manifest().catch(() => null); // the study says what is wrong with it
  if (before !== null) guard(); // a signal that ended the process now would leave the lock on a folder that has results
  const startedAt = new Date().toISOString();
  const live = liveFile(out);
  const chat = (text: string) => {
    live.log(text);
    terminal.chat(text);
  };
  const tell = studyProgress({ ...terminal, chat }, { texts, now, asked: options, elsewhere });
  const tracking = trackStudy(
    { ...track, out },
    {
      methods: options.methods.map(describeMethod),
      started: before?.startedAt ?? startedAt, // of the first command, as the record will have it
      terminal,
    },
  );
  const onQueue = queue && (await queueOf(queue, { out, engines, chat }));
  const running = runStudy(options, {
    executor: onQueue ?? engines.executor(),
    kernels: () => engines.kernels,
    now,
    processorTime: processorClock(),
    startedAt,
    machine: machineRecord(),
    gradusVersion: gradusVersion(),
    command: commandLine(words),
    place: { folder: out, data },
    studyFile,
    signal,
    store,
    finish,
    ensemble,
    checkpointSeconds,
    onEvent(event) {
      if (event.kind === "planned") {
        guard();
        // Beside the lock, which this process has by now: another command's study in the folder keeps its own words.
        void writeCommand(out, words, startedAt).catch(({ message }: Error) => chat(texts.chatNote(message)));
      }
      live.event(event);
      if (event.kind === "planned" && open) {
        const watched = folder === null || folder === undefined ? dirname(out) : out; // beside the others, where gradus chose the place
        openPage(watched, out, (address) => terminal.chat(texts.chatPage(address)));
      }
      if (event.kind === "trial") tracking.trial(event.record);
      tell(event);
    },
  });
  const result = await running
    .finally(() => live.end())
    .catch(async (error: unknown) => {
      await onQueue?.close({ keeps: true }); // as of a full disk: results that workers have finished wait for the next try
      throw error;
    });
  await onQueue?.close();
  terminal.status("");
  const { curvesCsv, renderReport, verdictText } = await import("../report/index.js");
  const { study } = result;
  // The verdict first: a folder that can no longer be written does not take it away.
  if (json) terminal.out(studyJson(study));
  else terminal.styled(verdictText(study, language, { width: terminal.width, color: terminal.color }));
  const pages = { page: await renderReport(study, language), curves: curvesCsv(study) };
  const release = await store.lock(); // a folder that was removed may be another command's by now
  const { report, kept } = await writeStudy(out, result, pages).finally(release);
  await tracking.end(study);
  if (ensemble && result.ensembles.length === 0) terminal.chat(texts.chatNoEnsemble);
  for (const { method, model } of result.ensembles) terminal.chat(texts.chatEnsemble(ensembleFacts(method, model)));
  terminal.chat(texts.chatReport(report));
  if (kept !== null) terminal.chat(KEPT_WORDS[language](join(out, kept)));
  if (study.outcome === "stopped") {
    terminal.chat(texts.chatStopped);
    return STOPPED;
  }
  const isWhole = study.verdict.decision === "go" || study.trials.every(({ setAside }) => setAside === undefined);
  if (isWhole) return 0;
  terminal.chat(`gradus: ${texts.chatAgain}`);
  return FAILED;
}

/** What sets the rows of a window; those of a task made in code have no flag. */
const WINDOW_WORDS: Readonly<Record<TaskRecord["kind"], string>> = {
  series: "--window",
  adding: "--length",
  sequences: "windows of",
  classify: "--window",
  regress: "--window",
  tag: "--window",
  frames: "--window",
  chars: "--window",
};

/** The files that a study writes into its folder. */
function studyFiles({ out, methods }: Pick<StudyChoices, "methods"> & { readonly out: string }): string[] {
  const averaged = methods.map(({ name }) => ({ name: ensembleName(name) }));
  const names = [...methods, ...averaged, ...NUMBER_BASELINES.map((name) => ({ name: simpleName(name) }))];
  const models = names.map(({ name }) => join("models", `${name}.json`));
  return ["report.html", "study.json", "curves.csv", ...models].map((name) => join(out, name));
}

/** Writes report.html, study.json, curves.csv and models/ into the folder; returns the report's path, and where an earlier verdict is kept. */
async function writeStudy(
  out: string,
  result: StudyResult,
  pages: Parameters<typeof resultFiles>[1],
): Promise<{ readonly report: string; readonly kept: string | null }> {
  const kept = await writing(out, "--out", () => keepVerdict(out, result.study, movedReport));
  for (const { name, text } of resultFiles(result, pages)) await writeNamed(join(out, name), text, "--out");
  return { report: join(out, "report.html"), kept };
}

function ensembleFacts(name: string, { forecaster, training }: ModelRecord) {
  const { validationError, testError } = training;
  const shown = (error: number | null) => (error === null ? null : significant(error, 4));
  return {
    name,
    seeds: forecaster.kind === "network" ? forecaster.members.length : 0,
    validation: shown(validationError),
    test: shown(testError),
  };
}
