import { LIVE_SCHEMA, LIVE_VERSION, type LiveRecord } from "../study/records/live.js";
import type { StudyEvent } from "../study/run/progress.js";
import type { TrialSpec } from "../study/spec/trial.js";
import { ThinnedPoints } from "./thinned-points.js";

/** Points of one curve at most, about: more than a screen has columns for. */
const MOST_POINTS = 120;
const MOST_LINES = 200;
/** Of the work: less than this, before a trial has ended, tells nothing of the time that the rest takes. */
const LEAST_WORKED = 0.01;

/** Who runs a study. */
export type Runner = Pick<LiveRecord, "host" | "pid">;

/** A study under way as its events tell it. */
export class LiveState {
  readonly #mark: Runner;
  readonly #underWay = new Map<string, { readonly spec: TrialSpec; readonly curve: ThinnedPoints }>();
  #log: { readonly at: string; readonly text: string }[] = [];
  #progress: Pick<LiveRecord, "fraction" | "secondsLeft" | "trialsDone" | "trials"> = {
    fraction: 0,
    secondsLeft: null,
    trialsDone: 0,
    trials: 0,
  };
  #phase: LiveRecord["phase"] = null;
  /** Trials that earlier runs had finished, and the fraction that is first told of. */
  #resumed = 0;
  #from: number | null = null;

  constructor(mark: Runner) {
    this.#mark = mark;
  }

  event(event: StudyEvent): void {
    switch (event.kind) {
      case "planned":
        this.#resumed = event.resumed;
        this.#progress = { ...this.#progress, trials: event.trials, trialsDone: event.resumed };
        return;
      case "progress": {
        const { fraction, secondsLeft, trialsDone, trials } = event;
        this.#from ??= fraction;
        const isKnown = trialsDone > this.#resumed || fraction - this.#from >= LEAST_WORKED;
        const left = isKnown && Number.isFinite(secondsLeft) ? secondsLeft : null;
        this.#progress = { fraction, secondsLeft: left, trialsDone, trials };
        return;
      }
      case "epoch": {
        const { trial: spec, record } = event;
        const known = this.#underWay.get(spec.id);
        const curve = known?.curve ?? new ThinnedPoints(MOST_POINTS);
        if (known === undefined) this.#underWay.set(spec.id, { spec, curve });
        curve.add(record);
        this.#phase = spec.phase;
        return;
      }
      case "trial":
        this.#underWay.delete(event.record.id);
        return;
      case "cut":
      case "note":
        return; // the log has them in words
      default:
        event satisfies never;
    }
  }

  log(text: string, at: string): void {
    this.#log.push({ at, text });
    if (this.#log.length > 2 * MOST_LINES) this.#log = this.#log.slice(-MOST_LINES);
  }

  record(at: string): LiveRecord {
    const { host, pid } = this.#mark;
    const underWay = [...this.#underWay.values()].map(({ spec, curve }) => {
      const { id, phase, method, batchSize, seed, fold, epochs } = spec;
      return { id, phase, method: method.name, batchSize, seed, fold, epochs, points: curve.points() };
    });
    const log = this.#log.slice(-MOST_LINES);
    return {
      schema: LIVE_SCHEMA,
      version: LIVE_VERSION,
      host,
      pid,
      at,
      ...this.#progress,
      phase: this.#phase,
      underWay,
      log,
    };
  }
}
