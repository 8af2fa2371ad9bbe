import * as z from "zod/mini";
import { fields, once, text } from "../../core/stored/shape.js";

const amount = once(() => z.number().check(z.positive()));

/** What training costs its user, as given: by it the report says what a ratio of times is worth. */
export type MoneyRecord = z.infer<ReturnType<typeof moneySchema>>;
export const moneySchema = once(() =>
  fields({
    /** As it is to be printed after amounts; empty for none. */
    currency: text,
    /** Price of an hour of the machine that trains. */
    machineHour: amount(),
    /** Hours that one training takes today, by the reference. */
    trainingHours: amount(),
    trainingsPerMonth: amount(),
    /** Worth of one unit less of test error, a month; null where it was not given. */
    errorPoint: z.nullable(amount()),
  }),
);
