import { recorded } from "../report/text/ja/phrases/index.js";
import { type CompiledEntry, compiled, ENDS, translatedBy } from "./entry.js";
import { kinds } from "./kinds.js";
import { withoutOwner } from "./owner.js";
import { choices } from "./text/choices.js";
import { columns } from "./text/columns.js";
import { files } from "./text/files.js";
import { models } from "./text/models.js";
import { page } from "./text/page.js";
import { records } from "./text/records.js";
import { rows } from "./text/rows.js";
import { times } from "./text/times.js";

/** A sentence of a refusal, or the place before it. */
export interface RefusalPart {
  readonly text: string;
  readonly language: "en" | "ja";
}

export const SENTENCES = [...files, ...rows, ...columns, ...times, ...choices, ...models, ...records, ...page];

let ready: readonly CompiledEntry[] | null = null;

/** Made with the first refusal: most programs that load this have none to say. */
function sentences(): readonly CompiledEntry[] {
  ready ??= SENTENCES.map((entry) => compiled(entry, kinds));
  return ready;
}

/**
 * A refusal of the library in Japanese, sentence by sentence: the English text is the key. A sentence that no entry knows stays as it is.
 *
 * Values may hold what ends a sentence. Of all ways to part the text the one is taken that leaves the fewest letters in English, and of those the one
 * with the most sentences.
 */
export function refusalParts(message: string): RefusalPart[] {
  const whole = partsOf(message);
  let best = whole;
  for (const { prefix, rest } of placesOf(message)) {
    if (best.left === 0) break;
    const parts = partsOf(rest);
    const left = parts.left;
    if (left < best.left) best = { left, parts: [...(prefix === "" ? [] : [japanese(prefix)]), ...parts.parts] };
  }
  return best.parts;
}

interface Parted {
  readonly parts: RefusalPart[];
  /** Letters that stay in English. */
  readonly left: number;
}

function partsOf(text: string): Parted {
  const cuts = [0, ...[...text.matchAll(ENDS)].map(({ index, 0: end }) => index + end.length), text.length];
  // From the end: what is best from each cut on.
  const from: Parted[] = [];
  for (let k = cuts.length - 1; k >= 0; k--) {
    if (k === cuts.length - 1) {
      from[k] = { parts: [], left: 0 };
      continue;
    }
    for (let end = k + 1; end < cuts.length; end++) {
      const sentence = text.slice(cuts[k], cuts[end]).trimEnd();
      const known = sentenceIn(sentence);
      if (known === null && end > k + 1) continue;
      const part: RefusalPart = known === null ? { text: sentence, language: "en" } : japanese(known);
      const left = from[end]!.left + (known === null ? sentence.length : 0);
      if (from[k] === undefined || left < from[k].left) from[k] = { parts: [part, ...from[end]!.parts], left };
    }
  }
  return from[0]!;
}

/** Refusals quote the notes of reading. */
function sentenceIn(sentence: string): string | null {
  const own = translatedBy(sentences(), sentence);
  if (own !== null || !/^Left out of the inputs/.test(sentence)) return own;
  const note = recorded.note(sentence);
  return note === sentence ? null : note;
}

function japanese(text: string): RefusalPart {
  return { text, language: "ja" };
}

const PLACE = /^(?<file>[^`]+?)(?:, row (?<row>\d+))?(?:, column (?<column>".*?"))?: /su;

/** What may stand before the first sentence, in Japanese: each colon may be the one behind it. */
function* placesOf(message: string): Generator<{ readonly prefix: string; readonly rest: string }> {
  const told = withoutOwner(message);
  if (told !== message) yield { prefix: "", rest: told };
  for (const { index } of told.matchAll(/: /g)) {
    const place = told.slice(0, index + 2);
    const { file, row, column } = new RegExp(`${PLACE.source}$`, "su").exec(place)?.groups ?? {};
    if (file === undefined) continue;
    const where = [file, ...(row ? [`${row} 行目`] : []), ...(column ? [`列 ${column}`] : [])];
    yield { prefix: `${where.join("、")}：`, rest: told.slice(place.length) };
  }
}
