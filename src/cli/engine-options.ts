import { type Command, Option } from "commander";
import { GradusError } from "../core/errors.js";
import type { Kernels } from "../kernels/contract.js";
import { ENGINES, selectKernels } from "../kernels/select.js";
import { revectorize } from "../node/revectorize.js";
import { STUDY_DEFAULTS } from "../poc/defaults.js";
import type { EngineOptions } from "../study/threads/messages.js";
import { parseChoice } from "./parse.js";
import type { Terminal } from "./terminal.js";

export interface EngineFlags {
  readonly engine: string;
  readonly revectorize?: boolean;
}

/** The chosen engine: options of selectKernels as plain data, for any thread, and a note on 256-bit kernels where they were asked for. */
export interface ChosenEngine {
  readonly select: EngineOptions;
  readonly note: string | null;
}

/** Adds the engine's options to a command. */
export function addEngineOptions(command: Command): Command {
  return command
    .addOption(new Option("--engine <name>", `one of ${ENGINES.join(", ")}`).default(STUDY_DEFAULTS.engine))
    .addOption(new Option("--revectorize", "try V8's experimental 256-bit kernels (Node.js 24 and newer, x64)"));
}

export function parseEngine(flags: EngineFlags): ChosenEngine {
  const engine = parseChoice("--engine", flags.engine, ENGINES);
  if (!flags.revectorize) return { select: { engine }, note: null };
  if (engine === "reference") {
    throw new GradusError(
      '--revectorize is for the WebAssembly engine, got --engine "reference". Leave one of them out.',
    );
  }
  const { build, reason } = revectorize();
  return { select: { engine, ...(build && { build }) }, note: reason };
}

/** The engine of a command of one thread; says so where it is not the fast one although that was wanted. */
export function engineFor(select: EngineOptions, terminal: Terminal): Kernels {
  const { kernels, reason, isFallback } = selectKernels(select);
  if (isFallback) terminal.chat(`note: ${reason}`);
  return kernels;
}
