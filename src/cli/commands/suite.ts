import { availableParallelism } from "node:os";
import { join } from "node:path";
import { Option } from "commander";
import { GradusError } from "../../core/errors.js";
import { LANGUAGES } from "../../page/text/language.js";
import { folderName } from "../folder-name.js";
import { parseChoice, parseInteger } from "../parse.js";
import { addPocOptions } from "../poc-options.js";
import { checkedOptions } from "../suite/checked-options.js";
import { entriesOf } from "../suite/entries.js";
import { ownEntries } from "../suite/own-entries.js";
import { planCommand } from "../suite/plan-command.js";
import { splitBy } from "../suite/split-by.js";
import { studyFlags } from "../suite/study-flags.js";
import { suiteCommand } from "../suite/suite-command.js";
import { SUITE_FILE_EXAMPLE } from "../suite/suite-file-example.js";
import type { AddCommand } from "../surroundings.js";

interface SuiteFlags {
  readonly by?: string;
  readonly atOnce: string;
  readonly out?: string;
  readonly lang: string;
  readonly json?: boolean;
  readonly open?: boolean;
  readonly dryRun?: boolean;
}

/** gradus suite DIR, FILE: a study for each table, and one page over all of them. */
export const addSuite: AddCommand = (program, surroundings) => {
  const command = program
    .command("suite")
    .argument("<what>", "a folder of tables and study files, a suite file (.json), or a table with --by")
    .description("run a study for each of many tables or series, and say under which conditions diffusion pays")
    .addHelpText("after", HELP)
    .addOption(new Option("--by <column>", "of one table: a study for each of the series that this column names"))
    .addOption(new Option("--at-once <n>", "studies side by side; they share the threads").default("1"));
  addPocOptions(command).action(async (what: string, { by, ...given }: SuiteFlags) => {
    if (given.open) throw new GradusError("--open goes with one study, got a suite. Leave it out.");
    const language = parseChoice("--lang", given.lang, LANGUAGES);
    const atOnce = parseInteger("--at-once", given.atOnce, 1, 1000);
    const listed = by === undefined ? await entriesOf(what) : null;
    const flags = studyFlags(command, { isSplit: by !== undefined });
    const options = checkedOptions(command, { entries: listed, flags });
    const { entries, notes } = listed === null ? NONE : await ownEntries(listed, options.asked);
    const suite = {
      ...{ language, atOnce, json: given.json === true, options, notes },
      out: given.out ?? join("out", folderName(what)),
      defaults: ["--workers", String(threadsOfEach(atOnce))],
      flags,
      async entriesIn(folder: string) {
        if (by === undefined) return { entries, unnamed: null };
        const { encoding, skipRows, decimal } = options.asked.data ?? {};
        return splitBy(what, { by, folder, encoding, skipRows, decimal, signal: surroundings.signal });
      },
    };
    surroundings.exit(await (given.dryRun ? planCommand : suiteCommand)(suite, surroundings));
  });
};

/** Of a table that is split, whose series are known when it is read. */
const NONE = { entries: [], notes: { testParts: [], sameNames: [] } };

const HELP = `
A suite file names tables and study files, seen from where it lies, each with a name and flags of its own where it needs them:
  ${SUITE_FILE_EXAMPLE}`;

function threadsOfEach(atOnce: number): number {
  return Math.max(1, Math.floor(availableParallelism() / atOnce));
}
