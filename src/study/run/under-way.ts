import type { TrialCheckpoint } from "../records/checkpoint.js";
import type { TrialCheckpoints } from "./executor.js";
import type { CheckpointStore, TrialKey } from "./store.js";

export interface UnderWayOptions {
  readonly store: CheckpointStore;
  readonly seconds: number;
  /** A word for the user. */
  readonly tell: (note: string) => void;
  /** Steps that a trial has done. */
  readonly onSteps: (id: string, steps: number) => void;
}

/** Keeps the trials of a study on their way. What goes wrong with a checkpoint is told and costs no trial: only work, if the study is killed. */
export class UnderWay implements TrialCheckpoints {
  readonly seconds: number;
  readonly #options: UnderWayOptions;
  readonly #keys = new Map<string, TrialKey>();
  readonly #found = new Map<string, TrialCheckpoint>();
  /** Of each trial the last thing that is done to its file. */
  readonly #work = new Map<string, Promise<void>>();
  readonly #writing = new Set<string>();
  readonly #finished = new Set<string>();
  #hasFailed = false;

  constructor(options: UnderWayOptions) {
    this.#options = options;
    this.seconds = options.seconds;
  }

  /** Looks for a checkpoint that an earlier run has left of a trial that is to run now; returns its steps that are done. */
  async find(id: string, key: TrialKey): Promise<number> {
    this.#keys.set(id, key);
    const { checkpoint, setAside } = await this.#options.store.read(key);
    if (setAside !== null) this.#options.tell(setAside);
    if (checkpoint) this.#found.set(id, checkpoint);
    return checkpoint?.state.count.steps ?? 0;
  }

  from(id: string): TrialCheckpoint | null {
    const found = this.#found.get(id) ?? null;
    this.#found.delete(id); // asked for once, when the trial begins: then its arrays need not be kept
    return found;
  }

  /** While an earlier one is being written, a checkpoint is left out: the disk sets the pace. */
  save(id: string, checkpoint: TrialCheckpoint): void {
    const { store, onSteps } = this.#options;
    if (this.#finished.has(id) || this.#writing.has(id)) return;
    onSteps(id, checkpoint.state.count.steps);
    this.#writing.add(id);
    const work = async () => {
      try {
        await store.write(checkpoint, this.#keys.get(id)!);
      } catch (error) {
        this.#failed(error);
      } finally {
        this.#writing.delete(id);
      }
    };
    this.#work.set(id, work());
  }

  refused(id: string, reason: string): void {
    this.#options.onSteps(id, 0);
    this.#options.tell(`${id}: its checkpoint is of no use, the run begins anew: ${reason}`);
  }

  /** The trial has come to its end, and its result is kept, or needs the room. */
  async finish(id: string): Promise<void> {
    this.#finished.add(id);
    await this.#work.get(id);
    await this.#options.store.remove(this.#keys.get(id)!).catch(() => {}); // the next run knows that it is of no more use
  }

  /** The study is complete. */
  async clear(): Promise<void> {
    await this.#options.store.clear().catch(() => {}); // what is left is in nobody's way
  }

  /** Waits for what is being written. */
  async settle(): Promise<void> {
    await Promise.all(this.#work.values());
  }

  /** Told once: on a disk that is nearly full one in two may fail, every few seconds. */
  #failed(error: unknown): void {
    if (this.#hasFailed) return;
    this.#hasFailed = true;
    const reason = error instanceof Error ? error.message : String(error);
    this.#options.tell(
      `${reason} The runs under way go on without being kept; finished ones are kept as before, as far as there is room.`,
    );
  }
}
