import { GradusError } from "../../core/errors.js";
import { listed } from "../../core/listed.js";
import { suggestion } from "../../core/nearest-name.js";
import { ensureArgument } from "../../core/options.js";
import { orNull, text } from "../../core/rules.js";
import { ensureStudy } from "../records/ensure-study.js";
import type { StudyRecord } from "../records/study.js";
import { type BaselineRecord, simpleName } from "../records/task.js";

/** Which forecast of a study is to be used, and why it is that one. */
export type ChosenForecast = (
  | { readonly kind: "network"; readonly name: string; readonly batchSize: number }
  | { readonly kind: "simple"; readonly name: string; readonly baseline: BaselineRecord["name"] }
) & {
  /** As words that follow a colon. */
  readonly why: string;
};

/**
 * The forecast to use: the one that was named; else the simple one where the verdict says that it is as good as every network, diffusion after a go, and
 * after any other verdict the one of all methods and simple forecasts with the lowest validation error.
 *
 * @throws GradusError for a name that the study has not, and a method of which no run has finished
 */
export function chosenForecast(study: StudyRecord, named: string | null = null): ChosenForecast {
  ensureStudy("chosenForecast", study);
  ensureArgument("chosenForecast", named, ["named", orNull(text)]);
  const all = candidates(study);
  if (named !== null) return { ...byName(all, named, study), why: "it was named" };
  const { verdict } = study;
  const better = verdict.reasons.find((reason) => reason.code === "naive-is-better");
  const simple = all.find(
    (one) => one.kind === "simple" && better !== undefined && "baseline" in better && one.baseline === better.baseline,
  );
  if (simple !== undefined) return { ...simple, why: "no network is shown to be better than the best simple forecast" };
  const winner = all.find(({ kind, name }) => kind === "network" && name === verdict.diffusion?.method);
  if (verdict.decision === "go" && winner !== undefined) return { ...winner, why: "the verdict is go" };
  const [lowest] = all
    .flatMap((one) => (one.error === null ? [] : [{ ...one, error: one.error }]))
    .sort((a, b) => a.error - b.error);
  if (lowest === undefined) throw unfinished(study);
  return {
    ...lowest,
    why: `the verdict is ${verdict.decision}, and its validation error is the lowest, ${lowest.error.toPrecision(4)}`,
  };
}

type Candidate =
  | { readonly kind: "network"; readonly name: string; readonly batchSize: number; readonly error: number | null }
  | {
      readonly kind: "simple";
      readonly name: string;
      readonly baseline: BaselineRecord["name"];
      readonly error: number;
    };

function candidates({ summaries, baselines }: StudyRecord): Candidate[] {
  return [
    ...summaries
      .filter(({ headline }) => headline)
      .map(
        ({ method, batchSize, validationError: error }) =>
          ({ kind: "network", name: method, batchSize, error }) as const,
      ),
    ...baselines.map(
      ({ name, validationError: error }) =>
        ({ kind: "simple", name: simpleName(name), baseline: name, error }) as const,
    ),
  ];
}

function byName(all: readonly Candidate[], named: string, study: StudyRecord): Candidate {
  const found = all.find(({ name }) => name === named);
  if (found !== undefined) return found;
  if (study.methods.some(({ name }) => name === named)) throw unfinished(study, named);
  const names = all.map(({ name }) => name);
  throw new GradusError(
    `refit: \`method\` must be a method or simple forecast of the study, got "${named}".${suggestion(named, names)} Known: ${listed(names)}.`,
  );
}

function unfinished({ command }: StudyRecord, named: string | null = null): GradusError {
  const what = named === null ? "no finished run" : `no finished run of "${named}"`;
  const next = command === null ? "Let it run on." : `Let it run on: ${command}`;
  return new GradusError(`refit: the study has ${what} whose setting could be taken. ${next}`);
}
