import { Command, CommanderError } from "commander";
import { GradusError, Stopped } from "../core/errors.js";
import { visibleLines } from "../core/visible.js";
import { EngineFull } from "../kernels/wasm/memory.js";
import { ensureAddresses } from "../node/address-space.js";
import { gradusVersion } from "../node/machine.js";
import { masked } from "../node/queue/address.js";
import { causeOf, codeOf, remedyOf } from "../node/system-error.js";
import { commands } from "./commands/index.js";
import { endWithSuite } from "./end-with-suite.js";
import { errorInFlags, type FieldNames, inFlags } from "./flag-names.js";
import { terminalQuestions } from "./init/questions.js";
import { isClosedPipe, watchOutputs } from "./outputs.js";
import { SeveralFaults } from "./several-faults.js";
import type { Surroundings } from "./surroundings.js";
import { processTerminal, type Terminal } from "./terminal.js";
import { tooLargeFor } from "./too-large-for.js";

/** Exit status: 0 done, 1 failure, 2 the input must change, 130 stopped by the user. */
const FAILURE = 1;
const USAGE = 2;
const INTERRUPTED = 130;

const plainTerminal = processTerminal();
let running: Command | null = null;
let fields: FieldNames = new Map();
const terminal: Terminal = {
  ...plainTerminal,
  chat: (text) => plainTerminal.chat(masked(running === null ? text : inFlags(text, running, fields))),
};
const stop = new AbortController();
const SIGNALS = ["SIGINT", "SIGTERM"] as const;
listen();
endWithSuite(stop.signal);

watchOutputs((sentence) => {
  terminal.chat(`gradus: ${sentence}`);
  process.once("exit", (status) => {
    process.exitCode = status === 0 ? USAGE : status;
  });
});

const surroundings: Surroundings = {
  terminal,
  signal: stop.signal,
  unguarded() {
    unlisten();
    return listen;
  },
  questions: () => terminalQuestions(stop.signal),
  nameBy(names) {
    fields = names;
  },
  exit(status) {
    process.exitCode = status;
  },
};
const program = new Command("gradus")
  .description("Train recurrent networks by diffusion, and measure on your own data whether that pays.")
  .version(gradusVersion())
  .showHelpAfterError("(gradus help COMMAND lists the options)")
  .configureOutput({ outputError: (text, write) => write(visibleLines(masked(text))) })
  .exitOverride()
  .hook("preAction", (_program, command) => {
    running = command;
    if (command.name() !== "help") ensureAddresses();
  });
for (const add of commands) add(program, surroundings);

try {
  await program.parseAsync();
} catch (error) {
  surroundings.exit(report(error));
} finally {
  unlisten();
}

/** Says what went wrong; the user's errors without a stack. */
function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : USAGE; // commander has printed it
  terminal.status("");
  if (error instanceof Stopped) {
    terminal.chat(error.message);
    return INTERRUPTED;
  }
  if (error instanceof EngineFull && running !== null) {
    terminal.chat(`gradus: ${tooLargeFor(running, error)}`);
    return USAGE;
  }
  if (error instanceof SeveralFaults) {
    for (const line of error.lines) plainTerminal.chat(`gradus: ${line}`); // in the names that were typed already
    return USAGE;
  }
  if (error instanceof GradusError) {
    terminal.chat(`gradus: ${running === null ? error.message : errorInFlags(error, running, fields)}`);
    return USAGE;
  }
  if (isClosedPipe(error)) return 0;
  const { path } = error as { readonly path?: unknown };
  if (codeOf(error) !== null) {
    const place = typeof path === "string" ? `"${path}"` : "a file, a stream or a thread";
    const remedy = remedyOf(error, "check it and repeat the command.");
    terminal.chat(`gradus: ${place} must be usable, got ${causeOf(error)}. ${remedy}`);
    return USAGE;
  }
  if (error instanceof RangeError && /allocation failed|Invalid (typed )?array (buffer )?length/.test(error.message)) {
    terminal.chat(
      "gradus: there is not enough memory for this. Take fewer rows, columns or units, or a smaller window.",
    );
    return USAGE;
  }
  terminal.chat("gradus: unexpected failure, please report it.");
  for (const line of String(error instanceof Error ? error.stack : error).split("\n")) terminal.chat(line);
  return FAILURE;
}

function listen(): void {
  unlisten();
  for (const name of SIGNALS) process.on(name, interrupt);
  process.on("SIGHUP", hangUp);
}

function unlisten(): void {
  for (const name of SIGNALS) process.off(name, interrupt);
  process.off("SIGHUP", hangUp);
}

/**
 * The first signal asks for a clean end, the second one ends at once: by the system, which does not wait until this thread has time
 * to hear of it, unless something has to be tidied up at the exit.
 */
function interrupt(): void {
  if (stop.signal.aborted) process.exit(INTERRUPTED);
  terminal.status("");
  terminal.chat("Stopping. Once more to quit at once.");
  if (process.listenerCount("exit") === 0) unlisten();
  stop.abort();
}

/** The terminal has gone, which its shell and the system may both say: the second time is no wish to quit at once. */
function hangUp(): void {
  if (stop.signal.aborted) return;
  terminal.status("");
  terminal.chat("Stopping.");
  stop.abort();
}
