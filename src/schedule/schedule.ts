import { ensure } from "../core/errors.js";
import { power } from "../core/numeric/elementary/power.js";
import { cos } from "../core/numeric/elementary/sine.js";
import { ensureArgument, ensureOptions, type OptionRules } from "../core/options.js";
import { number, required, rule } from "../core/rules.js";
import { scheduleRule } from "./rules.js";

/** A value over a training run. `progress` goes from 0 in the first epoch to 1 in the last. */
export interface Schedule {
  /** For the records, e.g. "linear 1 to 0". */
  readonly name: string;
  at(progress: number): number;
}

/** The ends of a path. */
export interface PathOptions {
  readonly start: number;
  readonly end: number;
}

const PATH = { start: required(number), end: required(number) } satisfies OptionRules<PathOptions>;

/** The same value throughout. */
export function constant(value: number): Schedule {
  ensureArgument("constant", value, ["value", PATH.start]);
  return { name: `constant ${value}`, at: () => value };
}

/** start + (end - start) progress. */
export function linear(options: PathOptions): Schedule {
  ensureOptions("linear", options, PATH);
  const { start, end } = options;
  return { name: `linear ${start} to ${end}`, at: (u) => (u >= 1 ? end : start + (end - start) * u) };
}

/** start (end / start)^progress; both ends above 0. */
export function geometric(options: PathOptions): Schedule {
  ensureOptions("geometric", options, PATH);
  const { start, end } = options;
  ensure(
    start > 0 && end > 0,
    () =>
      `geometric: \`start\` and \`end\` must be > 0, got start=${start}, end=${end}. ` +
      "To reach 0 exactly, join it with constant(0).",
  );
  return { name: `geometric ${start} to ${end}`, at: (u) => (u >= 1 ? end : start * power(end / start, u)) };
}

/** end + (start - end) (1 + cos(pi progress)) / 2: flat at both ends. */
export function cosine(options: PathOptions): Schedule {
  ensureOptions("cosine", options, PATH);
  const { start, end } = options;
  return {
    name: `cosine ${start} to ${end}`,
    at: (u) => (u >= 1 ? end : end + ((start - end) * (1 + cos(Math.PI * u))) / 2),
  };
}

/** A schedule and the share of the run at which it ends. */
export interface JoinedPart {
  readonly until: number;
  readonly schedule: Schedule;
}

const PART = { until: required(number), schedule: required(scheduleRule) } satisfies OptionRules<JoinedPart>;

/**
 * Schedules one after the other; each runs its own 0 to 1 until the share of the run given with it.
 *
 * @example
 * const sigma = join([{ until: 0.6, schedule: linear({ start: 1, end: 0 }) }, { until: 1, schedule: constant(0) }]);
 * sigma.at(0.3); // 0.5
 * sigma.at(0.9); // 0
 */
export function join(parts: readonly JoinedPart[]): Schedule {
  ensureArgument("join", parts, ["parts", required(rule("a list", Array.isArray, "Give [{ until: 1, schedule }]."))]);
  for (const part of parts) ensureOptions("join", part, PART);
  ensure(parts.length > 0, () => "join: needs at least one part, got none. Give [{ until: 1, schedule }].");
  let from = 0;
  for (const { until } of parts) {
    ensure(
      until > from && until <= 1,
      () => `join: each \`until\` must rise within (0, 1], got ${until} after ${from}. Order the parts by their ends.`,
    );
    from = until;
  }
  ensure(from === 1, () => `join: the last \`until\` must be 1, got ${from}. Add a part that runs to the end.`);
  return {
    name: parts.map(({ until, schedule }) => `${schedule.name} until ${until}`).join(", "),
    at(u) {
      let start = 0;
      for (const { until, schedule } of parts) {
        if (u < until || until === 1) return schedule.at((u - start) / (until - start));
        start = until;
      }
      throw new RangeError("join: unreachable, the last part ends at 1");
    },
  };
}
