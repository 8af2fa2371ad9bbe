/** Work that many events ask for and that is done at most so often. */
export interface Throttled {
  /** Asks for the work: at once where the last beginning is long enough ago, else when it will be. */
  ask(): void;
  /** Begins no more, and waits for what has begun. */
  end(): Promise<void>;
}

/**
 * Does `act` when asked, at most once in `milliseconds` from beginning to beginning and never twice at a time. What is asked for while it
 * is waited for is one with it; what is asked for while it is done is dropped, as the next event asks again. Nothing keeps the process.
 */
export function throttled(milliseconds: number, act: () => Promise<void>): Throttled {
  let timer: NodeJS.Timeout | null = null;
  let acting: Promise<void> | null = null;
  let begun = Number.NEGATIVE_INFINITY;
  let isOver = false;

  function begin(): void {
    timer = null;
    begun = performance.now();
    acting = act().finally(() => {
      acting = null;
    });
  }

  return {
    ask() {
      if (isOver || timer !== null || acting !== null) return;
      timer = setTimeout(begin, Math.max(0, begun + milliseconds - performance.now()));
      timer.unref();
    },
    async end() {
      isOver = true;
      if (timer !== null) clearTimeout(timer);
      await acting;
    },
  };
}
