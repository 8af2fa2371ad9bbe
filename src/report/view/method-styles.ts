import { type Dash, SERIES_TONES, type SeriesStyle, seriesStyle } from "../../page/charts/palette.js";

const DASHES: readonly Dash[] = ["solid", [7, 3], [2, 3], [9, 3, 2, 3], [12, 3, 2, 3, 2, 3]];

/** Indices of the warm colours, for methods that diffuse, and of the cold ones, for those that do not. */
const WARM = [0, 1];
const COLD = SERIES_TONES.map((_, index) => index).slice(WARM.length);

/**
 * One style for each method, in their order. Where methods outnumber colours, a colour comes again with another dash.
 *
 * @param diffuses whether each method diffuses
 */
export function methodStyles(diffuses: readonly boolean[]): readonly SeriesStyle[] {
  return diffuses.map((diffusing, i) => {
    const colours = diffusing ? WARM : COLD;
    const position = diffuses.slice(0, i).filter((other) => other === diffusing).length;
    const round = Math.floor(position / colours.length);
    return seriesStyle(colours[position % colours.length]!, DASHES[(position + round) % DASHES.length]!);
  });
}
