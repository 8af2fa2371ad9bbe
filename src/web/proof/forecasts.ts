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
    try {
      this.forecast.value = await this.#client.predict({ name: model }, table, missing);
    } catch (error) {
      this.failure.value = error as ProofFailure;
    }
    this.isWorking.value = false;
  }

  /** The same table once more, its missing values as the rule has them. */
  async again(model: string, missing: MissingRule): Promise<void> {
    if (this.#table !== null) await this.predict(model, this.#table, missing);
  }

  clear(): void {
    this.forecast.value = null;
    this.failure.value = null;
  }
}
