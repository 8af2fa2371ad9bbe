/** Set for the process of a study by the suite that runs it. */
export const OF_SUITE = "GRADUS_OF_SUITE";

/**
 * Has the process of a suite's study stop, as by Ctrl-C, where its suite was killed and could not hand that on: nobody would read what it does, and the suite
 * that is started again would find it in the way.
 */
export function endWithSuite(stop: AbortSignal): void {
  if (process.env[OF_SUITE] === undefined || !process.connected) return;
  process.once("disconnect", () => {
    if (!stop.aborted) process.kill(process.pid, "SIGINT"); // a second one would end it at once
  });
  process.channel?.unref(); // a study that has ended does not wait for its suite
}
