import { computed, signal } from "@preact/signals";
import { LEVELS, sigmaOf } from "../levels.js";

/** Milliseconds in which sigma falls all the way. */
const DURATION = 9000;
/** Who asked for less motion sees so many pictures of the fall instead of all. */
const CALM_PICTURES = 8;

/**
 * The width of smoothing that all parts of the page share, as a level of `sigmaOf`: moved by hand, by the fall when it is played, or by a
 * training run that anneals.
 */
export class SmoothingWidth {
  readonly level = signal(LEVELS);
  readonly sigma = computed(() => sigmaOf(this.level.value));
  readonly isFalling = signal(false);
  /** Whether anybody has moved it: then nothing else begins to. */
  wasTouched = false;
  #frame = 0;

  moveTo(level: number): void {
    this.wasTouched = true;
    this.stop();
    this.level.value = level;
  }

  /** Begins at the top again where it is at the bottom. */
  fall(isCalm: boolean): void {
    this.stop();
    this.wasTouched = true;
    const from = this.level.peek() > 0.5 ? this.level.peek() : LEVELS;
    const duration = (DURATION * from) / LEVELS;
    let begun = 0;
    this.isFalling.value = true;
    const frame = (now: number) => {
      if (begun === 0) begun = now;
      const share = Math.min(1, (now - begun) / duration);
      const shown = isCalm ? Math.floor(share * CALM_PICTURES) / CALM_PICTURES : share;
      this.level.value = from * (1 - shown);
      if (share < 1) this.#frame = requestAnimationFrame(frame);
      else this.isFalling.value = false;
    };
    this.#frame = requestAnimationFrame(frame);
  }

  stop(): void {
    cancelAnimationFrame(this.#frame);
    this.isFalling.value = false;
  }
}
