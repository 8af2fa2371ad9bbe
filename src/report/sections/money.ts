import type { Html } from "../../page/html/html.js";
import { lead, section } from "../../page/html/section.js";
import { table } from "../../page/html/table.js";
import { significant } from "../../page/text/numbers.js";
import { type Amount, worth } from "../../study/judge/worth.js";
import type { MoneyRecord } from "../../study/records/money.js";
import type { Texts } from "../text/texts.js";
import type { StudyView } from "../view/study-view.js";
import { contenderNames } from "../view/verdict-words.js";

/** The section on what the measured ratios are worth; none where the user gave no costs, or the time was not measured. */
export function moneySection({ study, texts }: StudyView): Html | null {
  const { money } = study;
  const found = worth(study);
  if (money === null || found === null) return null;
  const monthly = significant(money.trainingsPerMonth);
  const price = (value: number) => priceText(value, money);
  const amount = (one: Amount) =>
    withEnds(one, { texts, whole: price, end: (value) => priceText(value, { currency: "" }) });
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
        ...(found.accuracyPerYear === null ? [] : [[texts.accuracyPerYear, amount(found.accuracyPerYear)]]),
        [texts.studyCost, price(found.studyCost)],
        [
          texts.breakEven,
          found.breakEvenTrainings === null
            ? texts.breakEvenNever
            : texts.breakEvenAfter(significant(found.breakEvenTrainings)),
        ],
        [
          texts.forSameMoney(monthly),
          withEnds(found.trainingsForSameMoney, {
            texts,
            whole: (count) => texts.trainingsAMonth(significant(count)),
            end: (count) => significant(count),
          }),
        ],
      ].map((cells) => ({ cells })),
    }),
  ]);
}

/** "1,230 EUR", below 0 with a minus sign. */
export function priceText(value: number, { currency }: Pick<MoneyRecord, "currency">): string {
  const sign = value < 0 ? "\u2212" : "";
  return `${sign}${significant(Math.abs(value))}${currency === "" ? "" : `\u00a0${currency}`}`;
}

/** The unit stands after the value alone, not again at both ends of its interval. */
function withEnds(
  { value, low, high }: Amount,
  {
    texts,
    whole,
    end,
  }: {
    readonly texts: Texts;
    readonly whole: (value: number) => string;
    readonly end: (value: number) => string;
  },
): string {
  if (low === null && high === null) return whole(value);
  const interval = texts.interval(low === null ? null : end(low), high === null ? null : end(high));
  return texts.withInterval(whole(value), interval);
}
