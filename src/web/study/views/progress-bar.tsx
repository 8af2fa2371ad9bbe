import { percent } from "../../../page/text/numbers.js";
import type { ProgressFigures } from "../../contract/messages.js";
import { studyTexts } from "../text/index.js";

export function ProgressBar({ progress, label }: { readonly progress: ProgressFigures; readonly label: string }) {
  const { fraction, secondsLeft } = progress;
  const left = secondsLeft === null ? null : studyTexts.value.seconds(secondsLeft);
  return (
    <div
      class="progress"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.floor(fraction * 100)}
      aria-valuetext={studyTexts.value.progress.spoken(percent(Math.floor(fraction * 100) / 100), left)}
    >
      <i style={{ width: `${100 * fraction}%` }} />
    </div>
  );
}
