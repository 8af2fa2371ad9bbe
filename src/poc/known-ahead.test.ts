import { expect, test } from "vitest";
import { ensureKnownAheadIsRead } from "./known-ahead.js";

test("a column that is known ahead and was left out of the inputs is refused with the reason", () => {
  const read = { inputs: ["y", "plan"], notes: ['Left out of the inputs, text: "word".'] };
  expect(() => ensureKnownAheadIsRead(read, ["plan", "word"])).toThrow(
    '`knownAhead` must name inputs, got "word". Left out of the inputs, text: "word". Do without it, or name it in `inputs` too.',
  );
  expect(() => ensureKnownAheadIsRead(read, ["plan"])).not.toThrow();
});
