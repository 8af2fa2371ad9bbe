import { expect, test } from "vitest";
import { ensureGiven } from "./given.js";

const given = (value: unknown) => () => ensureGiven('optimizer "mine": `plan`', value, ["apply()", "state"]);
const rule = 'optimizer "mine": `plan` must return an object with apply(), state, got ';

test("an object with every part passes as it is, also by its class, with parts that are null", () => {
  class Step {
    state = null;
    apply() {}
  }
  const step = new Step();
  expect(given(step)()).toBe(step);
});

test("what is no object and missing parts are refused by the method and what it should give", () => {
  expect(given(undefined)).toThrow(`${rule}nothing.`);
  expect(given(null)).toThrow(`${rule}null without apply(), state.`);
  expect(given({ state: 1 })).toThrow(`${rule}{ state: 1 } without apply().`);
  expect(given({ apply: 1, state: 1 })).toThrow(`${rule}{ apply: 1, state: 1 } without apply().`);
});
