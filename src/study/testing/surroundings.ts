import { referenceKernels } from "../../kernels/reference/index.js";
import { inlineExecutor } from "../run/executor.js";
import type { StudySurroundings } from "../run/session.js";

/** Surroundings of a study in a test: this thread, the reference engine, no store, a machine that is none. */
export function surroundings(change: Partial<StudySurroundings> = {}): StudySurroundings {
  const { kernels = () => referenceKernels(), now = () => performance.now() } = change;
  const { executor = inlineExecutor({ kernels, now }) } = change;
  return {
    startedAt: "2026-01-01T00:00:00.000Z",
    machine: { cpu: "test", cores: 1, node: "test" },
    gradusVersion: "0.0.0",
    signal: new AbortController().signal,
    ...change,
    executor,
    kernels,
    now,
  };
}
