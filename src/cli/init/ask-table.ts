import { GradusError } from "../../core/errors.js";
import { listed, shortened } from "../../core/listed.js";
import { nearestNames } from "../../core/nearest-name.js";
import { TEXTS } from "../../report/text/index.js";
import type { TableStudyFile } from "../../study/spec/study-file.js";
import { WINDOW_FIELDS } from "../data-options.js";
import { READ_FIELDS } from "../read-flags.js";
import { ensureTableName } from "../study-file/names.js";
import type { InterviewOptions, Typed } from "./asked.js";
import type { Ask } from "./questions.js";
import { type LookedAt, lacksValues, lookAt, suggestedTarget } from "./table.js";
import { INIT_TEXTS } from "./text/index.js";

interface ChosenTable {
  readonly data: TableStudyFile["data"];
  readonly table: LookedAt;
}

/** Asks for the table, how missing values are dealt with where there are some, and what is forecast of it. */
export async function askTable(options: InterviewOptions, ask: Ask): Promise<ChosenTable> {
  const { questions, terminal, typed, file, language } = options;
  const [texts, said] = [INIT_TEXTS[language], TEXTS[language]];
  if (file === null && questions === null) {
    throw new GradusError(
      "init must be given a table where it cannot ask for one, got none. Write gradus init sales.csv.",
    );
  }
  const { data, table } =
    file === null
      ? await ask({
          ...texts.table,
          usual: "",
          usualShown: texts.none,
          take: (name) => looked(name, options, ask),
        })
      : await looked(file, options, ask);
  terminal.chat(`${data.file}: ${texts.facts(table.facts)}`);
  for (const note of table.notes.filter((note) => !note.includes("`target`")))
    terminal.chat(`  ${said.chatNote(said.note(note))}`);
  if (typed.data?.target !== undefined) return { data, table };
  if (table.columns.length === 1) return { data: { ...data, target: table.target }, table };
  const target = await ask({
    ...texts.target(listed(table.columns.map(shortened), 30)),
    usual: table.target,
    take: (typed) => columnsOf(typed, table.columns),
  });
  return { data: { ...data, target }, table };
}

async function looked(file: string, options: InterviewOptions, ask: Ask): Promise<ChosenTable> {
  const { typed, questions, terminal, signal, language } = options;
  ensureNamed(file);
  const look = async (data: TableStudyFile["data"]) => {
    const { file: _file, target, inputs, ...read } = data;
    const columns = {
      ...(target !== undefined && { target: [target].flat() }),
      ...(inputs !== undefined && { inputs: [inputs].flat() }),
    };
    return { data, table: await lookAt(file, { ...read, ...columns, signal }) };
  };
  const data = { file, ...typed.data };
  try {
    return await look(data);
  } catch (error) {
    if (questions === null) throw error;
    const suggested = suggestedTarget(error);
    if (suggested !== null) return looked(file, { ...options, typed: withTarget(typed, suggested) }, ask);
    if (!lacksValues(error)) throw error;
    terminal.chat(`${error.message.split(". ")[0]}.`);
    return await ask({
      ...INIT_TEXTS[language].missing,
      usual: "drop",
      take: (rule) => look({ ...data, missing: READ_FIELDS.missing.parse(rule) }),
    });
  }
}

/** The target is asked for after the table was read: what is read as it is what will be shown in brackets. */
function withTarget(typed: Typed, target: string): Typed {
  return { ...typed, data: { ...typed.data, target } };
}

function ensureNamed(file: string): void {
  if (file === "" || file === "-") {
    throw new GradusError(
      `init must be given the name of a table that can be read again, got ${file === "" ? "nothing" : "standard input"}. Type it, e.g. sales.csv.`,
    );
  }
  ensureTableName(file);
}

/** A column, or several as `--target` takes them; a name that has a comma in it is one. */
function columnsOf(typed: string, columns: readonly string[]): string | readonly string[] {
  if (columns.includes(typed) || !typed.includes(",")) return columnOf(typed, columns);
  return WINDOW_FIELDS.target.parse(typed).map((name) => columnOf(name, columns));
}

function columnOf(typed: string, columns: readonly string[]): string {
  if (columns.includes(typed)) return typed;
  const [near] = nearestNames(typed, columns, 1);
  throw new GradusError(
    `That must be a column of numbers, got "${typed}".${near === undefined ? "" : ` Did you mean "${near}"?`}`,
  );
}
