import { expect, test } from "vitest";
import { LeftStudies } from "./left-studies.js";

const A = { label: "out/a", reason: "nothing is there." };

function studies() {
  const clock = { now: 0 };
  const told: string[] = [];
  const after = (seconds: number) => {
    clock.now += 1000 * seconds;
  };
  const made = new LeftStudies({ lostAfterSeconds: 15, tell: (note) => told.push(note), now: () => clock.now });
  return { made, told, after };
}

test("a study whose data cannot be read rests for longer and longer, a minute in the end, and that is said once", () => {
  const { made, told, after } = studies();
  for (const seconds of [5, 15, 60, 60]) {
    made.leave("a", A);
    made.leave("a", A); // of a trial that another thread had taken by then
    after(seconds - 1);
    expect(made.resting).toEqual(["a"]);
    after(1);
    expect(made.resting).toEqual([]);
    expect(made.all).toEqual(["a"]);
  }
  expect(told).toEqual([
    "This worker leaves the study out/a to others, and looks for its data again now and then: nothing is there.",
  ]);
});

test("studies are left each by itself, and one whose data are there later begins anew", () => {
  const { made, told, after } = studies();
  made.leave("a", A);
  made.leave("b", { ...A, label: "out/b" });
  expect(made.all).toEqual(["a", "b"]);
  after(5);
  expect(made.meet("a")).toBe(true);
  expect(made.meet("a")).toBe(false);
  expect(made.all).toEqual(["b"]);
  made.leave("a", A);
  after(5);
  expect(made.resting).toEqual([]);
  expect(told).toHaveLength(3);
});

test("one that is not met again is forgotten", () => {
  const { made, after } = studies();
  made.leave("a", A);
  after(606);
  expect(made.all).toEqual([]);
});
