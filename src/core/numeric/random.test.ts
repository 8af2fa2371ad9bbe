import { describe, expect, it } from "vitest";
import { GradusError } from "../errors.js";
import { randomStream } from "./random.js";

describe("random stream", () => {
  it("gives the same bits for ever: first draws of seed 7", () => {
    const stream = randomStream(7);
    const draws = [stream.uniform(), stream.normal(), stream.normal(), stream.integer(1000)];
    expect(draws).toEqual([0.24874726033434513, -0.8375541680275087, 2.5691894693221786, 43]);
    expect([...stream.permutation(8)]).toEqual([0, 3, 6, 2, 1, 4, 5, 7]);
    expect(randomStream(7).fork("a").uniform()).toBe(0.11755652125008642);
    expect(randomStream(7).fork(1).uniform()).toBe(0.5132285968843213);
    expect(randomStream(2 ** 53 - 1).uniform()).toBe(0.3395897457641758);
  });

  it("forks do not depend on draws or on other forks, and do not move the parent", () => {
    const untouched = randomStream(3);
    const used = randomStream(3);
    used.fork("other").normal();
    used.fork("x").uniform();
    expect(used.uniform()).toBe(untouched.uniform());
    used.normal();
    expect(used.fork("x").uniform()).toBe(randomStream(3).fork("x").uniform());
  });

  it("forks by different labels, seeds and depths all differ, the labels 1 and '1' included", () => {
    const first = new Set<number>();
    let count = 0;
    for (let seed = 0; seed < 40; seed++) {
      const root = randomStream(seed);
      const streams = [root, root.fork(1), root.fork("1"), root.fork(""), root.fork("a").fork("b"), root.fork("ab")];
      streams.push(root.fork("b").fork("a"), root.fork(-1), root.fork(0.5));
      for (const stream of streams) {
        first.add(stream.uniform());
        count++;
      }
    }
    expect(first.size).toBe(count);
  });

  it("the first draws of 100000 forks are uniform and uncorrelated within 4 sigma", () => {
    const n = 100_000;
    const root = randomStream(1);
    let sum = 0;
    let product = 0;
    let previous = 0.5;
    for (let i = 0; i < n; i++) {
      const u = root.fork(i).uniform() - 0.5;
      sum += u;
      product += u * previous;
      previous = u;
    }
    expect(Math.abs(sum / n)).toBeLessThan((4 * Math.sqrt(1 / 12)) / Math.sqrt(n));
    expect(Math.abs(product / n)).toBeLessThan(4 / 12 / Math.sqrt(n));
  });

  it("normal draws have the moments of N(0, 1) within 4 sigma and its tail beyond 3", () => {
    const n = 400_000;
    const stream = randomStream(11);
    const power = [0, 0, 0, 0, 0];
    let beyond3 = 0;
    for (let i = 0; i < n; i++) {
      const z = stream.normal();
      for (let k = 1; k <= 4; k++) power[k]! += z ** k / n;
      if (Math.abs(z) > 3) beyond3++;
    }
    const tolerance = 4 / Math.sqrt(n);
    expect(Math.abs(power[1]!)).toBeLessThan(tolerance);
    expect(Math.abs(power[2]! - 1)).toBeLessThan(tolerance * Math.sqrt(2));
    expect(Math.abs(power[3]!)).toBeLessThan(tolerance * Math.sqrt(15));
    expect(Math.abs(power[4]! - 3)).toBeLessThan(tolerance * Math.sqrt(96));
    const tail = 0.0026997960632601866;
    expect(Math.abs(beyond3 / n - tail)).toBeLessThan(4 * Math.sqrt(tail / n));
  });

  it("integers and the places in a permutation are equally likely within 4.5 sigma", () => {
    const stream = randomStream(5);
    const n = 60_000;
    const faces = new Array<number>(6).fill(0);
    const firstPlace = new Array<number>(6).fill(0);
    const out = new Uint32Array(6);
    for (let i = 0; i < n; i++) {
      faces[stream.integer(6)]!++;
      firstPlace[stream.permutation(6, out)[0]!]!++;
    }
    const sigma = Math.sqrt((n * 5) / 36);
    for (const count of [...faces, ...firstPlace]) expect(Math.abs(count - n / 6)).toBeLessThan(4.5 * sigma);
  });

  it("a permutation holds every integer once", () => {
    const order = randomStream(6).permutation(1000);
    expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: 1000 }, (_, i) => i));
  });

  it("reaches the largest range and the smallest", () => {
    const stream = randomStream(0);
    expect(stream.integer(1)).toBe(0);
    expect(stream.permutation(0)).toHaveLength(0);
    expect(Array.from({ length: 50 }, () => stream.integer(2 ** 32)).some((x) => x > 2 ** 31)).toBe(true);
  });

  it("misuse names the rule and the value", () => {
    expect(() => randomStream(-1)).toThrow("randomStream: `seed` must be an integer in [0, 2^53), got -1.");
    expect(() => randomStream(0.5)).toThrow(GradusError);
    expect(() => randomStream(Number.NaN)).toThrow(GradusError);
    expect(() => randomStream(1).integer(0)).toThrow("got 0");
    expect(() => randomStream(1).permutation(3, new Uint32Array(2))).toThrow("length 2 and n=3");
  });
});
