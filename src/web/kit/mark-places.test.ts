import { expect, test } from "vitest";
import { markPlaces } from "./mark-places.js";

const plot = { left: 58, right: 318, gap: 5 };

test("names stand to the right of their lines where there is room", () => {
  const places = markPlaces(
    [
      { at: 600, width: 50 },
      { at: 800, width: 30 },
    ],
    { ...plot, right: 1000 },
  );
  expect(places).toEqual([
    { at: 605, align: "left", row: 0 },
    { at: 805, align: "left", row: 0 },
  ]);
});

test("a name that would cross the next line stands to the left of its own, all in one row", () => {
  expect(
    markPlaces(
      [
        { at: 214, width: 50 },
        { at: 266, width: 30 },
      ],
      plot,
    ),
  ).toEqual([
    { at: 209, align: "right", row: 0 },
    { at: 271, align: "left", row: 0 },
  ]);
});

test("at the right end a name stands to the left, and a row below where another one is", () => {
  expect(
    markPlaces(
      [
        { at: 300, width: 50 },
        { at: 310, width: 30 },
      ],
      plot,
    ),
  ).toEqual([
    { at: 295, align: "right", row: 0 },
    { at: 305, align: "right", row: 1 },
  ]);
});

test("names stand on each other in no place, wherever the lines are", () => {
  for (let first = 60; first < 318; first += 3) {
    for (let second = first; second < 318; second += 3) {
      const lines = [
        { at: first, width: 50 },
        { at: second, width: 30 },
      ];
      const [a, b] = markPlaces(lines, plot).map(({ at, align, row }, k) => {
        const from = align === "left" ? at : at - lines[k]!.width;
        return { from, to: from + lines[k]!.width, row };
      });
      expect(a!.row !== b!.row || a!.to <= b!.from || b!.to <= a!.from, `${first} ${second}`).toBe(true);
      expect(Math.max(a!.to, b!.to)).toBeLessThanOrEqual(plot.right);
    }
  }
});
