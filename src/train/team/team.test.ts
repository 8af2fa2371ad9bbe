import fc from "fast-check";
import { expect, test } from "vitest";
import { joinTeam, teamMemory } from "./shared-team.js";
import { alone, shareOf, VOTE } from "./team.js";

test("the shares of a batch follow one another, hold every row once and begin at multiples of 8, whatever its size", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 9 }), (rows, size) => {
      const shares = Array.from({ length: size }, (_, rank) => shareOf(rows, { rank, worldSize: size }));
      expect(shares[0]!.from).toBe(0);
      expect(shares.at(-1)!.to).toBe(rows);
      shares.forEach(({ from, to }, rank) => {
        expect(to).toBeGreaterThanOrEqual(from);
        if (rank > 0) expect(from).toBe(shares[rank - 1]!.to);
        if (from < rows) expect(from % 8).toBe(0);
      });
      const groups = shares.map(({ from, to }) => Math.ceil((to - from) / 8));
      expect(Math.max(...groups) - Math.min(...groups)).toBeLessThanOrEqual(1);
    }),
  );
});

test("alone, one's vote decides at once and sums are what they were", () => {
  const team = alone();
  team.vote = VOTE.stop;
  const figures = Float64Array.of(1, 2);
  team.allReduce(figures);
  expect(team.decision).toBe(VOTE.stop);
  expect([...figures]).toEqual([1, 2]);
});

test("a shared team of one sums to itself, on either side of its memory, in the precision asked for", () => {
  for (const precision of ["float32", "float64"] as const) {
    const team = joinTeam(teamMemory({ worldSize: 1, parameters: 3, slices: 2, precision }), 0);
    const gradient = precision === "float32" ? Float32Array.of(0.5, -1, 2) : Float64Array.of(0.1, -1, 2);
    const before = [...gradient];
    for (let round = 0; round < 4; round++) team.allReduce(Float64Array.of(round), gradient);
    expect([...gradient]).toEqual(before);
  }
});

test("a gradient of another length or precision, a rank that is none and a team of nobody are refused", () => {
  const memory = teamMemory({ worldSize: 2, parameters: 3, slices: 2 });
  expect(() => joinTeam(memory, 2)).toThrow("`rank` must be an integer from 0 to 1, got 2");
  expect(() => joinTeam(memory, 0).allReduce(new Float64Array(1), new Float32Array(4))).toThrow(
    /length and precision.*3 of 4 bytes, got 4 of 4/s,
  );
  expect(() => joinTeam(memory, 0).allReduce(new Float64Array(1), new Float64Array(3))).toThrow(/got 3 of 8 bytes/);
  expect(() => teamMemory({ worldSize: 0, parameters: 3, slices: 2 })).toThrow(
    "`worldSize` must be an integer >= 1, got 0",
  );
});

test("figures of any number of tensors fit, and more than the memory was made for are refused", () => {
  const team = joinTeam(teamMemory({ worldSize: 1, parameters: 3, slices: 100 }), 0);
  const figures = Float64Array.from({ length: 103 }, (_, k) => k);
  team.vote = VOTE.pause;
  for (let round = 0; round < 2; round++) team.allReduce(figures, Float32Array.of(1, 2, 3));
  expect([...figures]).toEqual([...Array(103).keys()]);
  expect(team.decision).toBe(VOTE.pause);
  expect(() => team.allReduce(new Float64Array(200))).toThrow(
    /at most 116 figures.*got 200\. Give it the network's `slices`/,
  );
});
