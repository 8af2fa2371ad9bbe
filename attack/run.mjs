// Attacks the built package with seeded, bounded fuzzers, and says what was tried, what held and what did not.
//   npm run build && npm run attack                                  (a minute, 100,000 cases at most)
//   npm run attack -- --seconds 600 --cases 1500000 --seed 7         (longer)
//   npm run attack -- --only models,tables                           (some of them)
//   npm run attack -- --only models --seed 7 --case 123              (one case again)
// Exit status: 0 without a fault, 1 with one, 2 for flags that cannot be.
import { writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { Misuse, readFlags } from "./flags.mjs";
import { runFuzzer } from "./harness.mjs";
import { faultsText, kindsText, table } from "./print.mjs";

try {
  process.exitCode = await attack(readFlags(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof Misuse)) throw error;
  console.error(`attack: ${error.message}`);
  process.exitCode = 2;
}

async function attack({ fuzzers: chosen, seed, case: one, cases, seconds, json }) {
  const fuzzers = await Promise.all(chosen.map(load));
  const sum = (of) => fuzzers.reduce((total, { share }) => total + share[of], 0);
  const results = [];
  for (const fuzzer of fuzzers) {
    const result = await runFuzzer(fuzzer, {
      seed,
      from: one ?? 0,
      cases: one === null ? Math.ceil((cases * fuzzer.share.cases) / sum("cases")) : 1,
      seconds: one === null ? (seconds * fuzzer.share.seconds) / sum("seconds") : 600,
    });
    results.push(result);
    const { name, tried, faults } = result;
    console.error(`${name}: ${tried} cases in ${result.seconds.toFixed(0)} s, ${faults.length} faults`);
    if (faults.length > 0) console.log(faultsText(result, { seed, flag: fuzzer.flag }));
  }
  console.log(`${table(results)}\n${kindsText(results)}\nseed ${seed}, Node.js ${process.version}`);
  if (json !== undefined) writeFileSync(json, `${JSON.stringify({ seed, results }, null, 1)}\n`);
  return results.every(({ faults }) => faults.length === 0) ? 0 : 1;
}

async function load({ file, flag }) {
  const url = pathToFileURL(file).href;
  let module;
  try {
    module = await import(url);
  } catch (error) {
    // The fuzzers import the package by its name, as its users do.
    if (error.code === "ERR_MODULE_NOT_FOUND" && /[/\\]dist[/\\]/.test(error.message))
      throw new Misuse("the package is attacked as it is built, and is not. Run npm run build first.");
    throw error;
  }
  if (module.fuzzer === undefined) throw new Misuse(`${flag} must be a module that exports a fuzzer: see harness.mjs.`);
  return { url, flag, ...module.fuzzer };
}
