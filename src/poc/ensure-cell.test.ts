import { expect, it } from "vitest";
import type { StudyTask } from "../study/spec/task.js";
import { ensureCell } from "./ensure-cell.js";

const taskOf = (scored: "all" | "last", kind: "tag" | "chars") =>
  ({
    windows: { train: { scored } },
    record: { kind, horizon: { from: kind === "chars" ? 1 : 0 } },
  }) as unknown as StudyTask;

it("a cell that reads windows whole is refused where every step is told, in words of the command line", () => {
  expect(() => ensureCell(taskOf("all", "tag"), "mlp")).toThrow(
    '--cell mlp tells at the last step of a window alone, got the task "tag", which tells at every step. ' +
      "Give --window, so that each step is told from the steps before it, or take another cell: elman, gru, lstm.",
  );
  expect(() => ensureCell(taskOf("all", "chars"), "mlp")).toThrow("every step. Take another cell: elman, gru, lstm.");
  expect(() => ensureCell(taskOf("last", "tag"), "mlp")).not.toThrow();
  expect(() => ensureCell(taskOf("all", "chars"), "gru")).not.toThrow();
});
