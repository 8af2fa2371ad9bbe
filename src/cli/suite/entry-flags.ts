import { Command, CommanderError } from "commander";
import { GradusError } from "../../core/errors.js";
import { quoted } from "../../core/listed.js";
import { suggestion } from "../../core/nearest-name.js";
import { masked } from "../../node/queue/address.js";
import type { FilledStudy, TableChoice } from "../../poc/study-layer.js";
import { ensureFlagsAgree } from "../contradictions.js";
import { fillStudy } from "../fill-study.js";
import { errorInFlags } from "../flag-names.js";
import { addPocOptions } from "../poc-options.js";
import { SeveralFaults } from "../several-faults.js";
import { studyChoices } from "../study-choices.js";
import { isStudyFile } from "../study-file/names.js";
import { TABLE_STUDY_FIELDS } from "../study-options.js";
import type { GivenEntry } from "./entry.js";

/** Options of `gradus poc` that are no study's by itself, and what to do instead. */
const OF_COMMAND: Readonly<Record<string, string>> = {
  out: "each study has a folder of its own in that of the suite, which gradus suite --out names",
  open: "gradus ui shows the studies of a suite",
  ...Object.fromEntries(
    ["json", "dryRun", "finish", "queue", "queueData", "lostAfter"].map((name) => [name, "give it to gradus suite"]),
  ),
};

/** They print something, and nothing runs. */
const PRINTING = /^(?:-[hV].*|--help|--version)$/;

/**
 * What is wrong with the flags of entries, looked at as `gradus poc` would look at them, in this process and before anything runs; a line for each fault. What
 * flags break only together is left to the studies of a study file, which may have a field that mends it.
 *
 * @param shared the flags that all studies have
 * @throws SeveralFaults
 */
export function ensureEntryFlags(entries: readonly GivenEntry[], shared: readonly string[]): void {
  const looked = new Map<string, readonly string[]>(); // thousands of entries mostly have the same few flags
  const found = new Map<string, GivenEntry[]>();
  for (const entry of entries) {
    const isOfTable = !isStudyFile(entry.file);
    const key = JSON.stringify([isOfTable, entry.flags]);
    const faults = looked.get(key) ?? faultsOf(entry.flags, { shared, isOfTable });
    looked.set(key, faults);
    for (const fault of faults) {
      const of = found.get(fault) ?? [];
      of.push(entry);
      found.set(fault, of);
    }
  }
  if (found.size > 0) throw new SeveralFaults([...found].map(([fault, of]) => `${placesOf(of)}${fault}`));
}

/** Where a fault is to be mended, before its words; nowhere in the file where an entry without flags has it too. */
function placesOf(entries: readonly GivenEntry[]): string {
  if (entries.some(({ flags }) => flags.length === 0)) return "";
  const [{ place, name }, ...others] = entries as [GivenEntry, ...GivenEntry[]];
  return `${place} (${quoted(name)})${others.length === 0 ? "" : ` and ${others.length} more`}: `;
}

function faultsOf(
  flags: readonly string[],
  { shared, isOfTable }: { readonly shared: readonly string[]; readonly isOfTable: boolean },
): readonly string[] {
  const printing = flags.find((word) => PRINTING.test(word));
  if (printing !== undefined) return [`${printing} is no flag of a study: nothing would run. Leave it out.`];
  if (flags.includes("--")) return ["-- is no flag of a study. Leave it out."];
  const own = pocCommand();
  try {
    const fault = faultOfWords(own, flags);
    if (fault !== null) return [fault];
    const command = pocCommand();
    command.parseOptions([...flags, ...shared]);
    return faultsTogether(command, isOfTable);
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return [sentence(error.message)]; // an option without its value
  }
}

/** The first word that is no option of a study. */
function faultOfWords(command: Command, flags: readonly string[]): string | null {
  const { operands, unknown } = command.parseOptions([...flags]);
  if (unknown[0] !== undefined) {
    const name = unknown[0].split("=", 1)[0]!; // without a value, which may be a password
    const ofStudy = command.options.filter((option) => !(option.attributeName() in OF_COMMAND));
    const known = ofStudy.map(({ long }) => long!.slice(2));
    const near = suggestion(name.replace(/^-+/, ""), known, (one) => `--${one}`);
    return `unknown option ${name}.${near} gradus help poc lists them.`;
  }
  if (operands[0] !== undefined)
    return `${quoted(masked(operands[0]))} is no flag, and a study has one file. Leave it out, or make it an entry of its own.`;
  const typed = command.options.find(
    (option) => option.attributeName() in OF_COMMAND && command.getOptionValueSource(option.attributeName()) === "cli",
  );
  return typed === undefined
    ? null
    : `${typed.long} is no flag of a study: ${OF_COMMAND[typed.attributeName()]}. Leave it out here.`;
}

function faultsTogether(command: Command, isOfTable: boolean): readonly string[] {
  try {
    const asked = fillStudy(command, TABLE_STUDY_FIELDS) as FilledStudy & TableChoice;
    if (!isOfTable) return [];
    ensureFlagsAgree(command);
    studyChoices(asked, command);
    return [];
  } catch (error) {
    if (error instanceof SeveralFaults) return error.lines;
    if (error instanceof GradusError) return [errorInFlags(error, command)];
    throw error;
  }
}

function pocCommand(): Command {
  const silent = { writeOut: () => {}, writeErr: () => {}, outputError: () => {} };
  return addPocOptions(new Command("poc").helpOption(false).exitOverride().configureOutput(silent));
}

/** Of commander, which says "error: option '--seed <n>' argument missing". */
function sentence(message: string): string {
  const [, option, rest] = /^error: option '(--\S+)[^']*' (.*)$/.exec(message) ?? [];
  return option === undefined
    ? message.replace(/^error: /, "")
    : `option ${option}: ${rest}. Give its value behind it.`;
}
