import { GradusError } from "../../../core/errors.js";

/**
 * Takes a kept study for this tab: another tab that has it is told of, never waited for. The browser gives it back where the tab is closed.
 *
 * @throws GradusError while another tab has it, and in a page that has no locks
 */
export async function takeStudy(id: string): Promise<() => Promise<void>> {
  const locks = "locks" in navigator ? navigator.locks : undefined;
  if (locks === undefined) {
    throw new GradusError(
      "A study is kept in pages from https: or from this machine (localhost) alone, got another: its browser has no locks there. Run it without keeping it.",
    );
  }
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  let given: Promise<unknown> = Promise.resolve();
  const isTaken = await new Promise<boolean>((resolve, reject) => {
    given = locks.request(nameOf(id), { ifAvailable: true }, (lock) => {
      resolve(lock !== null);
      return lock === null ? undefined : held;
    });
    given.catch(reject);
  });
  if (!isTaken) {
    throw new GradusError(
      "The kept study must be of one tab at a time, got another tab of this browser that has it. Wait for that one or close it, or run the study without keeping it.",
    );
  }
  return async () => {
    release();
    await given; // else the next one to ask may still find it taken
  };
}

/** Ids of the kept studies that some tab of this browser has. */
export async function takenStudies(): Promise<ReadonlySet<string>> {
  const { held = [] } = "locks" in navigator ? await navigator.locks.query() : {};
  return new Set(held.flatMap(({ name }) => (name?.startsWith(PREFIX) ? [name.slice(PREFIX.length)] : [])));
}

const PREFIX = "gradus study ";

function nameOf(id: string): string {
  return PREFIX + id;
}
