import { InputError } from "../../core/errors.js";
import { shown } from "../../core/shown.js";
import type { PartName } from "../../data/split.js";
import { fileText } from "./file-text.js";
import { eachFile, type SequenceFormat } from "./format.js";
import type { LookedAt } from "./looked-at.js";
import type { Reading } from "./options.js";
import { numbered, offsetsOf, type SequencePart } from "./part.js";

/**
 * Music as JSON: pieces are lists of frames, and a frame is the list of the notes that sound, by their MIDI numbers, -1 for a voice that is silent.
 * An object has a list of pieces for each part ("train", "valid", "test"); a list has the pieces, or the frames of one.
 *
 * A column is a note that sounds in some piece. The keys that no piece plays, of 88 say, would add to the loss of a step what a network loses on an output
 * that is always 0: that goes to 0 in training, so that figures stay comparable with those of 88 outputs.
 */
export const frames: SequenceFormat = {
  name: "JSON lists of frames",
  options: [],
  fits: (looked) => /\.json$/i.test(looked.name) || holdsFrames(looked),
  read: eachFile(readFrames),
};

/** Whether a text begins as lists of lists do, or as an object of them; first pieces may be empty. */
export function holdsFrames({ text }: LookedAt): boolean {
  return /^\ufeff?\s*(?:\{\s*"\w+"\s*:\s*\[|\[\s*(?:\[\s*\]\s*,\s*)*\[)\s*\[/.test(text);
}

const PARTS: Readonly<Record<string, PartName>> = {
  ...{ train: "train", training: "train", test: "test" },
  ...{ valid: "validation", validation: "validation", val: "validation", dev: "validation" },
};
const IN_ORDER: readonly PartName[] = ["train", "validation", "test"];
const SILENT = -1;
const MOST_NOTE = 127;

type Piece = readonly (readonly number[])[];

async function readFrames(looked: LookedAt, options: Reading): Promise<SequencePart> {
  const { file } = looked;
  const { text } = await fileText(looked, options);
  const parts = partsOf(parsed(text, file), file);
  const pieces = parts.flatMap(({ pieces }) => pieces);
  const common = {
    names: numbered(pieces.length),
    offsets: offsetsOf(pieces.map(({ length }) => length)),
    labels: null,
    parts: parts.some(({ part }) => part === null)
      ? null
      : parts.flatMap(({ part, pieces: own }) => own.map(() => part!)),
  };
  return { ...common, ...(rollOf(pieces) ?? notesOf(pieces, file)) };
}

type Steps = Pick<SequencePart, "columns" | "isOpen" | "steps" | "notes">;

/** Frames of one length with 0 and 1 alone are rows of a piano roll; null for others. */
function rollOf(pieces: readonly Piece[]): Steps | null {
  const rows = pieces.flat();
  const width = rows[0]?.length ?? 0;
  if (width < 3 || !rows.every((row) => row.length === width && row.every((cell) => cell === 0 || cell === 1)))
    return null;
  const columns = Array.from({ length: width }, (_, k) => `key ${k + 1}`);
  return { columns, steps: { kind: "numbers", values: Float64Array.from(rows.flat()) }, notes: [] };
}

function notesOf(pieces: readonly Piece[], file: string): Steps {
  const notesUsed = [...new Set(pieces.flat(2))].filter((note) => note !== SILENT).sort((a, b) => a - b);
  const hasSilence = pieces.some((piece) => piece.some((frame) => frame.includes(SILENT)));
  if (notesUsed.length === 0) throw new InputError({ file }, "no note sounds in any frame. Is this the right file?");
  const rows = pieces.flat();
  const columnOf = new Map(notesUsed.map((note, k) => [note, k]));
  const width = notesUsed.length;
  const values = new Float64Array(rows.length * width); // (steps, I)
  for (const [k, frame] of rows.entries())
    for (const note of frame) if (note !== SILENT) values[k * width + columnOf.get(note)!] = 1;
  return {
    columns: notesUsed.map((note) => `note ${note}`),
    isOpen: true,
    steps: { kind: "numbers", values },
    notes: [
      `Columns are the ${width} notes that some piece plays, ${notesUsed[0]} to ${notesUsed.at(-1)}; keys that none plays would add nearly nothing to the loss of a step.`,
      ...(hasSilence ? ["-1 was taken as silence; a note in two voices at once counts once."] : []),
    ],
  };
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const cause = (error as Error).message;
    throw new InputError({ file }, `a file of this name must be JSON, got ${cause}. Is it complete?`);
  }
}

interface OwnPart {
  readonly part: PartName | null;
  readonly pieces: readonly Piece[];
}

function partsOf(content: unknown, file: string): readonly OwnPart[] {
  if (Array.isArray(content)) return [{ part: null, pieces: piecesOf(content, file) }];
  const entries = typeof content === "object" && content !== null ? Object.entries(content) : [];
  const found = entries.map(([key, value]) => ({ part: PARTS[key.toLowerCase()], key, value }));
  const odd = found.find(({ part }) => part === undefined);
  if (found.length === 0 || odd !== undefined) {
    const got = odd === undefined ? shown(content) : `"${odd.key}"`;
    throw new InputError(
      { file },
      `JSON must be lists of frames, or an object of them with the keys "train", "valid" and "test", got ${got}. Write it so, or as a table.`,
    );
  }
  return IN_ORDER.flatMap((part) =>
    found
      .filter((one) => one.part === part)
      .map(({ key, value }) => ({ part, pieces: piecesOf(value, `${file}, "${key}"`) })),
  );
}

/** The pieces of a list of them, or of the frames of one. */
function piecesOf(list: unknown, file: string): readonly Piece[] {
  if (!Array.isArray(list)) {
    throw new InputError({ file }, `pieces must be a list of lists of frames, got ${shown(list)}.`);
  }
  const isOne = list.every((frame) => Array.isArray(frame) && frame.every((note) => typeof note === "number"));
  const pieces = isOne && list.some((frame: readonly unknown[]) => frame.length > 0) ? [list] : list;
  for (const [k, piece] of pieces.entries()) ensurePiece(piece, k, file);
  return pieces as readonly Piece[];
}

function ensurePiece(piece: unknown, k: number, file: string): void {
  const place = { file: `${file}, piece ${k + 1}` };
  if (!Array.isArray(piece)) throw new InputError(place, `a piece must be a list of frames, got ${shown(piece)}.`);
  for (const [t, frame] of piece.entries()) {
    const bad: unknown = Array.isArray(frame) ? frame.find((note) => !isNote(note)) : frame;
    if (Array.isArray(frame) && bad === undefined) continue;
    const rule = `frame ${t + 1} must be a list of notes, whole numbers from 0 to ${MOST_NOTE} or -1 for silence, got ${shown(bad)}.`;
    throw new InputError(place, `${rule} Write other sequences as a table.`);
  }
}

function isNote(note: unknown): boolean {
  return Number.isInteger(note) && (note as number) >= SILENT && (note as number) <= MOST_NOTE;
}
