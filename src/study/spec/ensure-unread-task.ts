import { ensure } from "../../core/errors.js";
import { COUNTDOWN } from "../../data/sequences/contract.js";
import type { NetworkSpec } from "../../network/spec.js";
import { ensureUnread } from "../../train/ensure-unread.js";
import type { StudyTask } from "./task.js";

/**
 * Throws where a network that reads both ways would read what it is to tell: what comes next, and the steps that are left until a sequence ends, which its
 * reverse pass counts. Numbers of another name that say as much, of sequences that all end alike, it cannot know.
 */
export function ensureUnreadTask(
  owner: string,
  { windows, record }: Pick<StudyTask, "windows"> & Partial<Pick<StudyTask, "record">>,
  spec: Pick<NetworkSpec, "bidirectional">,
): void {
  const { train } = windows;
  ensureUnread(owner, train, { spec });
  ensure(
    !spec.bidirectional || train.scored === "last" || record?.targets.includes(COUNTDOWN) !== true,
    () =>
      `${owner}: \`bidirectional\` must be false where every step is asked for the target "${COUNTDOWN}", got true: the reverse pass counts the steps that are left. ` +
      "Leave it out, or give `window`, so that windows end where they are asked.",
  );
}
