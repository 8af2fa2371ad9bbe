import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { Option } from "commander";
import { MOST } from "../../core/limits.js";
import { planEngines } from "../../node/engine-plan.js";
import { addEngineOptions, type EngineFlags, parseEngine } from "../engine-options.js";
import { parseInteger, parseWorkers } from "../parse.js";
import { addQueueOptions, ensureThreads, type QueueFlags, requiredQueue } from "../queue-options.js";
import type { AddCommand } from "../surroundings.js";

interface WorkerFlags extends EngineFlags, QueueFlags {
  readonly concurrency?: string;
  readonly module: readonly string[];
}

/** gradus worker --queue ADDRESS: runs trials of whatever studies are on the queue. */
export const addWorker: AddCommand = (program, { terminal, signal }) => {
  const command = program
    .command("worker")
    .description("run trials of the studies on a queue, until stopped: any number, on any machine");
  addEngineOptions(addQueueOptions(command))
    .addOption(new Option("--concurrency <n>", "trials at once, a thread each (default: one a core)"))
    .addOption(
      new Option(
        "--module <file...>",
        "JavaScript that every thread imports first: members that a study's program has added",
      ).default([], "none"),
    )
    .action(async (flags: WorkerFlags) => {
      const queue = requiredQueue(flags);
      const concurrency =
        flags.concurrency === undefined
          ? parseWorkers(undefined)
          : parseInteger("--concurrency", flags.concurrency, 1, MOST.workers);
      const engine = parseEngine(flags);
      if (engine.note) terminal.chat(engine.note);
      const engines = planEngines(engine.select, concurrency);
      ensureThreads(engines);
      for (const note of engines.notes) terminal.chat(`note: ${note}`);
      const { runWorker } = await import("../../node/queue/worker/run-worker.js");
      await runWorker({
        ...queue,
        engine: engines.engine,
        kernels: engines.kernels,
        modules: flags.module.map((file) => pathToFileURL(resolve(file)).href),
        concurrency: engines.workers,
        tell: (note) => terminal.chat(note),
        signal,
      });
    });
};
