import { expect, test } from "vitest";
import { studyTitle } from "./study-title.js";
import { en } from "./text/en.js";
import { ja } from "./text/ja.js";

const study = { name: "seattle", state: "running", decision: null, fraction: null } as const;

test.each([
  [{ ...study, fraction: 0.429 }, "42% seattle", "42% seattle"],
  [{ ...study, fraction: 0.429, name: null }, "42%", "42%"],
  [study, "running: seattle", "実行中：seattle"],
  [{ ...study, state: "finished", decision: "go" }, "Go: seattle", "採用：seattle"],
  [{ ...study, state: "finished", decision: "no-go", name: null }, "No-go", "見送り"],
  [{ ...study, state: "stopped", decision: "go" }, "stopped: seattle", "中止：seattle"],
  [{ ...study, state: "killed" }, "cut off: seattle", "途中終了：seattle"],
] as const)("a window names its study, how far it is and what it came to: %o", (given, english, japanese) => {
  expect([studyTitle(given, en), studyTitle(given, ja)]).toEqual([english, japanese]);
});
