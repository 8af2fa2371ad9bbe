import { batch, signal } from "@preact/signals";
import type { MissingRule } from "../../data/missing.js";
import type { ForecastView, GivenTable, ProofClient, ProofFailure } from "../contract/proof.js";

/** What a model of the study was last asked to tell of a table, and what it told. */
export class Forecasts {
  readonly forecast = signal<ForecastView | null>(null);
  /** Why there is none. */
  readonly failure = signal<ProofFailure | null>(null);
  readonly isWorking = signal(false);
  readonly #client: Pick<ProofClient, "predict">;
  /** The table that was asked about last. */
  #table: GivenTable | null = null;
  /** Counts what was asked for: an answer to what is no longer asked is dropped. */
  #asked = 0;

  constructor(client: Pick<ProofClient, "predict">) {
    this.#client = client;
  }

  /** @param missing in the place of the model's own rule */
  async predict(model: string, table: GivenTable, missing?: MissingRule): Promise<void> {
    this.#table = table;
    batch(() => {
      this.clear();
      this.isWorking.value = true;
    });
    const asked = this.#asked;
    const told = await this.#client.predict({ name: model }, table, missing).then(
      (forecast) => ({ forecast, failure: null }),
      (failure: ProofFailure) => ({ forecast: null, failure }),
    );
    if (asked !== this.#asked) return;
    batch(() => {
      this.forecast.value = told.forecast;
      this.failure.value = told.failure;
      this.isWorking.value = false;
    });
  }

  /** The same table once more, its missing values as the rule has them. */
  async again(model: string, missing: MissingRule): Promise<void> {
    if (this.#table !== null) await this.predict(model, this.#table, missing);
  }

  /** As if nothing had been asked. */
  clear(): void {
    this.#asked++;
    batch(() => {
      this.forecast.value = null;
      this.failure.value = null;
      this.isWorking.value = false;
    });
  }
}
