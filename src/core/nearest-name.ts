/** The names nearest to a mistyped one, nearest first; at most `most`, none that differs in more than half of its letters. */
export function nearestNames(name: string, names: readonly string[], most = 3): string[] {
  return names
    .map((candidate) => ({ candidate, distance: editDistance(name.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ candidate, distance }) => distance <= Math.floor(candidate.length / 2))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, most)
    .map(({ candidate }) => candidate);
}

/** The question that leads from a mistyped name to the nearest one, with a blank before it; "" where none is near. */
export function suggestion(
  name: string,
  names: readonly string[],
  quoted: (near: string) => string = (near) => `"${near}"`,
): string {
  const [nearest] = nearestNames(name, names, 1);
  return nearest === undefined ? "" : ` Did you mean ${quoted(nearest)}?`;
}

/** Letters put in, left out, exchanged for another, or swapped with the next one: as few as lead from one name to the other. */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const exchanged = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = isSwap ? before[j - 2]! + 1 : Number.POSITIVE_INFINITY;
      next[j] = Math.min(next[j - 1]! + 1, row[j]! + 1, exchanged, swapped);
    }
    before = row;
    row = next;
  }
  return row[b.length]!;
}
