import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaultCriteria, ensureCriteria, isFaster, isMoreAccurate, parseCriteria } from "./criteria.js";

describe("parseCriteria", () => {
  it("reads percentages, fractions and decimals as the same share", () => {
    const expected = { minTimeSaving: 0.3, maxTestErrorIncrease: 0.05 };
    expect(parseCriteria("time=30%,test=5%")).toEqual(expected);
    expect(parseCriteria(" time=.3,test = 1/20 ")).toEqual(expected);
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
    const base = { minTimeSaving: 0.5, maxTestErrorIncrease: 0.1 };
    expect(parseCriteria("time=10%", base)).toEqual({ ...base, minTimeSaving: 0.1 });
    expect(defaultCriteria).toEqual({ minTimeSaving: 0.25, maxTestErrorIncrease: 0.02 });
  });

  it("leaves time free where a lower test error is asked for and no time, and takes a bound on it", () => {
    expect(parseCriteria("test=-5%")).toEqual({ minTimeSaving: null, maxTestErrorIncrease: -0.05 });
    expect(parseCriteria("time=-20%,test=-5%")).toEqual({ minTimeSaving: -0.2, maxTestErrorIncrease: -0.05 });
    expect(parseCriteria("time=free,test=-5%")).toEqual(parseCriteria("test=-5%"));
    const both = parseCriteria("time=25%,test=-5%");
    expect([isFaster(both), isMoreAccurate(both)]).toEqual([true, true]);
    const atNoMoreTime = parseCriteria("time=0,test=-5%");
    expect([isFaster(atNoMoreTime), isMoreAccurate(atNoMoreTime)]).toEqual([false, true]);
    expect(isFaster(parseCriteria("time=0"))).toBe(true);
  });

  it("refuses criteria that ask for no gain, with an example of each question", () => {
    for (const text of ["time=free", "time=-10%", "time=free,test=0", "time=-1/10,test=5%"]) {
      expect(() => parseCriteria(text), text).toThrow("must ask for a gain, less time or a lower test error");
    }
    expect(() => parseCriteria("time=free")).toThrow(
      "got time=free,test=2%. Examples: time=25%,test=2% (minTimeSaving 0.25) for speed",
    );
  });

  it("names the known keys when it meets another, the nearest first", () => {
    expect(() => parseCriteria("tme=25%")).toThrow(
      '`criteria` names an unknown criterion "tme". Did you mean "time"? Known: time, test.',
    );
  });

  it("refuses a share out of range, with the value and how to write it", () => {
    expect(() => parseCriteria("time=25")).toThrow(
      "time (minTimeSaving) must be in [-9, 1) or free, got 25. Write 25%",
    );
    expect(() => parseCriteria("time=100%")).toThrow("got 1.");
    expect(() => parseCriteria("test=-100%")).toThrow("test (maxTestErrorIncrease) must be in (-1, 1], got -1.");
    expect(() => parseCriteria("test=4/0")).toThrow("got Infinity.");
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
