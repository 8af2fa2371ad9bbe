import { expect, test } from "vitest";
import { ensureGiven } from "./given.js";
import { callable, number, orNull, required } from "./rules.js";

const PARTS = { apply: required(callable), size: required(orNull(number)), note: callable };
const given = (value: unknown) => () => ensureGiven('optimizer "mine": `plan`', value, PARTS);

test("an object with every part passes as it is, also by its class, with what is optional left out", () => {
  class Step {
    size = null;
    apply() {}
  }
  const step = new Step();
  expect(given(step)()).toBe(step);
});

test("what is no object and a missing part are refused by the method and what it should give", () => {
  expect(given(undefined)).toThrow(
    'optimizer "mine": `plan` must return an object with apply, size, note, got nothing. Return that object.',
  );
  expect(given({ size: 1 })).toThrow(
    'optimizer "mine": `plan` must return an object whose `apply` is a function, got nothing. Such an object has apply, size, note.',
  );
  expect(given({ apply() {}, size: Number.NaN })).toThrow("whose `size` is a finite number, or null, got NaN.");
  expect(given({ apply() {}, size: 1, note: "x" })).toThrow('whose `note` is a function, got "x".');
});
