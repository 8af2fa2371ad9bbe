import { hasMedian, middleOf, type Taus } from "../../core/quantiles.js";

/** What a task's record says of the quantiles that are forecast: how simple forecasts come to them, and which one stands for the forecast. */
export function quantileNotes(taus: Taus | null): string[] {
  if (taus === null) return [];
  if (taus.length === 1) {
    return [
      `Simple forecasts are moved to the quantile ${taus[0]}: each by that quantile of its errors on the training part.`,
    ];
  }
  return [
    `Simple forecasts are moved to the quantiles ${taus.join(", ")}: each by these quantiles of its errors on the training part.`,
    hasMedian(taus)
      ? "The forecast is the median; RMSE, MAE, MASE and R² are of it."
      : `The forecast is the quantile ${taus[middleOf(taus)]}, the nearest to the median.`,
  ];
}
