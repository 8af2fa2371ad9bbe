import { columnFormat } from "../../page/text/numbers.js";
import type { StudyRecord } from "../../study/records/study.js";

type Format = (value: number | null) => string;

/** How the figures of the summaries are rounded, the same on the terminal, in the tables and beside the bars. */
export interface FigureFormats {
  readonly epochs: Format;
  readonly seconds: Format;
  readonly secondsPerEpoch: Format;
  /** One number of decimals for networks and simple forecasts, so that they compare at a glance. */
  readonly error: Format;
}

export function figureFormats({ summaries, baselines }: StudyRecord): FigureFormats {
  return {
    epochs: columnFormat(
      summaries.map(({ epochsToTarget }) => epochsToTarget),
      3,
    ),
    seconds: columnFormat(
      summaries.map(({ secondsToTarget }) => secondsToTarget),
      3,
    ),
    secondsPerEpoch: columnFormat(
      summaries.map(({ secondsPerEpoch }) => secondsPerEpoch),
      3,
    ),
    error: columnFormat(
      [...summaries, ...baselines].flatMap(({ validationError, testError }) => [validationError, testError]),
      4,
    ),
  };
}
