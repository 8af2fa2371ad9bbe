import { expect, test } from "vitest";
import { fixtureStudy, stoppedFixture } from "../testing/fixture.js";
import { TEXTS } from "../text/index.js";
import { nextStep, withFlag } from "./next-step.js";

const { en } = TEXTS;
const command = "gradus poc load.csv --seeds 5";

test("an undecided study is to go on with twice as many seeds, of fewer than decide with those", () => {
  const undecided = { ...fixtureStudy({ decision: "inconclusive" }), command };
  expect(nextStep(undecided, en).command).toBe("gradus poc load.csv --seeds 10");
  const few = { ...undecided, plan: { ...undecided.plan, seeds: 2 } };
  expect(nextStep(few, en)).toEqual({ text: en.nextMoreSeeds("5"), command: "gradus poc load.csv --seeds 5" });
  expect(nextStep({ ...undecided, command: null }, en).command).toBe(null);
});

test("a study that was stopped goes on by its own command, one whose budget was spent with twice the time", () => {
  expect(nextStep({ ...stoppedFixture(), command }, en)).toEqual({ text: en.nextGoOn, command });
  const spent = { ...stoppedFixture("budget-spent"), command: `${command} --time-budget 15m` };
  expect(nextStep(spent, en).command).toBe("gradus poc load.csv --seeds 5 --time-budget 1800s");
});

test("a go names the model to use, a no-go no command", () => {
  expect(nextStep(fixtureStudy(), en).command).toBe("gradus predict models/diffusion.json DATA");
  expect(nextStep(fixtureStudy({ decision: "no-go" }), en)).toEqual({ text: en.nextNoGo, command: null });
});

test("an option is set in the place where it was given, with = too, or at the end", () => {
  expect(withFlag("gradus poc a --seeds=5 --lang ja", "--seeds", "9")).toBe("gradus poc a --seeds=9 --lang ja");
  expect(withFlag("gradus poc a", "--seeds", "9")).toBe("gradus poc a --seeds 9");
});
