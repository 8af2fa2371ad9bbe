import { GradusError } from "../../core/errors.js";
import type { ModelNeeds, ReadOptions, ReadTable } from "../../poc/read-table.js";
import type { GivenTable, ProofEvents } from "../contract/proof.js";

/** Reads tables in a page: for a study, and for a model. */
export interface TableReader {
  read(table: GivenTable, options: ReadOptions, tell: TellReading): Promise<ReadTable>;
  readForModel(table: GivenTable, options: ReadOptions, needs: ModelNeeds): Promise<ReadTable>;
}

export type TellReading = (how: ProofEvents["reading"]) => void;

/** The one place where the page's own reading is plugged in. */
export const pageReader: TableReader = {
  async read() {
    throw notYet();
  },
  async readForModel() {
    throw notYet();
  },
};

function notYet(): GradusError {
  return new GradusError("This page cannot read tables yet. Use the command line: npx gradus poc TABLE");
}
