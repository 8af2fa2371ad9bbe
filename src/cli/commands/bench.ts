import { availableParallelism, cpus } from "node:os";
import { Option } from "commander";
import { selectKernels } from "../../kernels/select.js";
import { availableBuilds } from "../../kernels/wasm/module.js";
import { measurePeak } from "../../kernels/wasm/peak.js";
import { type StepShape, stepFlops, stepTime } from "../../node/bench/step-time.js";
import { addEngineOptions, type EngineFlags, parseEngine } from "../engine-options.js";
import { parseInteger, parsePositive } from "../parse.js";
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
const CELL = "elman";
const OBJECTIVES = ["plain", "activation", "weights"] as const;

/** gradus bench: how fast training is on this machine. */
export const addBench: AddCommand = (program, surroundings) => {
  const command = program
    .command("bench")
    .description("time a training step on this machine, by shape, objective and threads");
  addEngineOptions(command)
    .addOption(new Option("--workers <n>", "threads that share a batch, beside one alone (default: one a core)"))
    .addOption(new Option("--hidden <n>", "leave out larger networks").default("512"))
    .addOption(new Option("--seconds <x>", "about how long to time each figure").default("0.3"))
    .addOption(new Option("--json", "print the figures as JSON"))
    .action(async (flags: BenchFlags) => surroundings.exit(await benchCommand(flags, surroundings)));
};

interface BenchFlags extends EngineFlags {
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
  const workers = flags.workers === undefined ? availableParallelism() : parseInteger("--workers", flags.workers, 1);
  const most = parseInteger("--hidden", flags.hidden, 32);
  const seconds = parsePositive("--seconds", flags.seconds);
  const { kernels, reason } = selectKernels(select);
  const machine = `${cpus()[0]?.model.trim()}, ${availableParallelism()} cores, Node.js ${process.versions.node}`;
  terminal.chat(machine);
  terminal.chat(`engine ${kernels.name}: ${note ?? reason}`);
  const [build] = availableBuilds().filter((name) => name !== "wide");
  const peak = () => (build === undefined ? Number.NaN : measurePeak(build, () => performance.now()));
  let peakGflops = peak();
  const rows: BenchRow[] = [];
  for (const shape of SHAPES.filter(({ hidden }) => hidden <= most)) {
    for (const threads of workers === 1 ? [1] : [1, workers]) {
      const milliseconds: number[] = [];
      for (const objective of OBJECTIVES) {
        if (signal.aborted) return STOPPED;
        terminal.status(
          `batch ${shape.batch}, steps ${shape.steps}, hidden ${shape.hidden}: ${objective}, ${threads} threads`,
        );
        milliseconds.push(
          1000 * (await stepTime({ shape, objective, engine: select, workers: threads, seconds, signal })),
        );
      }
      rows.push({ cell: CELL, shape, threads, milliseconds, gflops: stepFlops(shape) / (milliseconds[0]! * 1e6) });
    }
  }
  terminal.status("");
  peakGflops = Math.max(peakGflops, peak());
  const record = { machine, engine: kernels.name, peakGflops: peakGflops || null, objectives: OBJECTIVES, rows };
  if (flags.json) terminal.out(`${JSON.stringify(record, null, 2)}\n`);
  else printTable(terminal, rows, peakGflops);
  return signal.aborted ? STOPPED : 0;
}

function printTable(terminal: Terminal, rows: readonly BenchRow[], peakGflops: number): void {
  const head = ["cell", "batch", "steps", "inputs", "hidden", "threads", ...OBJECTIVES, "GFLOP/s", "peak"];
  const body = rows.map(({ cell, shape, threads, milliseconds, gflops }) => [
    cell,
    ...[shape.batch, shape.steps, shape.inputs, shape.hidden, threads].map(String),
    ...milliseconds.map((value) => value.toPrecision(3)),
    gflops.toPrecision(3),
    Number.isNaN(peakGflops) ? "" : `${Math.round((100 * gflops) / peakGflops / threads)} %`,
  ]);
  const widths = head.map((name, k) => Math.max(name.length, ...body.map((cells) => cells[k]!.length)));
  for (const cells of [head, ...body]) {
    terminal.out(`${cells.map((cell, k) => cell.padStart(widths[k]!)).join(" ")}\n`);
  }
  terminal.out("\nplain, activation, weights: ms a training step. GFLOP/s: of the plain step.\n");
  if (Number.isNaN(peakGflops)) return;
  terminal.out(`peak: share of 128-bit multiply-adds in registers, ${peakGflops.toPrecision(3)} GFLOP/s a thread.\n`);
}
