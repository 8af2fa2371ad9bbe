import { ensure, GradusError } from "../../core/errors.js";
import { canonicalJson } from "../../core/stored/canonical.js";
import type { StudyManifest } from "../records/manifest.js";
import type { ChangeRecord } from "../records/plan.js";
import { criteriaText } from "../spec/criteria.js";
import { type AskedStudy, differences } from "./differences.js";

/** What a later command asks otherwise of a study. */
export type Growth = readonly Omit<ChangeRecord, "startedAt">[];

/**
 * How an earlier study is to go on: more seeds, tuning trials, batch sizes or methods, other criteria, another target or time budget. What it
 * has done is kept; nothing of it can be taken away, since what had been seen would then choose what is shown.
 *
 * @throws GradusError where it is another study, or would be less
 */
export function growthOf(earlier: StudyManifest, now: AskedStudy, timeBudgetSeconds: number | null): Growth {
  const { decided, closed, startedAt: _, machine: __, changes: ___, openings: ____, ...described } = earlier;
  const { money: _____, studyFile: ______, ...asked } = described;
  const rest = differences(asked, { ...now, ...withoutGrowth(asked, now) });
  if (rest.length > 0) {
    throw new GradusError(
      `runStudy: \`store\` holds another study, which differs in ${rest.join(", ")}. ` +
        "Repeat its options to go on with it, or ask for more seeds, tuning trials, batch sizes or methods; else give another `store`, " +
        "or remove what it holds.",
    );
  }
  const [before, after] = [inWords(asked, decided.budget?.seconds ?? null), inWords(now, timeBudgetSeconds)];
  const names = Object.keys(before) as (keyof typeof before)[];
  const changes = names
    .filter((name) => before[name] !== after[name])
    .map((name) => ({ name, before: before[name], now: after[name] }));
  ensure(
    closed === null || changes.length === 0,
    () =>
      `runStudy: \`store\` holds a study that was closed for good on ${closed?.startedAt.slice(0, 10)}, after its test part had been read: it takes no ` +
      `other ${changes.map(({ name }) => name).join(", ")}. Repeat its options to see it, or give another \`store\`.`,
  );
  return changes;
}

/** The fields that may change as the earlier study has them, if they only grow. */
function withoutGrowth(earlier: AskedStudy, now: AskedStudy): Partial<AskedStudy> {
  const holds = <T>(all: readonly T[], some: readonly T[]) => {
    const known = new Set(all.map((one) => canonicalJson(one)));
    return some.every((one) => known.has(canonicalJson(one)));
  };
  const { seeds, tuningTrials, batchSizes } = earlier.requested;
  return {
    task: { ...now.task, notes: earlier.task.notes, audit: earlier.task.audit }, // what is said of the data, not what they are
    methods: holds(now.methods, earlier.methods) ? earlier.methods : now.methods,
    requested: {
      ...now.requested,
      ...(now.requested.seeds >= seeds && { seeds }),
      ...(now.requested.tuningTrials >= tuningTrials && { tuningTrials }),
      ...(holds(now.requested.batchSizes, batchSizes) && { batchSizes }),
    },
  };
}

function inWords(
  { requested, methods, criteria, targetError }: AskedStudy,
  seconds: number | null,
): Readonly<Record<ChangeRecord["name"], string>> {
  return {
    seeds: String(requested.seeds),
    tuningTrials: String(requested.tuningTrials),
    batchSizes: requested.batchSizes.join(", "),
    methods: methods.map(({ name }) => name).join(", "),
    criteria: criteriaText(criteria),
    targetError: targetError === null ? "-" : String(targetError),
    timeBudget: seconds === null ? "-" : `${seconds} s`,
  };
}
