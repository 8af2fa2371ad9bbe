import { describe, expect, test } from "vitest";
import { nearestNames } from "./nearest-name.js";

describe("nearestNames", () => {
  test("counts two letters that are swapped as one slip", () => {
    expect(nearestNames("weigths", ["lengths", "weights"], 1)).toEqual(["weights"]);
    expect(nearestNames("lenghts", ["length", "lengths"], 1)).toEqual(["lengths"]);
    expect(nearestNames("sdg", ["adam", "sgd"])).toEqual(["sgd"]);
  });

  test("names none that differs in more than half of its letters", () => {
    expect(nearestNames("de", ["en", "ja"])).toEqual([]);
    expect(nearestNames("eng", ["en", "ja"])).toEqual(["en"]);
    expect(nearestNames("xyz", ["sgd", "adam"])).toEqual([]);
  });
});
