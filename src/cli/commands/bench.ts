import { availableParallelism, cpus } from "node:os";
import { Option } from "commander";
import { GradusError } from "../../core/errors.js";
import { NoMemory } from "../../kernels/wasm/memory.js";
import { defaultBuild } from "../../kernels/wasm/module.js";
import { measurePeak } from "../../kernels/wasm/peak.js";
import { cells } from "../../network/cells/index.js";
import { addressSpace } from "../../node/address-space.js";
import { BENCH_TASKS, type BenchTaskName, type StepShape } from "../../node/bench/options.js";
import { type StepTimeQuestion, stepFlops, stepTime } from "../../node/bench/step-time.js";
import { planEngines } from "../../node/engine-plan.js";
import { addEngineOptions, type EngineFlags, parseEngine } from "../engine-options.js";
import { parseChoice, parseInteger, parsePositive, parseWorkers } from "../parse.js";
import { STOPPED } from "../study-command.js";
import type { AddCommand, Surroundings } from "../surroundings.js";
import type { Terminal } from "../terminal.js";

/** From a proof of concept up to what a machine like this can bear. */
const SHAPES: readonly StepShape[] = [
  { batch: 16, steps: 24, inputs: 8, hidden: 32 },
  { batch: 32, steps: 50, inputs: 2, hidden: 32 },
  { batch: 32, steps: 100, inputs: 2, hidden: 100 },
  { batch: 64, steps: 100, inputs: 8, hidden: 128 },
  { batch: 64, steps: 200, inputs: 8, hidden: 256 },
  { batch: 64, steps: 100, inputs: 16, hidden: 512 },
];
const OBJECTIVES = ["plain", "activation", "weights"] as const;

/** gradus bench: how fast training is on this machine. */
export const addBench: AddCommand = (program, surroundings) => {
  const command = program
    .command("bench")
    .description("time a training step on this machine, by shape, objective and threads");
  addEngineOptions(command)
    .addOption(new Option("--cell <names>", `cells to time: ${cells.names.join(", ")}`).default("elman"))
    .addOption(new Option("--task <kind>", `what is told: ${Object.keys(BENCH_TASKS).join(", ")}`).default("forecast"))
    .addOption(new Option("--workers <n>", "threads that share a batch, beside one alone (default: one a core)"))
    .addOption(new Option("--hidden <n>", "leave out larger networks").default("512"))
    .addOption(new Option("--seconds <x>", "about how long to time each figure").default("0.3"))
    .addOption(new Option("--json", "print the figures as JSON"))
    .action(async (flags: BenchFlags) => surroundings.exit(await benchCommand(flags, surroundings)));
};

interface BenchFlags extends EngineFlags {
  readonly cell: string;
  readonly task: string;
  readonly workers?: string;
  readonly hidden: string;
  readonly seconds: string;
  readonly json?: boolean;
}

interface BenchRow {
  readonly cell: string;
  readonly shape: StepShape;
  readonly threads: number;
  /** One for each objective. */
  readonly milliseconds: readonly number[];
  /** Of the plain step. */
  readonly gflops: number;
}

async function benchCommand(flags: BenchFlags, { terminal, signal }: Surroundings): Promise<number> {
  const { select, note } = parseEngine(flags);
  const asked = parseWorkers(flags.workers);
  const timed = [...new Set(flags.cell.split(","))].map((name) => cells.get(name, "--cell").name);
  const task = parseChoice("--task", flags.task, Object.keys(BENCH_TASKS) as BenchTaskName[]);
  for (const cell of timed) ensureTells(cell, task);
  const most = parseInteger("--hidden", flags.hidden, 32);
  const seconds = parsePositive("--seconds", flags.seconds);
  const { kernels, reason, alone, engine, workers, notes } = planEngines(select, asked);
  const machine = `${cpus()[0]?.model.trim()}, ${availableParallelism()} cores, Node.js ${process.versions.node}`;
  terminal.chat(machine);
  terminal.chat(`engine ${kernels.name}: ${note ?? reason}`);
  for (const limit of notes) if (limit !== reason) terminal.chat(`note: ${limit}`);
  const peakBefore = peak();
  const rows: BenchRow[] = [];
  const shapes = SHAPES.filter(({ hidden }) => hidden <= most);
  for (const shape of shapes) {
    for (const cell of timed) {
      for (const threads of new Set([1, workers])) {
        const { batch, steps, hidden } = shape;
        terminal.status(`${cell}, batch ${batch}, steps ${steps}, hidden ${hidden}, threads ${threads}`);
        const row = await timeRow({ shape, cell, task, engine, alone, workers: threads, seconds, signal });
        if (!signal.aborted) rows.push(row); // the row of a stop was cut short
      }
    }
  }
  terminal.status("");
  const peakGflops = peakBefore && Math.max(peakBefore, peak() ?? 0);
  const record = { machine, engine: kernels.name, peakGflops, task, objectives: OBJECTIVES, rows };
  if (flags.json) terminal.out(`${JSON.stringify(record, null, 2)}\n`);
  else printTable(terminal, rows, peakGflops);
  return signal.aborted ? STOPPED : 0;
}

function ensureTells(cell: string, task: BenchTaskName): void {
  if (cells.get(cell).reads !== "window" || BENCH_TASKS[task].scored !== "all") return;
  throw new GradusError(
    `--cell ${cell} reads a window at once and tells at its last step, got --task ${task}, which tells at every one. Leave one of them out.`,
  );
}

/**
 * The measured peak of 128-bit multiply-adds on this machine, GFLOP/s; null without them or the memory for them, and where addresses are
 * limited: those that measuring takes are the engines'.
 */
function peak(): number | null {
  const build = addressSpace().limit === Number.POSITIVE_INFINITY ? defaultBuild() : null;
  try {
    return build && measurePeak(build, () => performance.now());
  } catch (error) {
    if (error instanceof NoMemory) return null;
    throw error;
  }
}

async function timeRow(question: Omit<StepTimeQuestion, "objective">): Promise<BenchRow> {
  const { shape, cell, workers, signal } = question;
  const milliseconds: number[] = [];
  for (const objective of OBJECTIVES) {
    if (!signal.aborted) milliseconds.push(1000 * (await stepTime({ ...question, objective })));
  }
  return { cell, shape, threads: workers, milliseconds, gflops: stepFlops(question) / (milliseconds[0]! * 1e6) };
}

function printTable(terminal: Terminal, rows: readonly BenchRow[], peakGflops: number | null): void {
  const head = ["cell", "batch", "steps", "inputs", "hidden", "threads", ...OBJECTIVES, "GFLOP/s", "peak"];
  const body = rows.map(({ cell, shape, threads, milliseconds, gflops }) => [
    cell,
    ...[shape.batch, shape.steps, shape.inputs, shape.hidden, threads].map(String),
    ...milliseconds.map((value) => value.toPrecision(3)),
    gflops.toPrecision(3),
    peakGflops === null ? "" : `${Math.round((100 * gflops) / peakGflops / threads)} %`,
  ]);
  const widths = head.map((name, k) => Math.max(name.length, ...body.map((cells) => cells[k]!.length)));
  for (const cells of [head, ...body]) {
    terminal.out(`${cells.map((cell, k) => cell.padStart(widths[k]!)).join(" ")}\n`);
  }
  terminal.out("\nplain, activation, weights: ms a training step. GFLOP/s: of the plain step.\n");
  if (peakGflops === null) return;
  terminal.out(
    `peak: fraction of 128-bit multiply-adds in registers, ${peakGflops.toPrecision(3)} GFLOP/s a thread.\n`,
  );
}
