// Attacks the built package with seeded, bounded fuzzers, and says what was tried, what held and what did not.
//   npm run build && npm run attack                                  (a minute, 100,000 cases at most)
//   npm run attack -- --seconds 600 --cases 1500000 --seed 7         (longer)
//   npm run attack -- --only models,tables                           (some of them)
//   npm run attack -- --only models --seed 7 --case 123              (one case again)
// Exit status: 0 without a fault, 1 with one.
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { runFuzzer } from "./harness.mjs";
import { faultsText, kindsText, table } from "./print.mjs";

/** Names of the files in fuzzers/, the quick ones first. */
const FUZZERS = ["models", "options", "library", "tables", "run-folders", "faults", "kills"];

const { values: flags } = parseArgs({
  options: {
    seconds: { type: "string", default: "60" },
    cases: { type: "string", default: "100000" },
    seed: { type: "string", default: "1" },
    only: { type: "string" },
    case: { type: "string" },
    /** A fuzzer of one's own in the place of those here. */
    fuzzer: { type: "string" },
    /** File for all figures. */
    json: { type: "string" },
  },
});

const seed = whole("seed");
const chosen = flags.fuzzer ? [resolve(flags.fuzzer)] : (flags.only?.split(",") ?? FUZZERS).map(fileOf);
const fuzzers = await Promise.all(
  chosen.map(async (file) => {
    const url = pathToFileURL(file).href;
    return { url, ...(await import(url)).fuzzer };
  }),
);
const sum = (of) => fuzzers.reduce((total, { share }) => total + share[of], 0);
const results = [];
for (const fuzzer of fuzzers) {
  const result = await runFuzzer(fuzzer, {
    seed,
    from: flags.case === undefined ? 0 : whole("case"),
    cases: flags.case === undefined ? Math.ceil((whole("cases") * fuzzer.share.cases) / sum("cases")) : 1,
    seconds: flags.case === undefined ? (whole("seconds") * fuzzer.share.seconds) / sum("seconds") : 600,
  });
  results.push(result);
  console.error(
    `${result.name}: ${result.tried} cases in ${result.seconds.toFixed(0)} s, ${result.faults.length} faults`,
  );
  if (result.faults.length > 0) console.log(faultsText(result, seed));
}
console.log(`${table(results)}\n${kindsText(results)}\nseed ${seed}, Node.js ${process.version}`);
if (flags.json) writeFileSync(flags.json, `${JSON.stringify({ seed, results }, null, 1)}\n`);
process.exitCode = results.every(({ faults }) => faults.length === 0) ? 0 : 1;

function fileOf(name) {
  if (!FUZZERS.includes(name)) throw new Error(`--only must name some of ${FUZZERS.join(", ")}, got "${name}".`);
  return join(import.meta.dirname, "fuzzers", `${name}.mjs`);
}

function whole(name) {
  const value = Number(flags[name]);
  if (Number.isSafeInteger(value) && value >= 0) return value;
  throw new Error(`--${name} must be a whole number, got "${flags[name]}".`);
}
