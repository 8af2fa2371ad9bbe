import { findTime } from "../../data/time/find-time.js";
import { sampleTable } from "../database/profile.js";
import type { Source } from "../database/source.js";

const SAMPLE_ROWS = 1000;
/** Fewer rows rise by chance. */
const FEWEST_ROWS = 5;

/** Another column of times, which rises at every row; undefined for none. */
export async function otherRisingTime(source: Source, except: readonly string[]): Promise<string | undefined> {
  const sample = await sampleTable(source, SAMPLE_ROWS);
  return sample
    .filter(
      ({ name, cells }) =>
        !except.includes(name) && cells.length >= FEWEST_ROWS && cells.every((cell) => /\D/.test(cell)),
    )
    .find(({ name, cells }) => {
      const readings = findTime([{ name, cells }])?.readings ?? [];
      return readings.some(({ refusal, parse }) => {
        const moments = cells.map((cell) => parse([cell]));
        return (
          refusal === undefined &&
          moments.every((moment, row) => (row === 0 ? !Number.isNaN(moment) : moment > moments[row - 1]!))
        );
      });
    })?.name;
}
