import { describe, expect, it } from "vitest";
import { formatStep, formatTimestamp, resolutionOf } from "./timestamp.js";

describe("formatTimestamp", () => {
  it("prints no more than the resolution, years before 0 included", () => {
    const timestamp = Date.UTC(2011, 0, 1, 5, 6, 7);
    expect(formatTimestamp(timestamp, "year")).toBe("2011");
    expect(formatTimestamp(timestamp, "month")).toBe("2011-01");
    expect(formatTimestamp(timestamp, "day")).toBe("2011-01-01");
    expect(formatTimestamp(timestamp, "minute")).toBe("2011-01-01 05:06");
    expect(formatTimestamp(timestamp, "second")).toBe("2011-01-01 05:06:07");
    expect(formatTimestamp(Date.UTC(-6000, 0, 1), "year")).toBe("-6000");
  });
});

describe("formatStep", () => {
  it("names the natural unit", () => {
    const hour = 3_600_000;
    const steps = [1000, 600_000, hour, 37 * hour, 24 * hour, 48 * hour, 168 * hour, 31 * 24 * hour, 91 * 24 * hour];
    expect(steps.map(formatStep)).toEqual([
      "1 second",
      "10 minutes",
      "1 hour",
      "37 hours",
      "1 day",
      "2 days",
      "1 week",
      "1 month",
      "1 quarter",
    ]);
    expect(formatStep(365 * 24 * hour)).toBe("1 year");
  });
});

describe("resolutionOf", () => {
  it("is the coarsest that loses nothing", () => {
    const of = (...timestamps: number[]) => resolutionOf(Float64Array.from(timestamps));
    expect(of(Date.UTC(1749, 0), Date.UTC(1750, 0))).toBe("year");
    expect(of(Date.UTC(1749, 0), Date.UTC(1749, 1))).toBe("month");
    expect(of(Date.UTC(1749, 0), Date.UTC(1749, 1, 2))).toBe("day");
    expect(of(Date.UTC(1749, 0, 1, 1), Date.UTC(1749, 1))).toBe("minute");
    expect(of(Date.UTC(1749, 0, 1, 1), Date.UTC(1749, 0, 1, 2, 0, 1))).toBe("second");
  });
});
