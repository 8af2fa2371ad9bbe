import type { CalendarPart } from "../../../data/derive/calendar.js";
import type { GraphBuilder, Value } from "./graph.js";

const DAY = 86_400;
/** 1970-01-01 was a Thursday. */
const DAYS_FROM_MONDAY = 3;
/** From March 1 of the year 0 to 1970-01-01. */
const DAYS_TO_1970 = 719_468;
/** From March 1 to the New Year's Day after it. */
const MARCH_TO_NEW_YEAR = 306;
/** Of 400 years. */
const DAYS_OF_ERA = 146_097;

/**
 * The place of moments in a cycle of the calendar, in [0, 1): as `calendarInputs` has it, by arithmetic on whole numbers.
 *
 * @param seconds since 1970-01-01 (UTC), in double precision, of any shape
 */
export function placeInCycle(graph: GraphBuilder, seconds: Value, part: CalendarPart): Value {
  const { add, subtract, times, over, wholes } = arithmetic(graph);
  switch (part) {
    case "hour":
      return fractionOf(over(seconds, DAY));
    case "weekday":
      return fractionOf(over(add(dayOf(seconds), DAYS_FROM_MONDAY), 7));
    case "month":
      return placeInYear();
    default:
      return part satisfies never;
  }

  function fractionOf(value: Value): Value {
    return subtract(value, wholes(value));
  }

  function dayOf(moment: Value): Value {
    return wholes(over(moment, DAY));
  }

  /** H. Hinnant, "civil_from_days" and "days_from_civil", in years that begin in March. */
  function placeInYear(): Value {
    const days = add(dayOf(seconds), DAYS_TO_1970);
    const era = wholes(over(days, DAYS_OF_ERA));
    const dayOfEra = subtract(days, times(era, DAYS_OF_ERA));
    const leapDays = subtract(
      subtract(dayOfEra, wholes(over(dayOfEra, 1460))),
      subtract(wholes(over(dayOfEra, 146_096)), wholes(over(dayOfEra, 36_524))),
    );
    const yearOfEra = wholes(over(leapDays, 365));
    const fromMarch = subtract(dayOfEra, daysBefore(yearOfEra));
    // The New Year's Day before the moment lies in the year before that which began last March, until that one's own has come.
    const isAfter = graph.add("Cast", [graph.add("Less", [fromMarch, graph.number(MARCH_TO_NEW_YEAR)])], { to: 11 });
    const year = subtract(add(yearOfEra, times(era, 400)), isAfter);
    const [start, next] = [newYear(year), newYear(add(year, 1))];
    return graph.add("Div", [subtract(over(seconds, DAY), start), subtract(next, start)]);
  }

  /** Days since 1970 of the New Year's Day in the year that began in March of `year`. */
  function newYear(year: Value): Value {
    return add(add(daysBefore(year), wholes(over(year, 400))), MARCH_TO_NEW_YEAR - DAYS_TO_1970);
  }

  function daysBefore(year: Value): Value {
    return subtract(add(times(year, 365), wholes(over(year, 4))), wholes(over(year, 100)));
  }
}

/** Operations with a value and a number, or two values. */
function arithmetic(graph: GraphBuilder) {
  const by = (type: string) => (left: Value, right: Value | number) =>
    graph.add(type, [left, typeof right === "number" ? graph.number(right) : right]);
  return {
    add: by("Add"),
    subtract: by("Sub"),
    times: by("Mul"),
    over: by("Div"),
    wholes: (value: Value) => graph.add("Floor", [value]),
  };
}
