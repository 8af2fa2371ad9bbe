import { sha256 } from "../../core/stored/sha256.js";
import type { TrackedRun, TrackedScalar, TrackedStudy } from "../contract.js";
import { metaYaml } from "./meta-yaml.js";

/** Texts of files by their paths in a folder, "/" between the parts; the last one is what makes the folder a run to MLflow. */
export type TrackedFiles = ReadonlyMap<string, string>;

/** The codes of MLflow's RunStatus. */
const STATUS: Readonly<Record<TrackedRun["status"], number>> = { running: 1, finished: 3, diverged: 4, stopped: 5 };
/** The code of MLflow's SourceType for what ran on this machine. */
const LOCAL = 4;

/** MLflow's experiment of a study, or of all trainings by themselves: 18 digits, as its own are. */
export function experimentId(name: string): string {
  const digits = BigInt(`0x${sha256(`experiment ${name}`).slice(0, 16)}`) % 10n ** 17n;
  return String(10n ** 17n + digits);
}

/** 32 hexadecimal digits; the same run has the same ones. */
export function runId(study: string, path: readonly string[]): string {
  return sha256(`run ${study}`, ...path.map((part) => `/${part}`)).slice(0, 32);
}

/** The files of an experiment's folder besides its runs. @param uri of that folder */
export function experimentFiles(name: string, { startedAt, uri }: { startedAt: number; uri: string }): TrackedFiles {
  const created = milliseconds(startedAt);
  return new Map([
    [
      "meta.yaml",
      metaYaml({
        artifact_location: uri,
        creation_time: created,
        experiment_id: experimentId(name),
        last_update_time: created,
        lifecycle_stage: "active",
        name,
      }),
    ],
  ]);
}

interface RunPlace {
  /** Name of the experiment. */
  readonly experiment: string;
  readonly id: string;
  /** As MLflow shows it. */
  readonly name: string;
  /** Of the experiment's folder. */
  readonly uri: string;
  /** Of the run that this one is part of; null: none. */
  readonly parent: string | null;
}

/** The files of a training run. */
export function runFiles(run: TrackedRun, place: RunPlace): TrackedFiles {
  const tags = { ...prefixed("gradus.", run.notes), "gradus.group": run.group };
  return filesOf({ ...run, tags, scalars: [...run.scalars, ...run.concluded] }, place);
}

/** The files of a study's own run, above its training runs: what it is of, and the verdict. */
export function studyFiles(study: TrackedStudy, place: RunPlace): TrackedFiles {
  const { facts: settings, verdict } = study;
  const tags = verdict === null ? {} : { "mlflow.note.content": verdict.replace(/^/gm, "    ") };
  return filesOf({ ...study, settings, tags }, place);
}

interface Run extends Pick<TrackedRun, "status" | "settings" | "scalars" | "startedAt"> {
  readonly endedAt: number | null;
  readonly tags: Readonly<Record<string, string>>;
}

function filesOf({ status, settings, scalars, startedAt, endedAt, tags }: Run, place: RunPlace): TrackedFiles {
  const { experiment, id, name, uri, parent } = place;
  const allTags = {
    "mlflow.runName": name,
    "mlflow.source.name": "gradus",
    "mlflow.source.type": "LOCAL",
    ...(parent !== null && { "mlflow.parentRunId": parent }),
    ...tags,
  };
  const meta = metaYaml({
    artifact_uri: `${uri}/${id}/artifacts`,
    end_time: endedAt === null ? null : milliseconds(endedAt),
    entry_point_name: "",
    experiment_id: experimentId(experiment),
    lifecycle_stage: "active",
    run_id: id,
    run_name: name,
    run_uuid: id,
    source_name: "",
    source_type: LOCAL,
    source_version: "",
    start_time: milliseconds(startedAt),
    status: STATUS[status],
    tags: [],
    user_id: "",
  });
  return new Map([
    ...Object.entries(settings).map(([key, value]) => [`params/${key}`, shortened(String(value))] as const),
    ...Object.entries(allTags).map(([key, value]) => [`tags/${key}`, value] as const),
    ...metricFiles(scalars),
    ["meta.yaml", meta],
  ]);
}

/** A line a value: milliseconds since 1970, the value, the step. */
function metricFiles(scalars: readonly TrackedScalar[]): Map<string, string> {
  const files = new Map<string, string>();
  for (const { name, step, value, at } of scalars) {
    const path = `metrics/${name}`;
    files.set(path, `${files.get(path) ?? ""}${milliseconds(at)} ${value} ${step}\n`);
  }
  return files;
}

/** MLflow refuses longer values of parameters. */
const MOST_CHARACTERS = 6000;

function shortened(text: string): string {
  return text.length <= MOST_CHARACTERS ? text : `${text.slice(0, MOST_CHARACTERS - 3)}...`;
}

function prefixed(prefix: string, texts: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [prefix + name, text]));
}

function milliseconds(seconds: number): number {
  return Math.round(1000 * seconds);
}
