import { type Html, html } from "../../page/html/html.js";
import { lead, lines, section } from "../../page/html/section.js";
import { facts, table } from "../../page/html/table.js";
import { integer } from "../../page/text/numbers.js";
import type { PlanRecord } from "../../study/records/plan.js";
import { methodName } from "../html/method-name.js";
import type { Texts } from "../text/texts.js";
import { cutText } from "../view/cut-text.js";
import type { StudyView } from "../view/study-view.js";
import { trialDetails } from "./trial-details.js";

/** The section on the plan: network, methods, cuts by the time budget, and every trial. */
export function planSection(view: StudyView): Html {
  const { study, texts, methods } = view;
  const { network, plan, task } = study;
  return section("plan", texts.planHeading, [
    facts([
      [
        texts.networkLabel,
        texts.network({
          cell: network.cell,
          isBothWays: network.bidirectional === true,
          hidden: network.hiddenSizes.map(integer).join(" + "),
          activation: network.activation,
          inputs: integer(network.inputSize),
          outputs: integer(network.outputSize),
          parameters: integer(study.parameters),
          highway: network.highway,
        }),
      ],
      [texts.seedsLabel, integer(plan.seeds)],
      [texts.batchSizesLabel, plan.batchSizes.join(texts.listComma)],
      [texts.epochsLabel, integer(plan.epochs)],
      [texts.tuningLabel, texts.tuning(integer(plan.tuningTrials))],
      [texts.trainWindowsLabel, texts.trainWindows(integer(plan.trainWindows), integer(task.parts.train.windows))],
      [
        texts.workersLabel,
        texts.workers(integer(Math.max(1, Math.floor(plan.workers / plan.threads))), integer(plan.threads)),
      ],
      [texts.budgetLabel, budget(plan, texts)],
    ]),
    table({
      caption: texts.methodsCaption,
      hint: texts.scrollHint,
      columns: [{ head: texts.method }, { head: texts.objective }, { head: texts.optimizer }, { head: texts.detail }],
      rows: methods.map(({ record, style }) => ({
        cells: [methodName(record, style), record.objective, record.optimizer, texts.methodDetail(record.detail)],
      })),
    }),
    study.trials.length === 0 ? lead(texts.noTrials) : trialDetails(view),
  ]);
}

function budget({ budget: spent }: PlanRecord, texts: Texts): Html | string {
  if (spent === null) return texts.noBudget;
  return html`${spent.seconds === null ? texts.formerBudget : texts.duration(spent.seconds)}${lines(spent.cuts.map((cut) => cutText(cut, texts))) ?? html`${texts.fullStop}${texts.sentenceSpace}${texts.budgetUnchanged}`}`;
}
