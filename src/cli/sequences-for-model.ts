import type { ListenedSignal } from "../core/stop-signal.js";
import type { SequenceData } from "../data/sequences/contract.js";
import type { ModelRecord } from "../model/schema.js";
import { readSequences } from "../node/sequences/read-sequences.js";
import { parseInteger } from "./parse.js";
import { parseReadFlags, type ReadFlags } from "./read-flags.js";
import type { SequenceFlags } from "./sequence-options.js";
import { defined, seriesOf } from "./sequence-task.js";

/** Sequences for a model, read as those that it was trained on unless flags say otherwise. */
export async function readForModel(
  { sequences, inputs, targets, window }: ModelRecord,
  file: string,
  flags: ReadFlags & Pick<SequenceFlags, "labels" | "channels">,
  signal: ListenedSignal,
): Promise<SequenceData> {
  const { task, reading } = sequences!;
  const { time, timeFormat, series, decimal, missingValues, encoding, skipRows } = parseReadFlags(flags);
  const sequence = seriesOf(series) ?? reading.sequence;
  const channels = flags.channels === undefined ? reading.channels : parseInteger("--channels", flags.channels, 1);
  return readSequences(file, {
    ...defined({ time, timeFormat, decimal, missingValues, encoding, skipRows, labels: flags.labels }),
    ...(reading.target !== null && { target: reading.target }),
    ...(sequence !== null && { sequence }),
    ...(channels !== null && { channels }),
    task,
    model: {
      columns: inputs.columns,
      classes: task === "classify" || task === "tag" ? targets.columns : null,
      time: reading.time,
      window,
    },
    signal,
  });
}
