import { useSignal, useSignalEffect } from "@preact/signals";
import { useId } from "preact/hooks";
import { significant } from "../../../page/text/numbers.js";
import { LEVELS, smoothnessAt } from "../levels.js";
import type { SmoothingWidth } from "../model/smoothing-width.js";
import { texts } from "../text/index.js";
import { prefersCalm } from "./calm.js";

/** The one slider of the page, at the lower edge of the window as long as a part is in sight that it moves. */
export function SigmaBar({ width }: { readonly width: SmoothingWidth }) {
  const id = useId();
  const { sigma: t } = texts.value;
  const isFalling = width.isFalling.value;
  const level = useSignal(width.level.peek());
  useSignalEffect(() => {
    level.value = width.level.value;
  });
  const sigma = shown(width.sigma.value);
  return (
    <div class="sigma-bar">
      <div>
        <button
          type="button"
          class="primary"
          onClick={() => (isFalling ? width.stop() : width.fall(prefersCalm()))}
          aria-label={isFalling ? t.pause : t.play}
        >
          <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" fill="currentColor">
            <path d={isFalling ? "M2 1h3.5v12H2zM8.5 1H12v12H8.5z" : "M2.5 1l10 6-10 6z"} />
          </svg>
          <span>{isFalling ? t.pause : t.play}</span>
        </button>
        <label for={id}>
          <span>{t.label} </span>σ
        </label>
        <input
          id={id}
          type="range"
          min={0}
          max={LEVELS}
          step={0.5}
          value={level.value}
          aria-valuetext={t.value(sigma, t.look[smoothnessAt(width.sigma.value)])}
          onInput={(event) => width.moveTo(Number(event.currentTarget.value))}
        />
        <output for={id}>{sigma}</output>
      </div>
    </div>
  );
}

/** Two digits behind the point, more where it is small. */
export function shown(sigma: number): string {
  return sigma >= 0.1 ? sigma.toFixed(2) : significant(sigma, 2);
}
