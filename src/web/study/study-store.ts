import { batch, computed, signal } from "@preact/signals";
import type { CompactTrial, LiveRecord, StreamEvents, StreamState, StudyDetail } from "../contract/messages.js";
import type { Connection } from "../kit/follow.js";
import { type PackedTrial, packTrial } from "./packed-trial.js";
import { stillUnderWay } from "./under-way.js";

/** Milliseconds from one look at new trials to the next: bands of many curves are not made a hundred times a second. */
const BETWEEN_LOOKS = 250;
const MANY_TRIALS = 2000;
const BETWEEN_LOOKS_AT_MANY = 2000;

/** Where a page has a study from: a server, or a worker of its own. */
export interface StudySource {
  /** Null where there is no such study any more. */
  detail(): Promise<StudyDetail | null>;
  /** Tells of it until what is given back is called: first all that there is, then whatever changes. */
  listen(listener: StudyListener): () => void;
}

export interface StudyListener {
  readonly onConnection: (connection: Connection) => void;
  readonly events: { readonly [Name in keyof StreamEvents]: (data: StreamEvents[Name]) => void };
}

/** One study as the page knows it, kept up to date by its source until `close`. */
export class StudyStore {
  readonly detail = signal<StudyDetail | null>(null);
  readonly live = signal<LiveRecord | null>(null);
  readonly stream = signal<StreamState | null>(null);
  readonly connection = signal<Connection>("connecting");
  /** How often the source was heard anew. */
  readonly connects = signal(0);
  /** Whether all that had finished has come. */
  readonly isReady = signal(false);
  readonly isMissing = signal(false);
  /** Lines of finished trials that are damaged. */
  readonly damaged = signal(0);
  /** Finished trials in the order in which they came; another list each time that some have come. */
  readonly trials = signal<readonly PackedTrial[]>([]);
  readonly #named = computed(() => new Map(this.trials.value.map((trial) => [trial.id, trial])));
  /** Runs under way, without those that have finished since they were told of. */
  readonly underWay = computed(() => stillUnderWay(this.live.value, this.#named.value));
  #byId = new Map<string, PackedTrial>();
  #asked = "";
  #timer: ReturnType<typeof setTimeout> | null = null;
  readonly #source: StudySource;
  readonly #close: () => void;

  constructor(source: StudySource) {
    this.#source = source;
    this.#close = source.listen({
      onConnection: (connection) => {
        if (connection === "lost") void this.#lose();
        else this.connection.value = connection;
        if (connection !== "connected") return;
        this.connects.value++;
        void this.#ask(`${this.#asked} again`); // what happened while the page was cut off
      },
      events: {
        state: (data) => this.#state(data),
        trials: (data) => this.#take(data),
        damaged: (more) => {
          this.damaged.value += more;
        },
        reset: () => {
          this.#byId = new Map();
          this.damaged.value = 0;
          this.#look();
        },
        ready: () => {
          this.#look();
          this.isReady.value = true;
        },
        live: (data) => {
          this.live.value = data;
        },
      },
    });
  }

  close(): void {
    this.#close();
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  /** The detail, asked for again. */
  async refresh(): Promise<void> {
    await this.#ask(`${this.#asked} again`);
  }

  #state(state: StreamState): void {
    this.stream.value = state;
    void this.#ask(`${state.version} ${state.state}`);
  }

  async #ask(version: string): Promise<void> {
    if (version === this.#asked) return;
    this.#asked = version;
    try {
      const detail = await this.#source.detail();
      if (detail === null) this.#asked = "";
      batch(() => {
        if (detail !== null) this.detail.value = detail;
        this.isMissing.value = detail === null && this.connection.peek() !== "lost";
      });
    } catch {
      this.#asked = ""; // it does not answer: asked again when it does
    }
  }

  /** A stream does not say why it ended: a source that answers without the study is not lost, the study is. */
  async #lose(): Promise<void> {
    if (this.connection.peek() === "connected") this.connection.value = "lost";
    const detail = await this.#source.detail().catch(() => undefined);
    if (detail !== null) {
      this.connection.value = "lost";
      return;
    }
    this.#close();
    batch(() => {
      this.connection.value = "connected";
      this.isMissing.value = true;
    });
  }

  #take(trials: readonly CompactTrial[]): void {
    for (const trial of trials) this.#byId.set(trial.id, packTrial(trial));
    const wait = this.#byId.size > MANY_TRIALS ? BETWEEN_LOOKS_AT_MANY : BETWEEN_LOOKS;
    this.#timer ??= setTimeout(() => this.#look(), wait);
  }

  #look(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.trials.value = [...this.#byId.values()];
  }
}
