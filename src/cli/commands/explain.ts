import { Option } from "commander";
import { GradusError } from "../../core/errors.js";
import { randomStream } from "../../core/numeric/random.js";
import { addingTask } from "../../data/tasks/adding.js";
import type { ExplainProgress } from "../../explain/index.js";
import { buildNetwork } from "../../network/build.js";
import { reserveFile } from "../../node/reserve.js";
import { loadCharts } from "../../page/charts/load-charts.js";
import { LANGUAGES } from "../../page/text/language.js";
import type { TableChoice } from "../../poc/study-layer.js";
import type { StudyTask } from "../../study/spec/task.js";
import { addWindowOptions, parseWindowFlags, WINDOW_FLAGS, type WindowFlags } from "../data-options.js";
import { addEngineOptions, type EngineFlags, engineFor, parseEngine } from "../engine-options.js";
import { addNetworkOptions, type NetworkFlags, parseNetwork } from "../network-options.js";
import { parseChoice, parseInteger } from "../parse.js";
import { refuseUnused } from "../refuse-unused.js";
import { STOPPED } from "../study-command.js";
import type { AddCommand, Surroundings } from "../surroundings.js";
import { readTask } from "../table-task.js";

const ADDING = "adding";

/** Of a page, with room to spare. */
const BYTES_OF_A_PAGE = 2 ** 20;

interface ExplainFlags extends EngineFlags, NetworkFlags {
  readonly seed: string;
  readonly quick?: boolean;
  readonly lang: string;
  readonly out: string;
}

/** gradus explain [DATA]: what smoothing does to the loss of this network on these data, measured. */
export const addExplain: AddCommand = (program, surroundings) => {
  const command = program
    .command("explain")
    .argument("[data]", `a table, sequences, or "${ADDING}" for the adding problem`, ADDING)
    .description("write a page that shows what diffusion does to this network's loss, with the evidence measured");
  addEngineOptions(addNetworkOptions(addWindowOptions(command), { hidden: "16" }))
    .addOption(new Option("--seed <n>", "seed of everything random").default("1"))
    .addOption(new Option("--quick", "a coarse look in a few seconds"))
    .addOption(new Option("--lang <language>", `page in ${LANGUAGES.join(" or ")}`).default("en"))
    .addOption(new Option("--out <file>", "where the page goes").default("out/explain.html"))
    .action(async (data: string, flags: WindowFlags & ExplainFlags) => {
      if (data === ADDING)
        refuseUnused(command, { flags: WINDOW_FLAGS, why: "on the adding problem", instead: "name a table" });
      surroundings.exit(await explainCommand({ data, table: parseWindowFlags(command) }, flags, surroundings));
    });
};

/** What is looked at: a table and what is asked of it, or the adding problem. */
interface Subject {
  readonly data: string;
  readonly table: TableChoice;
}

async function explainCommand(
  { data, table }: Subject,
  flags: ExplainFlags,
  { terminal, signal }: Surroundings,
): Promise<number> {
  const choice = parseNetwork(flags);
  const seed = parseInteger("--seed", flags.seed, 0);
  const engine = parseEngine(flags);
  if (engine.note) terminal.chat(engine.note);
  const language = parseChoice("--lang", flags.lang, LANGUAGES);
  const { windows, source, loss } = await subject({ data, table }, { seed, signal });
  const inputs = data === ADDING ? [] : [data];
  const room = await reserveFile(flags.out, { option: "--out", inputs, bytes: BYTES_OF_A_PAGE });
  await loadCharts(); // the page's: what is missing is told before the training, not after it
  const { explain, renderExplain } = await import("../../explain/index.js");
  const { train, validation, errorFactor } = windows;
  const { inputSize, outputSize, window } = train;
  const network = buildNetwork({ ...choice, inputSize, outputSize, window });
  const record = await explain({
    network,
    data: { train, validation },
    source,
    errorScale: errorFactor,
    ...(loss !== undefined && { loss }),
    seed,
    effort: flags.quick ? "quick" : "full",
    kernels: () => engineFor(engine.select, terminal),
    command: `gradus ${process.argv.slice(2).join(" ")}`,
    onProgress: ({ part, done, total }: ExplainProgress) => {
      if (terminal.live) terminal.status(`${part}: ${done} of ${total}`);
      else if (done === total) terminal.chat(`${part} done`);
    },
    signal,
  });
  terminal.status("");
  const { place, problem } = await room.write(await renderExplain(record, language));
  terminal.out(`Page: ${place}\n`);
  if (problem !== null) throw new GradusError(problem);
  return record.outcome.kind === "stopped" ? STOPPED : 0;
}

async function subject(
  { data, table }: Subject,
  { seed, signal }: { readonly seed: number; readonly signal: AbortSignal },
): Promise<Pick<StudyTask, "windows" | "loss"> & { readonly source: string }> {
  if (data !== ADDING) {
    const { windows, record, loss } = await readTask(data, table, signal);
    return { windows, source: record.source, ...(loss !== undefined && { loss }) };
  }
  const length = 10;
  const sizes = { train: 2000, validation: 500, test: 1 };
  const windows = addingTask({ length, ...sizes, stream: randomStream(seed).fork("adding") });
  return { windows, source: `adding problem, T = ${length}` };
}
