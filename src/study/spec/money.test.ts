import { expect, test } from "vitest";
import { parseMoney } from "./money.js";

test("what training costs is read from key=value pairs, in any order", () => {
  const money = { currency: "", machineHour: 3.2, trainingHours: 2, trainingsPerMonth: 30, errorPoint: null };
  expect(parseMoney("hour=3.20,training=2,monthly=30")).toEqual(money);
  expect(parseMoney(" monthly = 30 , currency=EUR, point=500 ,training=2,hour=3.2")).toEqual({
    ...money,
    currency: "EUR",
    errorPoint: 500,
  });
});

test.each([
  ["hour=3", "`money` must say training, got"],
  ["hour=3,training=2", "`money` must say monthly"],
  ["hour=3,training=2,monthly=0", '`money`: monthly must be a number > 0 and <= 1e9, got "0"'],
  ["hour=3,training=,monthly=1", '`money`: training must be a number > 0 and <= 1e9, got ""'],
  ["hour=free,training=2,monthly=1", "hour must be a number > 0"],
  ["hour=1e10,training=2,monthly=1", "hour must be a number > 0 and <= 1e9"],
  ["hour=1e999,training=2,monthly=1", "hour must be a number > 0"],
  ["hours=3,training=2,monthly=1", 'got "hours=3". Did you mean "hour"?'],
  ["hour=3,hour=4,training=2,monthly=1", '"hour" must be given once'],
  ["", "`money` must be key=value pairs of hour, training, monthly, point, currency"],
  ["hour=3,training=2,monthly=1,currency=", "`money` must be key=value pairs"],
])("%s is refused with a word: %s", (text, message) => {
  expect(() => parseMoney(text)).toThrow(message);
});
