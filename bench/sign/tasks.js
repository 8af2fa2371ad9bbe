import { randomStream } from "../../dist/core/numeric/random.js";
import { addingTask } from "../../dist/data/tasks/adding.js";
import { latchTask } from "../../dist/data/tasks/latch.js";
import { parityTask } from "../../dist/data/tasks/parity.js";

const counts = { train: 1000, validation: 500, test: 1000 };

export function tasks() {
  return [
    { name: "adding T=10", ...addingTask({ length: 10, ...counts, stream: randomStream(20) }) },
    { name: "latch T=20", ...latchTask({ length: 20, ...counts, stream: randomStream(21) }) },
    { name: "parity T=5", ...parityTask({ length: 5, ...counts, stream: randomStream(22) }) },
  ];
}
