import type { TrackedRun, TrackedScalar, TrackedStudy } from "../contract.js";
import { eventBytes, type TaggedValue, type TensorboardEvent } from "./event.js";
import { frameRecord } from "./frame-record.js";
import { experimentValue, sessionEndValue, sessionStartValue } from "./hparams.js";

/** TensorBoard reads all files of a folder whose name has "tfevents" in it. One name, so that a study that goes on adds to the file it has. */
export const EVENT_FILE = "events.out.tfevents.gradus";

/**
 * The event file of a run: what it was run with, its scalars by epoch, how it ended, and what the end of the study adds.
 *
 * Whoever writes the file of a run again when more of it is known writes the same bytes and some more.
 */
export function runEvents(run: TrackedRun): Uint8Array {
  const { startedAt, status, endedAt } = run;
  return framed([
    version(startedAt),
    event(startedAt, sessionStartValue(run)),
    ...run.scalars.map(scalarEvent),
    ...(status === "running" ? [] : [event(endedAt, sessionEndValue(run)), ...notesEvents(run)]),
    ...run.concluded.map(scalarEvent),
  ]);
}

/** The event file of the study itself: its settings, and the verdict when it is known. */
export function studyEvents(study: TrackedStudy): Uint8Array {
  const { startedAt, endedAt, verdict, scalars, facts } = study;
  const told = Object.entries(facts)
    .map((fact) => fact.join(": "))
    .join("\n");
  return framed([
    version(startedAt),
    event(startedAt, experimentValue(study)),
    ...(told === "" ? [] : [event(startedAt, textValue("study", told))]),
    ...(verdict === null ? [] : [event(endedAt ?? startedAt, textValue("verdict", verdict))]),
    ...scalars.map(scalarEvent),
  ]);
}

function framed(events: readonly TensorboardEvent[]): Uint8Array {
  const records = events.map((one) => frameRecord(eventBytes(one)));
  const bytes = new Uint8Array(records.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const record of records) {
    bytes.set(record, at);
    at += record.length;
  }
  return bytes;
}

function version(wallTime: number): TensorboardEvent {
  return { wallTime, step: 0, what: { fileVersion: "brain.Event:2" } };
}

function event(wallTime: number, ...values: readonly TaggedValue[]): TensorboardEvent {
  return { wallTime, step: 0, what: { values } };
}

function scalarEvent({ name, step, value, at }: TrackedScalar): TensorboardEvent {
  return { wallTime: at, step, what: { values: [{ tag: name, value: { kind: "scalar", value } }] } };
}

function notesEvents({ notes, endedAt }: TrackedRun): TensorboardEvent[] {
  return Object.entries(notes).map(([name, text]) => event(endedAt, textValue(name, text)));
}

/** Lines as they are: TensorBoard reads texts as Markdown, where four blanks before a line keep it so. */
function textValue(tag: string, text: string): TaggedValue {
  const lines = text.trimEnd().split("\n");
  return { tag, value: { kind: "text", text: lines.map((line) => `    ${line}`).join("\n") } };
}
