import type { SequenceTask } from "../contract.js";
import type { SequenceWindows } from "../sequence-windows.js";
import { classChanges } from "./class-changes.js";
import type { SimpleForecast } from "./contract.js";
import { logisticRegression } from "./logistic.js";
import { nearestNeighbour } from "./nearest-neighbour.js";
import { noteChanges } from "./note-changes.js";
import { sharesForecast } from "./shares.js";

export type { SimpleForecast } from "./contract.js";

type Fit = (windows: SequenceWindows) => SimpleForecast;

const logistic: Fit = ({ train, validation }) => logisticRegression(train, validation);

/** The forecasts to beat, by task: a new one is a file and a line here. */
const FITS: Readonly<Record<Exclude<SequenceTask, "regress">, readonly Fit[]>> = {
  classify: [
    ({ train }) => sharesForecast(train, "class shares", "classes"),
    ({ train, validation }) => nearestNeighbour(train, validation),
    logistic,
  ],
  tag: [
    ({ train }) => sharesForecast(train, "class shares", "classes"),
    ({ train }) => classChanges(train, "last label", -1),
    logistic,
  ],
  frames: [({ train }) => sharesForecast(train, "note shares", "notes"), ({ train }) => noteChanges(train)],
  chars: [
    ({ train }) => sharesForecast(train, "symbol shares", "classes"),
    ({ train }) => classChanges(train, "symbol pairs", 0),
  ],
};

/** Forecasts of classes, symbols and frames that need no network, fitted on the training windows; validation windows choose between settings. */
export function simpleForecasts(task: Exclude<SequenceTask, "regress">, windows: SequenceWindows): SimpleForecast[] {
  return FITS[task].map((forecastOf) => forecastOf(windows));
}
