// A fuzzer whose target has faults of every kind: the attack has to find each.
import { GradusError } from "gradus";
import { triedNow } from "../../../attack/outcome.mjs";

const kind = "a faulty target";
const cases = [
  () =>
    triedNow(
      kind,
      () => 1,
      (value) => value === 1,
    ),
  () =>
    triedNow(
      kind,
      () => 1,
      (value) => value === 2,
    ),
  () => triedNow(kind, () => undefined.length),
  () => {
    throw new Error("thrown beside the target");
  },
  () => new Promise(() => setInterval(() => {}, 1000)),
  () => process.exit(3),
  () => {
    Promise.reject(new Error("left behind"));
    return new Promise((done) => setTimeout(done, 100));
  },
  () => {
    for (;;);
  },
  () =>
    triedNow(kind, () => {
      throw new GradusError("`size` must be a number >= 1, got 0. Give one.");
    }),
  () =>
    triedNow(kind, () => {
      throw new GradusError("TypeError: x is not a function");
    }),
];

export const fuzzer = {
  name: "faulty",
  share: { seconds: 1, cases: 1 },
  limitSeconds: 1,
  start: () => ({ attempt: (_stream, k) => cases[k % cases.length]() }),
};
