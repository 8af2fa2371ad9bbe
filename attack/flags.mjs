// The flags of an attack, looked at before anything is started: what cannot be meant is told in one line, and the status is 2.
import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";

/** Names of the files in fuzzers/, the quick ones first. */
export const FUZZERS = ["models", "options", "library", "tables", "dialects", "run-folders", "faults", "kills"];

/** What a user can mend: told without a stack. */
export class Misuse extends Error {}

const OPTIONS = {
  seconds: { type: "string", default: "60" },
  cases: { type: "string", default: "100000" },
  seed: { type: "string", default: "1" },
  /** Some of the fuzzers. */
  only: { type: "string" },
  /** One case again. */
  case: { type: "string" },
  /** A fuzzer of one's own in the place of those here. */
  fuzzer: { type: "string" },
  /** File for all figures. */
  json: { type: "string" },
};
const NAMES = Object.keys(OPTIONS).map((name) => `--${name}`);

/** The flags with their defaults, numbers as numbers, and the files of the chosen fuzzers, each with the flag that chooses it alone. */
export function readFlags(args) {
  const flags = parsed(args);
  const { json } = flags;
  if (json !== undefined && !existsSync(dirname(resolve(json))))
    throw new Misuse(`--json must lie in a folder that is there, got "${json}". Make the folder first.`);
  const fuzzers = flags.fuzzer === undefined ? chosen(flags.only) : [own(flags.fuzzer, flags.only)];
  if (flags.case !== undefined && fuzzers.length > 1)
    throw new Misuse("--case needs one fuzzer, got several. Name it with --only.");
  return {
    ...{ json, fuzzers },
    seconds: whole(flags, "seconds", 1),
    cases: whole(flags, "cases", 1),
    seed: whole(flags, "seed", 0),
    case: flags.case === undefined ? null : whole(flags, "case", 0),
  };
}

function parsed(args) {
  try {
    return parseArgs({ args, options: OPTIONS }).values;
  } catch (error) {
    if (!String(error.code).startsWith("ERR_PARSE_ARGS")) throw error;
    throw new Misuse(
      `${error.message.split("\n")[0].replace(/\.?$/, ".")} The flags are ${NAMES.join(", ")}, each with a value.`,
    );
  }
}

function chosen(only) {
  const names = only === undefined ? FUZZERS : only.split(",");
  const wrong = names.find((name, k) => !FUZZERS.includes(name) || names.indexOf(name) !== k);
  if (wrong !== undefined)
    throw new Misuse(`--only must name some of ${FUZZERS.join(", ")}, each once, got "${wrong}" in "${only}".`);
  return names.map((name) => ({ file: join(import.meta.dirname, "fuzzers", `${name}.mjs`), flag: `--only ${name}` }));
}

function own(given, only) {
  if (only !== undefined) throw new Misuse("--fuzzer takes the place of --only: give one of them.");
  const file = resolve(given);
  if (!existsSync(file))
    throw new Misuse(`--fuzzer must be a module with a fuzzer, got "${given}", which is not there.`);
  return { file, flag: `--fuzzer ${given}` };
}

function whole(flags, name, least) {
  const text = flags[name];
  const value = Number(text);
  if (text.trim() !== "" && Number.isSafeInteger(value) && value >= least) return value;
  throw new Misuse(`--${name} must be a whole number of at least ${least}, got "${text}".`);
}
