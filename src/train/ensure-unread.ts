import { ensure } from "../core/errors.js";
import type { WindowSet } from "../data/window-set.js";
import type { Network } from "../network/build.js";

/**
 * Throws where a network that reads both ways would be shown what it is asked for: at every step, what comes after it. A network that is asked at a window's last step alone
 * reads that window and nothing after it.
 */
export function ensureUnread(
  owner: string,
  { scored, targetOffsets, window }: Pick<WindowSet, "scored" | "targetOffsets" | "window">,
  { spec }: { readonly spec: Pick<Network["spec"], "bidirectional"> },
): void {
  const ahead = (targetOffsets.at(-1) ?? 0) - (window - 1);
  ensure(
    !spec.bidirectional || scored === "last" || ahead <= 0,
    () =>
      `${owner}: with \`bidirectional\`, windows asked at every step must not be asked for what comes after it, got targets ${ahead} ${ahead === 1 ? "step" : "steps"} ahead: ` +
      "the reverse pass has read them. Leave it out, or ask at the last step alone.",
  );
}
