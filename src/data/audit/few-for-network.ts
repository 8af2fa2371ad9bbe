import type { DataFinding } from "./finding.js";

/** Windows for each parameter below which it is a warning. */
const VERY_FEW = 0.1;

/** A network that has more numbers to choose than windows to choose them by can learn these by heart. Windows overlap, so this is kindly counted. */
export function fewForNetwork(windows: number, parameters: number): readonly DataFinding[] {
  if (windows >= parameters) return [];
  const severity = windows < VERY_FEW * parameters ? "warning" : "note";
  return [{ code: "few-for-network", severity, windows, parameters }];
}
