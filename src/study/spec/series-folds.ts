import { ensure } from "../../core/errors.js";
import { FEWEST } from "../../data/audit/checks/few-windows.js";
import type { DataFinding } from "../../data/audit/finding.js";
import { PART_NAMES, type Split } from "../../data/split.js";
import { type Horizon, horizonRange, longestOf } from "../../data/windows.js";
import type { PartsRecord } from "../records/task.js";

/** Of one fold without a gap `makeWindows` says what is too short, and what to do. */
export function ensureFolds(
  splits: readonly Split[],
  {
    window,
    horizon,
    gap,
    testShare,
  }: { readonly window: number; readonly horizon: Horizon; readonly gap: number; readonly testShare: number },
): void {
  if (splits.length === 1 && gap === 0) return;
  const { to } = horizonRange(horizon);
  const cut = [...(splits.length > 1 ? [`\`folds\` ${splits.length}`] : []), ...(gap > 0 ? [`\`gap\` ${gap}`] : [])];
  const fewer = [...(splits.length > 1 ? ["fewer `folds`"] : []), ...(gap > 0 ? ["a smaller `gap`"] : [])];
  for (const [k, split] of splits.entries()) {
    const fold = splits.length > 1 ? ` of fold ${k + 1}` : "";
    for (const part of PART_NAMES.filter((part) => part !== "test" || testShare > 0)) {
      const longest = longestOf(split[part]);
      ensure(
        longest >= window + to,
        () =>
          `seriesTask: ${cut.join(" with ")} leaves the ${part} part${fold} with ${longest} consecutive rows, and \`window\` ${window} with ` +
          `\`horizon\` ${to} needs ${window + to}. Take ${fewer.join(", ")}, larger shares or a smaller \`window\`.`,
      );
    }
  }
}

/** Findings on the last fold; its test windows are few only if those of all folds are. */
export function overFolds(
  audit: readonly DataFinding[],
  folds: readonly { readonly parts: PartsRecord }[],
): readonly DataFinding[] {
  const windows = folds.reduce((sum, { parts }) => sum + parts.test.windows, 0);
  return audit.flatMap((finding) => {
    if (finding.code !== "few-windows" || finding.part !== "test") return [finding];
    return windows < FEWEST ? [{ ...finding, windows }] : [];
  });
}
