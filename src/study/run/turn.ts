import { Pauses } from "../../train/pauses.js";
import { VOTE } from "../../train/team/team.js";

/** Lets other work of the thread run now and then, a signal among it; awaited between the pieces of a long work. */
export function pausing(now: () => number, afterPause: () => void = () => {}): () => Promise<void> {
  const pauses = new Pauses({ now, signal: null });
  return async () => {
    if (pauses.vote() === VOTE.goOn) return;
    await pauses.pause();
    afterPause();
  };
}
