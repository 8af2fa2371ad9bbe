import { existsSync } from "node:fs";
import { join } from "node:path";
import { Option } from "commander";
import { GradusError } from "../../core/errors.js";
import { shellWord } from "../../core/shell-word.js";
import { sharedMemory } from "../../data/window-set.js";
import type { ModelRecord } from "../../model/schema.js";
import { planEngines } from "../../node/engine-plan.js";
import { loadModel } from "../../node/model-files.js";
import { ensureWritableFile } from "../../node/outputs.js";
import { writeNamed } from "../../node/write.js";
import type { StudyRecord } from "../../study/records/study.js";
import type { EpochRecord } from "../../study/records/trial.js";
import type { AllRows } from "../../study/refit/all-rows.js";
import { chosenForecast } from "../../study/refit/chosen-forecast.js";
import { hasChanged } from "../../study/refit/has-changed.js";
import { refit } from "../../study/refit/refit.js";
import type { RefitPlan } from "../../study/refit/settings.js";
import { addEngineOptions, type EngineFlags, parseEngine } from "../engine-options.js";
import { parseInteger, parseWorkers } from "../parse.js";
import { addReadOptions, type ReadFlags } from "../read-flags.js";
import { type RefitTable, readRefitTable } from "../refit-table.js";
import { readStudy } from "../stored-study.js";
import type { AddCommand, Surroundings } from "../surroundings.js";
import type { Terminal } from "../terminal.js";

interface RefitFlags extends ReadFlags, EngineFlags {
  readonly method?: string;
  readonly ensemble?: boolean;
  readonly seed?: string;
  readonly workers?: string;
  readonly out?: string;
}

/** gradus refit STUDY: the study's forecast fitted anew to all rows of its table, as it is now. */
export const addRefit: AddCommand = (program, surroundings) => {
  const command = program
    .command("refit")
    .argument("<study>", "a study's folder")
    .argument("[data]", "the table as it is now (default: the study's own file)")
    .description("fit the forecast that a study found best to all rows, none held back, and write it as a model");
  addEngineOptions(addReadOptions(command))
    .addOption(
      new Option(
        "--method <name>",
        "a method of the study, or a simple forecast: linear, seasonal-repeat, last-value, mean (default: what the verdict leaves)",
      ),
    )
    .addOption(new Option("--ensemble", "train all seeds of the study, and average their forecasts"))
    .addOption(new Option("--seed <n>", "seed of initial weights and batch order (default: that of the study's model)"))
    .addOption(new Option("--workers <n>", "threads that train (default: one a core)"))
    .addOption(new Option("--out <file>", "where the model goes (default: refit/METHOD.json in the study's folder)"))
    .action(async (folder: string, data: string | undefined, flags: RefitFlags) => {
      await refitCommand({ folder, data, flags }, surroundings);
    });
};

async function refitCommand(
  { folder, data, flags }: { readonly folder: string; readonly data: string | undefined; readonly flags: RefitFlags },
  { terminal, signal }: Surroundings,
): Promise<void> {
  const seed = flags.seed === undefined ? null : parseInteger("--seed", flags.seed, 0);
  const { select, note } = parseEngine(flags);
  const workers = parseWorkers(flags.workers);
  const study = await readStudy(folder, "refit");
  ensureOfTable(study, folder);
  const { name, why } = chosenForecast(study, flags.method ?? null);
  const { ensemble = false } = flags;
  const file = `${name}${ensemble ? "-ensemble" : ""}.json`;
  const out = flags.out ?? join(folder, "refit", file);
  const table = await readRefitTable(study, { file: data, flags, signal });
  await ensureWritableFile(out, { option: "--out", inputs: [join(folder, "study.json"), table.words[0]!] });
  for (const said of table.notes) terminal.chat(`note: ${said}`);
  terminal.chat(`${name}: ${why}`);
  sayChange(study, table, terminal);
  const model = await intervalsModel(folder, { name, ensemble }, terminal);
  const engines = planEngines(select, workers);
  for (const said of [...(note ? [note] : []), ...engines.notes.map((line) => `note: ${line}`)]) terminal.chat(said);
  const made = await refit(
    { study, series: table.series, method: name, seed, ensemble, model },
    {
      executor: engines.executor(),
      signal,
      allocate: sharedMemory,
      onPlan: (plan, rows) => sayPlan(plan, rows, terminal),
      onEpoch: (own, record) => sayEpoch(own, record, terminal),
    },
  );
  await writeNamed(out, `${JSON.stringify(made, null, 2)}\n`, "--out");
  const next = ["gradus", "predict", out, ...table.words, "--ahead", "all"].map(shellWord).join(" ");
  terminal.out(`Model of all rows: ${out}\nNext: ${next}\n`);
}

/** Throws for a study of anything but forecasts of a table. */
function ensureOfTable({ task: { kind } }: StudyRecord, folder: string): void {
  if (kind === "series") return;
  throw new GradusError(
    `refit: the study must be of forecasts of a table, got the task "${kind}" in "${folder}". Take the models in its folder, or train on other data with gradus train.`,
  );
}

/** What refit is for is said all the same: it may be another file than was meant. */
function sayChange(study: StudyRecord, { series }: RefitTable, terminal: Terminal): void {
  if (!hasChanged(study, series)) return;
  const { rows } = study.task;
  const change = rows === series.rows ? "other values" : `${rows} rows then, ${series.rows} now`;
  terminal.chat(`note: The table has changed since the study: ${change}. It is fitted to as it is now.`);
}

/** The study's model of the forecast, whose intervals are taken over. */
async function intervalsModel(
  folder: string,
  { name, ensemble }: { readonly name: string; readonly ensemble: boolean },
  terminal: Terminal,
): Promise<ModelRecord | null> {
  const single = join(folder, "models", `${name}.json`);
  const averaged = join(folder, "models", `${name}-ensemble.json`);
  if (ensemble && existsSync(averaged)) return loadModel(averaged);
  if (!existsSync(single)) {
    terminal.chat(`note: ${single} is not there, so there will be no intervals. The study's command writes it again.`);
    return null;
  }
  if (ensemble) {
    terminal.chat(
      "note: Intervals are those of the best single seed, mostly a little wide for an ensemble; the study's command with --ensemble measures its own.",
    );
  }
  return loadModel(single);
}

function sayPlan(plan: RefitPlan | null, { windows, chosenOn }: AllRows, terminal: Terminal): void {
  for (const note of windows.notes) terminal.chat(`note: ${note}`);
  terminal.chat(
    `fitted to all ${windows.train.length} windows; intervals are those of the study's validation part; what needs rows held back is chosen on the ` +
      `${chosenOn.train.length} oldest windows`,
  );
  if (plan === null) return;
  const { until, epochs, trials } = plan;
  const seeds = trials.map(({ seed }) => seed).join(", ");
  const what = until === 0 ? `keeps the start, epoch 0 of ${epochs}` : `trains to epoch ${until} of ${epochs}`;
  terminal.chat(
    `${what}, where the study's runs were best on validation in the median; ${trials.length === 1 ? "seed" : "seeds"} ${seeds}`,
  );
}

function sayEpoch(
  seed: number,
  { epoch, validationError, trainObjective, sigma }: EpochRecord,
  terminal: Terminal,
): void {
  terminal.chat(
    `seed ${seed}  epoch ${String(epoch).padStart(4)}  sigma ${sigma.toPrecision(3)}  objective ${trainObjective.toPrecision(4)}  ` +
      `error on the newest rows, which it trains on, ${validationError.toPrecision(5)}`,
  );
}
