import { PbfWriter } from "pbf";
import type { TrackedRun, TrackedStudy } from "../contract.js";
import type { TaggedValue } from "./event.js";

const PLUGIN = "hparams";

/** What a study is to the plugin of hyperparameters: names of the settings, and the metrics its table shows. */
export function experimentValue({ name, startedAt, settings }: TrackedStudy): TaggedValue {
  return pluginValue("experiment", 2, (pbf) => {
    pbf.writeDoubleField(3, startedAt);
    for (const setting of Object.entries(settings)) pbf.writeMessage(4, writeHyperparameter, setting);
    for (const metric of METRICS) pbf.writeMessage(5, writeMetric, metric);
    pbf.writeStringField(6, name);
  });
}

/** What a run was run with. */
export function sessionStartValue({ settings, group, startedAt }: TrackedRun): TaggedValue {
  return pluginValue("session_start_info", 3, (pbf) => {
    for (const setting of Object.entries(settings)) pbf.writeMessage(1, writeSetting, setting);
    pbf.writeStringField(4, group);
    pbf.writeDoubleField(5, startedAt);
  });
}

/** How it ended, by the plugin's own codes. */
const STATUS: Readonly<Record<TrackedRun["status"], number>> = { finished: 1, diverged: 2, stopped: 2, running: 3 };

export function sessionEndValue({ status, endedAt }: Pick<TrackedRun, "status" | "endedAt">): TaggedValue {
  return pluginValue("session_end_info", 4, (pbf) => {
    pbf.writeVarintField(1, STATUS[status]);
    pbf.writeDoubleField(2, endedAt);
  });
}

/** Metrics of the table, by the scalars' names; of training or of validation by the plugin's codes, 0 of neither. */
const METRICS = [
  { name: "validation_error", dataset: 2 },
  { name: "train_objective", dataset: 1 },
  { name: "test_error", dataset: 0 },
  { name: "seconds_training", dataset: 0 },
] as const;

/** A message of plugin_data.proto in a value of its own; its field says which. */
function pluginValue(tag: string, field: number, write: (pbf: PbfWriter) => void): TaggedValue {
  const pbf = new PbfWriter();
  pbf.writeMessage(field, (_: null, inner) => write(inner), null);
  return { tag: `_${PLUGIN}_/${tag}`, value: { kind: "plugin", plugin: PLUGIN, content: pbf.finish() } };
}

const TYPE = { text: 1, number: 3 } as const;

function writeHyperparameter([name, type]: readonly [string, keyof typeof TYPE], pbf: PbfWriter): void {
  pbf.writeStringField(1, name);
  pbf.writeVarintField(4, TYPE[type]);
}

function writeMetric({ name, dataset }: (typeof METRICS)[number], pbf: PbfWriter): void {
  pbf.writeMessage(1, (tag: string, inner) => inner.writeStringField(2, tag), name);
  if (dataset > 0) pbf.writeVarintField(5, dataset);
}

/** An entry of a map from texts to google.protobuf.Value. */
function writeSetting([name, value]: readonly [string, string | number], pbf: PbfWriter): void {
  pbf.writeStringField(1, name);
  pbf.writeMessage(
    2,
    (given: string | number, inner) =>
      typeof given === "number" ? inner.writeDoubleField(2, given) : inner.writeStringField(3, given),
    value,
  );
}
