import { type Command, Option } from "commander";
import { writeNamed } from "../../node/write.js";
import { TEXTS } from "../../report/text/index.js";
import { commandLine } from "../command-line.js";
import { checkedStudy } from "../init/checked-study.js";
import { FORMATS, studyFileName, studyText } from "../init/file-of.js";
import { interview } from "../init/interview.js";
import { ensureNew, fromFolderOf } from "../init/place.js";
import { INIT_TEXTS } from "../init/text/index.js";
import { typedStudy } from "../init/typed-study.js";
import { parseChoice } from "../parse.js";
import { addPocOptions } from "../poc-options.js";
import { refuseUnused } from "../refuse-unused.js";
import { RUN_FLAGS } from "../study-options.js";
import type { AddCommand, Surroundings } from "../surroundings.js";

interface InitFlags {
  readonly format?: string;
  readonly yes?: boolean;
  readonly force?: boolean;
}

/** gradus init [DATA] [FILE]: a study of a table as a file, by a few questions or by flags. */
export const addInit: AddCommand = (program, surroundings) => {
  const command = program
    .command("init")
    .argument("[data]", "the table: CSV, CSV.gz, Parquet or .xlsx (default: asked)")
    .argument("[file]", "the study file to write: .ts, .js or .json (default: study.ts)")
    .description("write a study file for a table, which gradus poc runs: by a few questions, or by flags alone");
  addPocOptions(command);
  for (const option of command.options) option.hideHelp(); // there are thirty, and gradus help poc has them
  command
    .addOption(new Option("--format <format>", `${FORMATS.join(" or ")}, where no file is named`))
    .addOption(new Option("--yes", "ask nothing: what no flag says is as usual"))
    .addOption(new Option("--force", "overwrite the file if it is there"))
    .addHelpText("after", HELP)
    .action(async (data: string | undefined, file: string | undefined, flags: InitFlags) => {
      await initCommand({ data, file, flags }, command, surroundings);
    });
};

const HELP = `
Every option of a study (gradus help poc) goes into the file, and is not asked.
Without a terminal nothing is asked, as with --yes.

Examples:
  gradus init sales.csv
  gradus init sales.csv --target revenue --horizon 1..7 --yes
  gradus init sales.csv studies/weekly.json --criteria test=-5%
  gradus poc study.ts --seeds 10         a flag goes before the field of the file
`;

interface InitArguments {
  readonly data: string | undefined;
  readonly file: string | undefined;
  readonly flags: InitFlags;
}

async function initCommand(
  { data, file, flags }: InitArguments,
  command: Command,
  { terminal, signal, questions: atTerminal }: Surroundings,
): Promise<void> {
  refuseUnused(command, { flags: RUN_FLAGS, why: "in a study file", instead: "give it to gradus poc" });
  const format = flags.format === undefined ? null : parseChoice("--format", flags.format, FORMATS);
  const name = studyFileName(file, format);
  const isForced = flags.force === true;
  await ensureNew(name, { isForced, inputs: data === undefined ? [] : [data] });
  const typed = typedStudy(command);
  const questions = flags.yes === true ? null : atTerminal();
  const { language = "en" } = typed;
  const [texts, said] = [INIT_TEXTS[language], TEXTS[language]];
  if (questions !== null) terminal.chat(texts.intro(name));
  const check = checkedStudy(command, { name, signal });
  try {
    const { study, table } = await interview({
      questions,
      terminal,
      language,
      typed,
      file: data ?? null,
      check,
      signal,
    });
    const { notes, windows } = await check(study);
    await ensureNew(name, { isForced, inputs: [study.data.file] });
    await writeNamed(name, studyText(fromFolderOf(name, study), name, table), "init");
    if (questions !== null) terminal.chat("");
    for (const note of notes) terminal.chat(said.chatNote(said.warning(note)));
    terminal.out(texts.written({ name, ...windows, command: commandLine(["poc", name]) }));
  } finally {
    questions?.close();
  }
}
