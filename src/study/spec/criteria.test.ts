import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaultCriteria, ensureCriteria, parseCriteria, successesNeeded } from "./criteria.js";

describe("parseCriteria", () => {
  it("reads percentages, fractions and decimals as the same share", () => {
    const expected = { minTimeSaving: 0.3, maxTestErrorIncrease: 0.05, minSuccessRate: 0.6 };
    expect(parseCriteria("time=30%,test=5%,seeds=3/5")).toEqual(expected);
    expect(parseCriteria(" seeds = 60 % , time=.3,test = 1/20 ")).toEqual(expected);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99 }), (percent) => {
        const [a, b, c] = [`${percent}%`, `${percent}/100`, `${percent / 100}`].map((text) =>
          parseCriteria(`time=${text}`),
        );
        expect(a).toEqual(b);
        expect(a).toEqual(c);
      }),
    );
  });

  it("keeps what the text leaves out, and does not change its base", () => {
    expect(parseCriteria("test=0")).toEqual({ ...defaultCriteria, maxTestErrorIncrease: 0 });
    const base = { minTimeSaving: 0.5, maxTestErrorIncrease: 0.1, minSuccessRate: 1 };
    expect(parseCriteria("time=10%", base)).toEqual({ ...base, minTimeSaving: 0.1 });
    expect(defaultCriteria).toEqual({ minTimeSaving: 0.25, maxTestErrorIncrease: 0.02, minSuccessRate: 0.8 });
  });

  it("names the known keys when it meets another, the nearest first", () => {
    expect(() => parseCriteria("tme=25%")).toThrow(
      '`criteria` names an unknown criterion "tme". Did you mean "time"? Known: time, test, seeds.',
    );
  });

  it("refuses a share out of range, with the value and how to write it", () => {
    expect(() => parseCriteria("time=25")).toThrow("time (minTimeSaving) must be in [0, 1), got 25. Write 25%");
    expect(() => parseCriteria("time=100%")).toThrow("got 1.");
    expect(() => parseCriteria("test=-1%")).toThrow("test (maxTestErrorIncrease) must be in [0, 1], got -0.01");
    expect(() => parseCriteria("seeds=0/5")).toThrow("seeds (minSuccessRate) must be in (0, 1], got 0.");
    expect(() => parseCriteria("seeds=4/0")).toThrow("got Infinity.");
    expect(() => ensureCriteria({ ...defaultCriteria, minTimeSaving: Number.NaN })).toThrow("got NaN");
  });

  it("refuses what is not key=share, and a key given twice", () => {
    for (const text of ["", "time", "time=25%,", "=3", "time 25%"]) {
      expect(() => parseCriteria(text), text).toThrow("key=share pairs");
    }
    for (const text of ["time=", "time=fast", "time=1/2%", "time=1e-3", "time=25%%"]) {
      expect(() => parseCriteria(text), text).toThrow("time must be a percentage, a fraction or a decimal");
    }
    expect(() => parseCriteria("time=25%,time=30%")).toThrow('"time" must be given once');
  });
});

describe("successesNeeded", () => {
  it("is the smallest count whose share is large enough, exact for every k of n up to 60", () => {
    expect(successesNeeded(0.8, 5)).toBe(4);
    expect(successesNeeded(0.8, 3)).toBe(3);
    expect(successesNeeded(0.55, 20)).toBe(11);
    for (let n = 1; n <= 60; n++) for (let k = 1; k <= n; k++) expect(successesNeeded(k / n, n)).toBe(k);
  });
});
