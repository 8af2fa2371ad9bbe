import { Option } from "commander";
import { GradusError } from "../../core/errors.js";
import type { QueueAddress } from "../../node/queue/address.js";
import { causeOf, codeOf } from "../../node/system-error.js";
import { parseListen } from "../parse-listen.js";
import { addQueueAddress, type QueueFlags, requiredQueue } from "../queue-options.js";
import { stopped } from "../stopped.js";
import type { AddCommand, Surroundings } from "../surroundings.js";

interface WorkersFlags extends QueueFlags {
  readonly json?: boolean;
  readonly metrics?: boolean;
  readonly listen?: string;
}

/** gradus workers --queue ADDRESS: who works on the queue, and what waits there. */
export const addWorkers: AddCommand = (program, surroundings) => {
  addQueueAddress(program.command("workers").description("show the workers, studies, rates and failures of a queue"))
    .addOption(new Option("--json", "as JSON").conflicts("metrics"))
    .option("--metrics", "as metrics in the text form of Prometheus")
    .option("--listen <[host:]port>", "with --metrics: serve them until stopped (default host: 127.0.0.1)")
    .action(async (flags: WorkersFlags) => {
      const { address } = requiredQueue(flags);
      if (flags.listen !== undefined) return listen(address, flags, surroundings);
      const { lookAtQueue } = await import("../../node/queue/view/look-at-queue.js");
      const { queueInWords } = await import("../../node/queue/view/queue-in-words.js");
      const { queueMetrics } = await import("../../node/queue/view/queue-metrics.js");
      const view = await lookAtQueue(address);
      const { terminal } = surroundings;
      if (flags.json) terminal.out(`${JSON.stringify(view, null, 2)}\n`);
      else terminal.out(flags.metrics ? queueMetrics(view) : queueInWords(view, Date.now()));
    });
};

async function listen(address: QueueAddress, flags: WorkersFlags, { terminal, signal }: Surroundings): Promise<void> {
  if (!flags.metrics)
    throw new GradusError(
      `--listen has no effect without --metrics, got "${flags.listen}". Leave it out, or give --metrics.`,
    );
  const place = parseListen(flags.listen!);
  const { watchQueue } = await import("../../node/queue/view/watch-queue.js");
  const { serveMetrics } = await import("../../node/queue/view/serve-metrics.js");
  const server = await serveMetrics(watchQueue(address), place).catch((error: unknown) => {
    if (codeOf(error) === null) throw error;
    throw new GradusError(
      `--listen must be a host of this machine and a port that is free, got "${flags.listen}": ${causeOf(error)}. Choose another.`,
    );
  });
  terminal.out(`${server.address}\n`);
  await stopped(signal);
  await server.close();
}
