import { type Dash, SERIES_TONES, type SeriesStyle, seriesStyle } from "../../page/charts/palette.js";

/** The first colours, the warm ones, are for methods that diffuse, the others for those that do not. */
const DIFFUSING = 2;
const DASHES: readonly Dash[] = ["solid", [7, 3], "solid", [7, 3], [2, 3], [9, 3, 2, 3]];

/**
 * One style for each method, in their order. More methods than colours repeat the last ones with other dashes.
 *
 * @param diffuses whether each method diffuses
 */
export function methodStyles(diffuses: readonly boolean[]): readonly SeriesStyle[] {
  let warm = 0;
  let cold = DIFFUSING;
  return diffuses.map((diffusing) => {
    const position = diffusing ? warm++ : cold++;
    const index = diffusing
      ? position % DIFFUSING
      : DIFFUSING + ((position - DIFFUSING) % (SERIES_TONES.length - DIFFUSING));
    return seriesStyle(index, DASHES[position % DASHES.length]!);
  });
}
