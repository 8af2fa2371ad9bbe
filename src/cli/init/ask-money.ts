import { GradusError } from "../../core/errors.js";
import { MONEY_OPTIONS } from "../../study/spec/money.js";
import type { StudyFileMoney } from "../../study/spec/study-file.js";
import type { Ask } from "./questions.js";
import type { InitTexts } from "./text/init-texts.js";

/** Asks what training costs; null where that is not known. Nothing of it is usual. */
export async function askMoney(ask: Ask, texts: InitTexts): Promise<StudyFileMoney | null> {
  const price = await ask({
    ...texts.machineHour,
    usual: "",
    usualShown: texts.unknown,
    take: priceOf,
  });
  if (price === null) return null;
  const trainingHours = await ask({
    ...texts.trainingHours,
    usual: "1",
    take: amountOf,
  });
  const trainingsPerMonth = await ask({
    ...texts.trainingsPerMonth,
    usual: "30",
    take: amountOf,
  });
  return { ...price, trainingHours, trainingsPerMonth };
}

/** "3.20 EUR", "EUR 3.20", "3.20". */
function priceOf(typed: string): Pick<StudyFileMoney, "machineHour" | "currency"> | null {
  if (typed === "") return null;
  const [, before = "", amount, after = ""] = /^([^\d\s,=.]*)\s*(\d*\.?\d+)\s*([^\d\s,=.]*)$/.exec(typed) ?? [];
  if (amount === undefined) {
    throw new GradusError(`That must be an amount and a currency, if any, such as 3.20 EUR, got "${typed}".`);
  }
  const currency = before || after;
  return { machineHour: amountOf(amount), ...(currency !== "" && { currency }) };
}

function amountOf(typed: string): number {
  const amount = typed === "" ? Number.NaN : Number(typed);
  const { what, allows } = MONEY_OPTIONS.machineHour;
  if (!allows(amount)) throw new GradusError(`That must be ${what}, got "${typed}".`);
  return amount;
}
