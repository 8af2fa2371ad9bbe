import type { Series } from "../series.js";
import { PART_NAMES, type PartName, type RowRange, type Split } from "../split.js";
import { splitSeries } from "./split-series.js";

/** Shares of the rows that are to be given; one that is left out stays as it is. */
export type FittingShares = { readonly [Share in "validationShare" | "testShare"]?: number };

/**
 * The least shares, in hundredths, by which every part has a range of so many rows. Null where there are none, and for a split that was not made by
 * `splitSeries` in order of time.
 */
export function fittingShares(series: Series, split: Split, span: number): FittingShares | null {
  const own = sharesOf(series, split);
  if (own === null) return null;
  const { gap, ...shares } = own;
  const isAsked = (part: "validation" | "test") =>
    split[part].length > 0 && !(hasRoom(split[part], span) && hasRoom(split.train, span));
  const asked = { validationShare: isAsked("validation"), testShare: isAsked("test") };
  // A share that stays is known from its rows alone, which may move a cut by one.
  const room = asked.validationShare === asked.testShare ? span : span + 1;
  for (let k = 1; k < 100; k++) {
    const given = {
      ...(asked.validationShare && { validationShare: k / 100 }),
      ...(asked.testShare && { testShare: k / 100 }),
    };
    const parts = partsBy(series, { ...shares, ...given, gap });
    if (parts !== null && PART_NAMES.every((part) => split[part].length === 0 || hasRoom(parts[part], room)))
      return given;
  }
  return null;
}

interface Cut {
  readonly validationShare: number;
  readonly testShare: number;
  readonly gap: number;
}

/** The shares by which a series was cut in order of time, once; null where it was not. */
function sharesOf(series: Series, split: Split): Cut | null {
  const count = (part: PartName) => split[part].reduce((sum, { start, end }) => sum + end - start, 0);
  const [train, validation] = [split.train[0], split.validation[0]];
  const gap = train && validation && train.segment === validation.segment ? validation.start - train.end : 0;
  const gaps = split.test.length === 0 ? 0 : gap * split.validation.length;
  const shares = {
    validationShare: (count("validation") + gaps) / series.rows,
    testShare: count("test") / series.rows,
    gap,
  };
  const made = gap < 0 ? null : partsBy(series, shares);
  return made !== null && PART_NAMES.every((part) => areSame(made[part], split[part])) ? shares : null;
}

function partsBy(series: Series, cut: Cut): Split | null {
  return cut.validationShare + cut.testShare >= 1 ? null : splitSeries(series, cut);
}

function areSame(some: readonly RowRange[], others: readonly RowRange[]): boolean {
  return (
    some.length === others.length &&
    some.every(({ start, end }, k) => start === others[k]!.start && end === others[k]!.end)
  );
}

function hasRoom(ranges: readonly RowRange[], span: number): boolean {
  return ranges.some(({ start, end }) => end - start >= span);
}
