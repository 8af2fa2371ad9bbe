import { useComputed } from "@preact/signals";
import { percent } from "../../../page/text/numbers.js";
import type { StudyStore } from "../study-store.js";
import { studyTexts } from "../text/index.js";
import { ProgressBar } from "./progress-bar.js";

/** What is read out is read out so many times a study: a screen reader is not to speak four times a second. */
const SPOKEN_TENTHS = 10;

interface RunningProps {
  readonly store: StudyStore;
  /** Whether the last words of a command that failed stand here; not where the page tells them itself. Default: true */
  readonly tellsFailure?: boolean;
}

/** Where a study under way stands. */
export function Running({ store, tellsFailure = true }: RunningProps) {
  const spoken = useComputed(() => {
    const live = store.live.value;
    const tenths = live === null ? 0 : Math.floor(live.fraction * SPOKEN_TENTHS);
    return tenths === 0 ? "" : studyTexts.value.progress.spoken(percent(tenths / SPOKEN_TENTHS), null);
  });
  const all = studyTexts.value;
  const live = store.live.value;
  const state = store.stream.value?.state;
  const failure = tellsFailure ? (store.stream.value?.failure ?? null) : null;
  return (
    <>
      {live !== null && state === "running" && (
        <section class="under-way" aria-label={all.progress.label}>
          <p class="figures">
            <strong>{percent(Math.floor(live.fraction * 100) / 100)}</strong>
            <span>{all.progress.runs(String(live.trialsDone), String(live.trials))}</span>
            <span>
              {live.secondsLeft === null ? all.progress.unknown : all.progress.left(all.seconds(live.secondsLeft))}
            </span>
            {live.phase !== null && <span class="phase">{all.phase[live.phase]}</span>}
          </p>
          <ProgressBar progress={live} label={all.progress.label} />
        </section>
      )}
      {state === "killed" && <p class="notice">{all.killed}</p>}
      {failure !== null && (
        <p class="notice failure" role="alert">
          {all.failed(failure)}
        </p>
      )}
      <p class="spoken" aria-live="polite">
        {spoken.value}
      </p>
    </>
  );
}
