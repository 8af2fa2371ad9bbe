import { percent, significant } from "../../page/text/numbers.js";
import { type Amount, worth } from "../../study/judge/worth.js";
import type { MoneyRecord } from "../../study/records/money.js";
import type { StudyRecord } from "../../study/records/study.js";
import type { Texts } from "../text/texts.js";

/** "1,230 EUR", below 0 with a minus sign. */
export function priceText(value: number, { currency }: Pick<MoneyRecord, "currency">): string {
  const sign = value < 0 ? "\u2212" : "";
  return `${sign}${significant(Math.abs(value))}${currency === "" ? "" : `\u00a0${currency}`}`;
}

/** How an amount is written: the unit stands after the value alone, not again at both ends of its interval. */
interface AmountFormat {
  readonly texts: Texts;
  /** Of the interval: that of the ratio. */
  readonly confidence: number;
  readonly whole: (value: number) => string;
  readonly end: (value: number) => string;
}

/** An amount with its interval, "120 EUR (90%: 40 to 190)"; by itself where it has none. */
export function amountText({ value, low, high }: Amount, { texts, confidence, whole, end }: AmountFormat): string {
  if (low === null && high === null) return whole(value);
  const interval = texts.interval(low === null ? null : end(low), high === null ? null : end(high));
  return texts.withInterval(whole(value), interval, percent(confidence));
}

/** The formats of an amount of money. */
export function priceFormat(
  { verdict, money }: StudyRecord & { readonly money: MoneyRecord },
  texts: Texts,
): AmountFormat {
  return {
    texts,
    confidence: verdict.timeRatio.confidence,
    whole: (value) => priceText(value, money),
    end: (value) => priceText(value, { currency: "" }),
  };
}

/**
 * What diffusion saves a year, or loses, with its interval; where a unit of test error has a worth, what it gains by time and error together, and each
 * part of it. Null where the user gave no costs, or the time was not measured.
 */
export function savedLine(study: StudyRecord, texts: Texts): string | null {
  const { money } = study;
  const found = worth(study);
  if (money === null || found === null) return null;
  const print = (amount: Amount) => amountText(amount, priceFormat({ ...study, money }, texts));
  const { savedPerYear, accuracyPerYear, netPerYear } = found;
  const isLoss = netPerYear.value < 0;
  const shown = print(isLoss ? lossOf(netPerYear) : netPerYear);
  if (accuracyPerYear === null) return isLoss ? texts.lostShort(shown) : texts.savedShort(shown);
  const parts = { time: priceText(savedPerYear.value, money), error: priceText(accuracyPerYear.value, money) };
  return (isLoss ? texts.netLostShort : texts.netGainedShort)(shown, parts);
}

/** The loss that a saving below 0 is: its low end is the saving's high one. */
function lossOf({ value, low, high }: Amount): Amount {
  return { value: -value, low: high === null ? null : -high, high: low === null ? null : -low };
}
