/** A clock that moves by more, as that of Windows by 15.6 ms, is of no use for what takes a millisecond. */
const COARSEST = 0.05;
/** As long as it is waited for two moves of the clock, in milliseconds. */
const PATIENCE = 5;

/**
 * A clock in milliseconds of the processor time that this program has taken, all threads together: what else a machine does, it does not
 * count. `performance.now`, which goes on while others run, where the system tells processor time too coarsely.
 *
 * Of use for one thread that works while the others of the program wait, as when a study times what a run takes to start: `runStudy` takes it as
 * `processorTime`.
 *
 * @example
 * const clock = processorClock();
 * const before = clock();
 * clock() >= before; // true
 */
export function processorClock(): () => number {
  return coarseness() <= COARSEST ? ofProcessor : () => performance.now();
}

function ofProcessor(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** The shortest of some moves of the clock. */
function coarseness(): number {
  const until = performance.now() + PATIENCE;
  let least = Number.POSITIVE_INFINITY;
  for (let before = ofProcessor(); performance.now() < until && least > COARSEST; ) {
    const now = ofProcessor();
    if (now > before) least = Math.min(least, now - before);
    before = now;
  }
  return least;
}
