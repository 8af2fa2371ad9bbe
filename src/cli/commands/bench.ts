import { availableParallelism, cpus } from "node:os";
import { Option } from "commander";
import { elman } from "../../cells/network.js";
import { ENGINES, selectKernels } from "../../kernels/select.js";
import { availableBuilds } from "../../kernels/wasm/module.js";
import { measurePeak } from "../../kernels/wasm/peak.js";
import { revectorize } from "../../node/revectorize.js";
import { objectives } from "../../objective/index.js";
import { stepSeconds } from "../../train/step-time.js";
import { parseChoice } from "../parse.js";
import type { AddCommand } from "../surroundings.js";
import type { Terminal } from "../terminal.js";

/** Batch, steps, inputs, hidden units: from a proof of concept up to what a machine like this can bear. */
const SHAPES = [
  [16, 24, 8, 32],
  [32, 50, 2, 32],
  [32, 100, 2, 100],
  [64, 100, 8, 128],
  [64, 200, 8, 256],
  [64, 100, 16, 512],
] as const;
const OBJECTIVES = ["plain", "activation", "weights"] as const;

/** gradus bench: how fast training is on this machine. */
export const addBench: AddCommand = (program, { terminal, signal }) => {
  program
    .command("bench")
    .description("time a training step on this machine, by shape and objective, on one thread")
    .addOption(new Option("--engine <name>", `one of ${ENGINES.join(", ")}`).default("auto"))
    .addOption(new Option("--revectorize", "try V8's experimental 256-bit kernels (Node.js 24 and newer, x64)"))
    .addOption(new Option("--json", "print the figures as JSON"))
    .action((flags: BenchFlags) => {
      const engine = parseChoice("--engine", flags.engine, ENGINES);
      const wide = flags.revectorize ? revectorize() : null;
      if (wide) terminal.chat(wide.reason);
      const select = () => selectKernels({ engine, ...(wide?.build && { build: wide.build }) });
      const { kernels, reason } = select();
      const now = () => performance.now();
      const [build] = availableBuilds().filter((name) => name !== "wide");
      const peak = () => (build === undefined ? null : measurePeak(build, now));
      const peakBefore = peak();
      const machine = `${cpus()[0]?.model.trim()}, ${availableParallelism()} cores, Node.js ${process.versions.node}`;
      terminal.chat(`${machine}; engine ${kernels.name}: ${reason}`);
      const rows: BenchRow[] = [];
      for (const [batch, steps, inputs, hidden] of SHAPES) {
        if (signal.aborted) break;
        terminal.status(`batch ${batch}, steps ${steps}, inputs ${inputs}, hidden ${hidden}`);
        const network = elman({ inputSize: inputs, hiddenSize: hidden });
        const milliseconds = OBJECTIVES.map((name) => {
          const engineOfItsOwn = select().kernels;
          const objective = objectives.get(name);
          const shape = {
            network,
            objective,
            kernels: engineOfItsOwn,
            batch,
            steps,
            sigma: objective.diffuses ? 0.3 : 0,
          };
          return 1000 * stepSeconds({ ...shape, now, milliseconds: 300 }).fastest;
        });
        // Products: forward and for the gradient of the weights with h and x, for the gradient of h with h alone.
        const operations = batch * steps * hidden * (4 * (hidden + inputs) + 2 * hidden);
        rows.push({
          shape: [batch, steps, inputs, hidden],
          milliseconds,
          gflops: operations / (milliseconds[0]! * 1e6),
        });
      }
      terminal.status("");
      const peakGflops = peakBefore === null ? null : Math.max(peakBefore, peak() ?? 0);
      const record = { machine, engine: kernels.name, peakGflops, objectives: OBJECTIVES, rows };
      if (flags.json) terminal.out(`${JSON.stringify(record, null, 2)}\n`);
      else printTable(terminal, rows, peakGflops);
    });
};

interface BenchFlags {
  readonly engine: string;
  readonly revectorize?: boolean;
  readonly json?: boolean;
}

interface BenchRow {
  readonly shape: readonly [batch: number, steps: number, inputs: number, hidden: number];
  /** One for each objective: forward, back-propagation and update, the fastest step. */
  readonly milliseconds: readonly number[];
  /** Of the plain step. */
  readonly gflops: number;
}

function printTable(terminal: Terminal, rows: readonly BenchRow[], peakGflops: number | null): void {
  const head = ["batch", "steps", "inputs", "hidden", ...OBJECTIVES.map((name) => `${name} ms`), "GFLOP/s", "of peak"];
  const body = rows.map(({ shape, milliseconds, gflops }) => [
    ...shape.map(String),
    ...milliseconds.map((value) => value.toPrecision(3)),
    gflops.toPrecision(3),
    peakGflops === null ? "" : `${Math.round((100 * gflops) / peakGflops)} %`,
  ]);
  const widths = head.map((name, k) => Math.max(name.length, ...body.map((cells) => cells[k]!.length)));
  for (const cells of [head, ...body]) {
    terminal.out(`${cells.map((cell, k) => cell.padStart(widths[k]!)).join("  ")}\n`);
  }
  if (peakGflops !== null) {
    terminal.out(`Peak of 128-bit multiply-adds in registers, measured here: ${peakGflops.toPrecision(3)} GFLOP/s.\n`);
  }
}
