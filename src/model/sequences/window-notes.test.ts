import { expect, it } from "vitest";
import type { ModelRecord } from "../schema.js";
import { windowNotes } from "./window-notes.js";

it("sequences that are longer than the window are told", () => {
  const data = { names: ["a", "b", "c"], offsets: Uint32Array.of(0, 5, 8, 14) };
  const notes = (window: number, windows: "ends" | "pieces" | "sliding") =>
    windowNotes({ window, sequences: { windows } as NonNullable<ModelRecord["sequences"]> }, data);
  expect(notes(4, "ends")).toEqual(["of 2 sequences the last 4 steps alone are read"]);
  expect(notes(5, "pieces")).toEqual([
    "1 of 3 stretches are cut into pieces of 5 steps, each read from its own beginning",
  ]);
  expect([...notes(6, "ends"), ...notes(2, "sliding")]).toEqual([]);
});
