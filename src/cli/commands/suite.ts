import { availableParallelism } from "node:os";
import { join } from "node:path";
import { type Command, Option } from "commander";
import { GradusError } from "../../core/errors.js";
import { gradusVersion } from "../../node/machine.js";
import { ensureWritableFolder, writeNamed } from "../../node/write.js";
import { loadCharts } from "../../page/charts/load-charts.js";
import { LANGUAGES } from "../../page/text/language.js";
import { suiteRecord } from "../../suite/make-suite.js";
import { suiteJson } from "../../suite/record.js";
import { SUITE_TEXTS } from "../../suite/text/index.js";
import { commandLine } from "../command-line.js";
import { addFoldsOption, addTransformOption, addWindowOptions } from "../data-options.js";
import { folderName } from "../folder-name.js";
import { parseChoice, parseInteger } from "../parse.js";
import { STOPPED } from "../study-command.js";
import { addStudyOptions } from "../study-options.js";
import { entriesOf } from "../suite/entries.js";
import { runSuite } from "../suite/run-suite.js";
import { splitBy } from "../suite/split-by.js";
import type { AddCommand } from "../surroundings.js";

interface SuiteFlags {
  readonly by?: string;
  readonly atOnce: string;
  readonly out?: string;
  readonly lang: string;
  readonly workers?: string;
  readonly json?: boolean;
  readonly open?: boolean;
  readonly dryRun?: boolean;
}

/** The suite's own; all others are those of each study. */
const OWN = ["by", "atOnce", "out", "json", "open", "dryRun"];

/** gradus suite DIR, FILE: a study for each table, and one page over all of them. */
export const addSuite: AddCommand = (program, { terminal, signal, exit }) => {
  const command = program
    .command("suite")
    .argument("<what>", "a folder of tables and study files, a suite file (.json), or a table with --by")
    .description("run a study for each of many tables or series, and say under which conditions diffusion pays")
    .addOption(new Option("--by <column>", "of one table: a study for each of the series that this column names"))
    .addOption(new Option("--at-once <n>", "studies side by side; they share the threads").default("1"));
  addStudyOptions(addFoldsOption(addTransformOption(addWindowOptions(command)))).action(
    async (what: string, given: SuiteFlags) => {
      for (const name of ["open", "dryRun"] as const) {
        if (given[name])
          throw new GradusError(
            `--${name === "open" ? "open" : "dry-run"} goes with one study, got a suite. Leave it out.`,
          );
      }
      const language = parseChoice("--lang", given.lang, LANGUAGES);
      const texts = SUITE_TEXTS[language];
      const atOnce = parseInteger("--at-once", given.atOnce, 1, 1000);
      const out = given.out ?? join("out", folderName(what));
      await loadCharts();
      await ensureWritableFolder(out, "--out");
      const entries =
        given.by === undefined
          ? await entriesOf(what)
          : await splitBy(what, { by: given.by, folder: join(out, "series"), signal });
      terminal.chat(texts.begins(String(entries.length), out));
      const own = { gradus: gradusVersion(), command: commandLine(process.argv.slice(2)) };
      const running = new Set<string>();
      const say = (done: number) => terminal.status(texts.status(String(done), String(entries.length), [...running]));
      let writing = Promise.resolve();
      const rows = await runSuite(entries, {
        ...{ out, atOnce, signal },
        flags: [...flagsOf(command), ...(given.workers === undefined ? ["--workers", String(share(atOnce))] : [])],
        onStart(name) {
          running.add(name);
        },
        async onRow(row, all) {
          running.delete(row.name);
          terminal.chat(texts.ended(row));
          say(all.length);
          writing = writing.then(() => writeNamed(join(out, "suite.json"), suiteJson(suiteRecord(all, own)), "--out"));
          await writing;
        },
      });
      terminal.status("");
      const suite = suiteRecord(rows, own);
      const [{ renderSuite }, { suiteText }] = await Promise.all([
        import("../../suite/page/render-suite.js"),
        import("../../suite/suite-text.js"),
      ]);
      if (given.json) terminal.out(suiteJson(suite));
      else terminal.styled(suiteText(suite, language, { width: terminal.width, color: terminal.color }));
      await writeNamed(join(out, "suite.json"), suiteJson(suite), "--out");
      await writeNamed(join(out, "suite.html"), renderSuite(suite, language), "--out");
      terminal.chat(texts.page(join(out, "suite.html")));
      if (signal.aborted) {
        terminal.chat(texts.goesOn);
        return exit(STOPPED);
      }
      if (suite.studies.every(({ state }) => state === "refused")) exit(NONE);
    },
  );
};

/** No study could be run: the input must change. */
const NONE = 2;

/** Threads of each of so many studies. */
function share(atOnce: number): number {
  return Math.max(1, Math.floor(availableParallelism() / atOnce));
}

/** What was typed for each study, word by word. */
function flagsOf(command: Command): string[] {
  return command.options.flatMap((option) => {
    const name = option.attributeName();
    if (OWN.includes(name) || command.getOptionValueSource(name) !== "cli") return [];
    const value: unknown = command.getOptionValue(name);
    return typeof value === "boolean" ? [option.long!] : [option.long!, String(value)];
  });
}
