import fc from "fast-check";
import { describe, expect, it } from "vitest";
import golden from "../../../../test/golden/elementary.json" with { type: "json" };
import { binaryExponent, twoTo } from "./bits.js";
import { exp } from "./exp.js";
import { expm1 } from "./expm1.js";
import { LN2_HIGH, LN2_LOW } from "./ln2.js";
import { log } from "./log.js";
import { log1p } from "./log1p.js";
import { log2 } from "./log2.js";
import { power } from "./power.js";
import { HALF_PI_HIGH, HALF_PI_LOW, HALF_PI_MIDDLE } from "./quadrant.js";
import { cos, sin } from "./sine.js";
import { tanh } from "./tanh.js";
import { ELEMENTARY_FINGERPRINTS, elementaryFingerprints } from "./testing/fingerprint.js";

const { LARGEST, SMALLEST } = { LARGEST: Number.MAX_VALUE, SMALLEST: Number.MIN_VALUE };
const functions = [
  { name: "exp", own: exp, ulp: 0.9 },
  { name: "expm1", own: expm1, ulp: 1.5 },
  { name: "log", own: log, ulp: 0.9 },
  { name: "log1p", own: log1p, ulp: 1 },
  { name: "log2", own: log2, ulp: 2 },
  { name: "tanh", own: tanh, ulp: 2.5 },
  { name: "sin", own: sin, ulp: 1 },
  { name: "cos", own: cos, ulp: 1 },
] as const;

describe("elementary functions against 400 digits", () => {
  it.each(functions)("$name is within $ulp units of the last place", ({ name, own, ulp }) => {
    expect(golden[name].length).toBeGreaterThan(90);
    for (const [x, y, rest] of golden[name]) {
      const unit = 2 ** Math.max(-1074, y === 0 ? -1074 : binaryExponent(y!) - 52);
      expect(Math.abs((own(x!) - y!) / unit - rest!), `${name}(${x})`).toBeLessThan(ulp);
    }
  });

  it("ln 2 and pi/2 are in the parts that the script made", () => {
    expect([LN2_HIGH, LN2_LOW]).toEqual(golden.ln2);
    expect([HALF_PI_HIGH, HALF_PI_MIDDLE, HALF_PI_LOW]).toEqual(golden.halfPi);
  });

  it("power is within (2 + |e ln b|) 2^-52 of the engine's", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-9, max: 1e9, noNaN: true }),
        fc.double({ min: -5, max: 5, noNaN: true }),
        (b, e) => {
          const bound = (3 + Math.abs(e * Math.log(b))) * 2 ** -52; // 1 for the engine's own
          expect(Math.abs(power(b, e) / b ** e - 1)).toBeLessThan(bound);
        },
      ),
      { seed: 1 },
    );
    expect([power(0, 0.5), power(0, 0), power(7, 0), power(Infinity, -1)]).toEqual([0, 1, 1, 0]);
  });
});

describe("special arguments", () => {
  const ends = [0, -0, 1, -1, -2, 800, -800, LARGEST, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const isExact = (y: number) => Number.isInteger(y) || !Number.isFinite(y);

  it.each(functions)(
    "$name gives what Math.$name gives exactly: NaN, infinities, zeros with their signs, 1",
    ({ name, own }) => {
      const exact = ends.filter((x) => isExact(Math[name](x)));
      expect(exact.length).toBeGreaterThan(4);
      for (const x of exact) expect(own(x), `${name}(${x})`).toBe(Math[name](x));
    },
  );

  it("exp overflows and vanishes where doubles end", () => {
    expect(exp(709.782712893384)).toBeLessThanOrEqual(LARGEST);
    expect([exp(709.7827128933841), exp(-745.1332191019411), exp(-745.2), expm1(709.79)]).toEqual([
      Infinity,
      SMALLEST,
      0,
      Infinity,
    ]);
  });

  it("odd functions are odd and cos is even, to the bit", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => {
        for (const odd of [sin, tanh]) expect(odd(-x)).toBe(-odd(x));
        expect(cos(-x)).toBe(cos(x));
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it("values that a rounding could throw out of order are in order: e^x, ln x and tanh x at neighbours", () => {
    const random = (k: number) => ((k * 7919) % 1009) / 1009;
    for (let k = 0; k < 5000; k++) {
      for (const { own, x } of [
        { own: exp, x: 4 * random(k) - 2 },
        { own: log, x: 3 * random(k) + 1e-3 },
        { own: tanh, x: 2 * random(k) - 1 },
      ]) {
        expect(own(x + Math.abs(x) * 2 ** -51)).toBeGreaterThanOrEqual(own(x));
      }
    }
  });
});

describe("powers of two", () => {
  it("twoTo is 2 ** n, and binaryExponent finds n and no other, subnormal numbers included", () => {
    for (let n = -1074; n <= 1023; n++) {
      expect(twoTo(n)).toBe(2 ** n);
      expect(binaryExponent(2 ** n)).toBe(n);
      expect(log2(2 ** n)).toBe(n);
      if (n > -1074) expect(binaryExponent(-(2 ** n) * (1 - 2 ** -53))).toBe(n > -1022 ? n - 1 : n);
    }
    expect(binaryExponent(3 * 2 ** -1074)).toBe(-1073);
    expect(binaryExponent(LARGEST)).toBe(1023);
  });
});

describe("bits", () => {
  it("are those that were recorded: test/browser/agreement.test.ts has the same fingerprints from Chromium", () => {
    expect(elementaryFingerprints()).toEqual(ELEMENTARY_FINGERPRINTS);
  });

  it("x ** 2 is x * x: of all powers the one that may be written so", () => {
    const { "x ** 2": power, "x * x": product } = elementaryFingerprints();
    expect(power).toBe(product);
  });
});
