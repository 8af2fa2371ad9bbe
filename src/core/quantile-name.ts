import { faultInTaus, type Taus } from "./quantiles.js";

/** The name of quantiles where losses and metrics go by names: "quantile:0.9", "quantile:0.1,0.5,0.9". */
export function quantileName(taus: Taus): string {
  return `quantile:${taus.join(",")}`;
}

const NUMBER = String.raw`(?:0?\.\d+|\d+(?:\.\d+)?e-\d+)`;
const NAME = new RegExp(`^quantile:(${NUMBER}(?:,${NUMBER})*)$`);

/** The quantiles of such a name; null for any other. */
export function quantilesOf(name: string): Taus | null {
  const [, list] = NAME.exec(name) ?? [];
  const taus = list?.split(",").map(Number) ?? [];
  return faultInTaus(taus) === null ? taus : null;
}
