import { addQueueAddress, type QueueFlags, requiredQueue } from "../queue-options.js";
import type { AddCommand } from "../surroundings.js";

/** gradus workers --queue ADDRESS: who works on the queue, and what waits there. */
export const addWorkers: AddCommand = (program, { terminal }) => {
  addQueueAddress(program.command("workers").description("show the workers, studies, rates and failures of a queue"))
    .option("--json", "as JSON")
    .option("--metrics", "as metrics in the text form of Prometheus")
    .action(async (flags: QueueFlags & { readonly json?: boolean; readonly metrics?: boolean }) => {
      const { lookAtQueue } = await import("../../node/queue/view/look-at-queue.js");
      const { queueInWords } = await import("../../node/queue/view/queue-in-words.js");
      const { queueMetrics } = await import("../../node/queue/view/queue-metrics.js");
      const view = await lookAtQueue(requiredQueue(flags).address);
      if (flags.json) terminal.out(`${JSON.stringify(view, null, 2)}\n`);
      else terminal.out(flags.metrics ? queueMetrics(view) : queueInWords(view));
    });
};
