import { criteriaText, defaultCriteria, parseCriteria } from "../../study/spec/criteria.js";
import type { StudyFileTask, TableStudyFile } from "../../study/spec/study-file.js";
import { WINDOW_FIELDS } from "../data-options.js";
import { STUDY_FIELDS } from "../study-options.js";
import { askMoney } from "./ask-money.js";
import { askTable } from "./ask-table.js";
import type { InterviewOptions } from "./asked.js";
import { type Ask, answerTo } from "./questions.js";
import type { LookedAt } from "./table.js";
import { INIT_TEXTS } from "./text/index.js";
import type { InitTexts } from "./text/init-texts.js";

/** A study, its paths as the command was given them, and what its file can say of the table. */
export interface Interviewed {
  readonly study: TableStudyFile;
  readonly table: LookedAt;
}

/** Asks for a study, as little as makes one that runs at once. */
export async function interview(options: InterviewOptions): Promise<Interviewed> {
  const { questions, terminal, typed, check, language } = options;
  const texts = INIT_TEXTS[language];
  const ask: Ask = (question) => answerTo(questions, terminal, question);
  const { data, table } = await askTable(options, ask);
  const { window: _window, horizon: _horizon, ...others } = typed.task ?? {};
  const given = (task: Required<Pick<StudyFileTask, "window" | "horizon">>) => ({
    ...typed,
    data,
    task: { ...task, ...others },
  });

  const horizon =
    typed.task?.horizon ??
    (await ask({
      ...texts.horizon,
      usual: "1",
      async take(rows) {
        const horizon = WINDOW_FIELDS.horizon.parse(rows);
        await check(given({ window: 1, horizon }));
        return horizon;
      },
    }));
  const fitting = async (rows: string) => {
    const study = given({ window: WINDOW_FIELDS.window.parse(rows), horizon });
    await check(study);
    return study;
  };
  const study =
    typed.task?.window === undefined
      ? await ask({
          ...texts.window,
          usual: String(table.window),
          take: fitting,
        })
      : await fitting(String(typed.task.window));
  const criteria = typed.criteria ?? (await ask(pays(texts)));
  const money = typed.money ?? (questions === null ? null : await askMoney(ask, texts));
  const budgetTime = typed.budget?.time ?? (await ask(time(texts)));
  const budget = { ...typed.budget, ...(budgetTime !== null && { time: budgetTime }) };
  return {
    table,
    study: {
      ...study,
      criteria,
      ...(money !== null && { money }),
      seeds: typed.seeds ?? 5,
      ...(Object.keys(budget).length > 0 && { budget }),
    },
  };
}

const KINDS = [defaultCriteria, parseCriteria("test=-5%")];

const pays = (texts: InitTexts) => ({
  ...texts.pays([texts.lessTime, texts.lowerError].map((words, k) => `${k + 1}  ${words}${criteriaText(KINDS[k]!)}`)),
  usual: "1",
  take: (typed: string) => KINDS[Number(typed) - 1] ?? parseCriteria(typed),
});

const time = (texts: InitTexts) => ({
  ...texts.time,
  usual: "5m",
  take: (typed: string) => (typed === "none" ? null : STUDY_FIELDS.timeBudget.parse(typed)),
});
