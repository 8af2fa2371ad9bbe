import type { Html } from "../../page/html/html.js";
import { lead, section } from "../../page/html/section.js";
import { table } from "../../page/html/table.js";
import { significant } from "../../page/text/numbers.js";
import { type Amount, worth } from "../../study/judge/worth.js";
import { amountText, priceFormat } from "../view/money-words.js";
import type { StudyView } from "../view/study-view.js";
import { contenderNames } from "../view/verdict-words.js";

/** The section on what the measured ratios are worth; none where the user gave no costs, or the time was not measured. */
export function moneySection({ study, texts }: StudyView): Html | null {
  const { money } = study;
  const found = worth(study);
  if (money === null || found === null) return null;
  const monthly = significant(money.trainingsPerMonth);
  const format = priceFormat({ ...study, money }, texts);
  const price = format.whole;
  const amount = (one: Amount) => amountText(one, format);
  const trainings = (one: Amount, whole: (count: string) => string) =>
    amountText(one, { ...format, whole: (count) => whole(significant(count)), end: (count) => significant(count) });
  return section("money", texts.moneyHeading, [
    lead(
      texts.moneyIntro({
        hour: price(money.machineHour),
        hours: significant(money.trainingHours),
        monthly,
        point: money.errorPoint === null ? null : price(money.errorPoint),
        reference: contenderNames(study).reference,
      }),
    ),
    table({
      caption: texts.moneyCaption,
      hint: texts.scrollHint,
      columns: [{ head: texts.moneyWhat }, { head: texts.moneyAmount, align: "right" }],
      rows: [
        [texts.trainingCost, price(found.trainingCost)],
        [texts.savedPerTraining, amount(found.savedPerTraining)],
        [texts.savedPerYear, amount(found.savedPerYear)],
        ...(found.accuracyPerYear === null
          ? []
          : [
              [texts.accuracyPerYear, amount(found.accuracyPerYear)],
              [texts.netPerYear, amount(found.netPerYear)],
            ]),
        [texts.studyCost, price(found.studyCost)],
        [
          texts.breakEven,
          found.breakEvenTrainings === null
            ? texts.breakEvenNever
            : trainings(found.breakEvenTrainings, texts.breakEvenAfter),
        ],
        [texts.forSameMoney(monthly), trainings(found.trainingsForSameMoney, texts.trainingsAMonth)],
        [texts.forSameMoneyDaily, trainings(found.trainingsADay, texts.trainingsADay)],
      ].map((cells) => ({ cells })),
    }),
  ]);
}
