import type {
  ActionName,
  Answer,
  CompactTrial,
  ContinueRequest,
  StudyDetail,
  StudyList,
} from "../contract/messages.js";
import type { QueueAnswer } from "../contract/queue.js";
import { type PackedTrial, packTrial } from "../study/packed-trial.js";

/** What the server was asked for is not there. */
class NotFound extends Error {}

/** What is not there is none; any other failure stays one. */
export function nullIfNotFound(error: unknown): null {
  if (error instanceof NotFound) return null;
  throw error;
}

export const fetchList = () => get<StudyList>("studies");
export const fetchQueue = () => get<QueueAnswer>("queue");
export const fetchStudy = (id: string) => get<StudyDetail>(`studies/${encodeURIComponent(id)}`);

export function streamAddress(id: string, after: string | null): string {
  const place = `studies/${encodeURIComponent(id)}/stream`;
  return after === null ? place : `${place}?after=${encodeURIComponent(after)}`;
}

export function reportAddress(id: string, language: string, version: string): string {
  return `studies/${encodeURIComponent(id)}/report?lang=${language}&v=${encodeURIComponent(version)}`;
}

/** Of the verdict that was kept when the study's record took its place. */
export function keptReportAddress(id: string, language: string): string {
  return `studies/${encodeURIComponent(id)}/report?lang=${language}&before`;
}

/** Asks for an action; null where the server does not answer. */
export async function act(
  id: string,
  action: ActionName,
  request: ContinueRequest | null = null,
): Promise<Answer | null> {
  try {
    const answer = await fetch(`studies/${encodeURIComponent(id)}/${action}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(request ?? {}),
    });
    return (await answer.json()) as Answer;
  } catch {
    return null;
  }
}

/** All finished trials of a study, as they come: a line of JSON for some hundred of them. */
export async function fetchTrials(id: string): Promise<PackedTrial[]> {
  const answer = await fetch(`studies/${encodeURIComponent(id)}/trials`);
  if (!answer.ok || answer.body === null) throw new Error(`trials: ${answer.status}`);
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  const trials: PackedTrial[] = [];
  let begun = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return trials;
    const lines = (begun + value).split("\n");
    begun = lines.pop() ?? "";
    for (const line of lines) trials.push(...(JSON.parse(line) as readonly CompactTrial[]).map(packTrial));
  }
}

async function get<Found>(path: string): Promise<Found> {
  const answer = await fetch(path);
  if (answer.status === 404) throw new NotFound(path);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return (await answer.json()) as Found;
}
