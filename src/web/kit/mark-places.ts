/** Where the name of a mark stands: beside its line, in the first free row from above. */
export interface MarkPlace {
  /** The end of the name that is nearest to the line. */
  readonly at: number;
  readonly align: "left" | "right";
  readonly row: number;
}

interface NamedLine {
  /** Of the line. */
  readonly at: number;
  /** Of the name. */
  readonly width: number;
}

/**
 * Names beside their lines, which ascend: to the right where there is room up to the next line or the end, else to the left where there is room, else a row
 * below. All in one row wherever they do not meet.
 *
 * @param gap between a line and its name
 */
export function markPlaces(
  lines: readonly NamedLine[],
  { left, right, gap }: { readonly left: number; readonly right: number; readonly gap: number },
): MarkPlace[] {
  const ends: number[] = []; // of the last name in each row
  const isFree = (row: number, from: number) => from >= (ends[row] ?? Number.NEGATIVE_INFINITY);
  return lines.map(({ at, width }, k) => {
    const toRight = { align: "left", at: at + gap, from: at + gap, to: at + gap + width } as const;
    const toLeft = { align: "right", at: at - gap, from: at - gap - width, to: at - gap } as const;
    const next = lines[k + 1]?.at ?? right + gap;
    const fits = toRight.to <= right;
    const sides = fits && toRight.to + gap <= next ? [toRight, toLeft] : [toLeft, ...(fits ? [toRight] : [])];
    for (let row = 0; ; row++) {
      const side =
        sides.find(({ from }) => isFree(row, from) && from >= left) ?? (row < ends.length ? null : sides[0]!);
      if (side === null) continue;
      ends[row] = side.to + gap;
      return { at: side.at, align: side.align, row };
    }
  });
}
