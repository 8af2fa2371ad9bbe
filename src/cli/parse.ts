import { availableParallelism } from "node:os";
import { GradusError } from "../core/errors.js";
import { MOST } from "../core/limits.js";
import { suggestion } from "../core/nearest-name.js";
import { rule } from "../core/rules.js";
import { CALENDAR_PARTS, type CalendarPart } from "../data/derive/calendar.js";
import { calendarRule } from "../data/derive/derive-inputs.js";
import { PATTERN_ADVICE, timeFormatRule } from "../data/time/pattern.js";
import { TARGET_TRANSFORMS, type TargetTransform, transformRule } from "../data/transform/names.js";

/** "a, b" -> ["a", "b"]; an empty name is an error. */
export function parseNames(option: string, text: string): string[] {
  return parseList(option, text, { entries: "names", example: "a,b" });
}

function parseList(
  option: string,
  text: string,
  { entries, example }: { readonly entries: string; readonly example: string },
): string[] {
  const parts = text.split(",").map((part) => part.trim());
  if (parts.some((part) => part === "")) {
    throw new GradusError(
      `${option} must be ${entries} joined by commas, got "${text}". Example: ${option} ${example}`,
    );
  }
  return parts;
}

/** A whole number of at least `minimum`, and at most `most`; by itself below 2^53: beyond, not every one can be told from the next. */
export function parseInteger(option: string, text: string, minimum: number, most = Number.MAX_SAFE_INTEGER): number {
  const value = Number(text);
  if (text.trim() === "" || !Number.isInteger(value) || value < minimum || value > most) {
    const end = most === Number.MAX_SAFE_INTEGER ? "below 2^53" : `at most ${most}`;
    throw new GradusError(
      `${option} must be a whole number >= ${minimum}${value > minimum ? ` and ${end}` : ""}, got "${text}".`,
    );
  }
  return value;
}

/** Threads, one a core unless told. */
export function parseWorkers(text: string | undefined): number {
  return text === undefined ? availableParallelism() : parseInteger("--workers", text, 1, MOST.workers);
}

/** Whole numbers joined by commas, each at least `minimum`. */
export function parseIntegers(option: string, text: string, minimum: number): number[] {
  const parts = parseList(option, text, { entries: "whole numbers", example: "16,64" });
  return parts.map((part) => parseInteger(option, part, minimum));
}

/** The same, none twice. */
export function parseDistinctIntegers(option: string, text: string, minimum: number): number[] {
  const values = parseIntegers(option, text, minimum);
  if (new Set(values).size !== values.length) {
    throw new GradusError(`${option} must name each number once, got "${text}".`);
  }
  return values;
}

/** A number > 0, and at most `most`. */
export function parsePositive(option: string, text: string, most = Number.MAX_VALUE, least = 0): number {
  const value = Number(text);
  if (text.trim() === "" || !(value > 0) || value > most || value < least) {
    const rule = value > most ? `and <= ${most.toExponential()}` : value > 0 ? `and >= ${least.toExponential()}` : "";
    throw new GradusError(`${option} must be a number > 0 ${rule}`.trimEnd() + `, got "${text}".`);
  }
  return value;
}

/**
 * A share in (0, 1), as .2 or 20%.
 *
 * @param orNone whether 0 is one too
 */
export function parseShare(
  option: string,
  text: string,
  { orNone = false }: { readonly orNone?: boolean } = {},
): number {
  const value = text.trim().endsWith("%") ? Number(text.trim().slice(0, -1)) / 100 : Number(text);
  if (!(value > 0 && value < 1) && !(orNone && value === 0 && text.trim() !== "")) {
    throw new GradusError(`${option} must be a share between 0 and 1, got "${text}". Example: ${option} 0.2`);
  }
  return value;
}

const SECONDS = { s: 1, m: 60, h: 3600 } as const;

/** "90s", "5m", "1h", "1h30m" -> seconds, at least 1 and at most 24 days. */
export function parseDuration(option: string, text: string): number {
  const total = secondsIn(text);
  if (total === null) throw new GradusError(`${option} must be ${DURATION}, got "${text}".`);
  if (total > MOST.seconds) {
    throw new GradusError(`${option} must be a length of time of at most ${MOST.seconds / SECONDS.h}h, got "${text}".`);
  }
  return total;
}

const DURATION = "a length of time of 1s or more such as 90s, 5m or 1h30m";

/** The same of a file's field. */
export const durationRule = rule(
  `${DURATION}, at most ${MOST.seconds / SECONDS.h}h`,
  (value) => typeof value === "string" && (secondsIn(value) ?? Number.POSITIVE_INFINITY) <= MOST.seconds,
  'Give e.g. "5m".',
);

/** Null for what is no length of time, or none of a second. */
function secondsIn(text: string): number | null {
  const match = /^(?:(\d+(?:\.\d+)?)h)?(?:(\d+(?:\.\d+)?)m)?(?:(\d+(?:\.\d+)?)s)?$/.exec(text.trim());
  const [, hours = "0", minutes = "0", seconds = "0"] = match ?? [];
  const total = Number(hours) * SECONDS.h + Number(minutes) * SECONDS.m + Number(seconds);
  return match !== null && total >= 1 ? total : null;
}

/** One of a closed set of words. */
export function parseChoice<Choice extends string>(option: string, text: string, choices: readonly Choice[]): Choice {
  const found = choices.find((choice) => choice === text);
  if (found !== undefined) return found;
  throw new GradusError(`${option} must be one of ${choices.join(", ")}, got "${text}".${suggestion(text, choices)}`);
}

/** "hour,weekday", "none" for nothing, or "auto". */
export function parseCalendar(option: string, text: string): "auto" | readonly CalendarPart[] {
  if (text.trim() === "auto") return "auto";
  const parts = text.trim() === "none" ? [] : parseList(option, text, { entries: "cycles", example: "hour,weekday" });
  if (calendarRule.allows(parts)) return parts as CalendarPart[];
  const unknown = parts.find((part) => !CALENDAR_PARTS.some((known) => known === part)) ?? "";
  throw new GradusError(
    `${option} must be auto, none or one or more of ${CALENDAR_PARTS.join(", ")}, each once at most, got "${text}".${suggestion(unknown, CALENDAR_PARTS) || " Give e.g. hour,weekday."}`,
  );
}

/** "log,non-negative", in that order; "none" for nothing. */
export function parseTransform(option: string, text: string): readonly TargetTransform[] {
  const names = text.trim() === "none" ? [] : text.split(",").map((name) => name.trim());
  const unknown = names.find((name) => !TARGET_TRANSFORMS.some((known) => known === name));
  if (unknown !== undefined) {
    throw new GradusError(
      `${option} must be none, or a list of ${TARGET_TRANSFORMS.join(", ")}, got "${text}".${suggestion(unknown, TARGET_TRANSFORMS)}`,
    );
  }
  if (transformRule.allows(names)) return names as TargetTransform[];
  throw new GradusError(
    names.length > new Set(names).size
      ? `${option} must name each transform once, got "${text}". Leave one out.`
      : `${option} must have log before difference, got "${text}": a change may be below 0, where there is no logarithm. Give log,difference.`,
  );
}

/** A pattern of a time: see `compilePattern`. */
export function parseTimeFormat(text: string): string {
  if (timeFormatRule.allows(text)) return text;
  throw new GradusError(`--time-format must be ${timeFormatRule.what}, got "${text}". ${PATTERN_ADVICE}`);
}
