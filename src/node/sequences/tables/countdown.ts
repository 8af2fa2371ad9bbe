import { InputError } from "../../../core/errors.js";
import { shown } from "../../../core/shown.js";
import { COUNTDOWN } from "../../../data/sequences/contract.js";
import type { PartName } from "../../../data/split.js";
import { fileText } from "../file-text.js";
import { lookAt } from "../looked-at.js";
import type { Reading } from "../options.js";
import type { WrittenLabels } from "../part.js";

interface Sequences {
  readonly file: string;
  readonly offsets: Uint32Array;
  readonly part: PartName;
}

/**
 * At each step the steps that are left, T - 1 - t of T, at most `cap`: the life that a machine still has.
 *
 * Test sequences that were cut off earlier have that number at their last step alone, out of the file `testLabels`; one number for each, in their order.
 */
export async function countdown(
  { file, offsets, part }: Sequences,
  { cap = Number.POSITIVE_INFINITY, testLabels, signal, encoding }: Reading,
): Promise<WrittenLabels> {
  const values = new Float64Array(offsets.at(-1)!).fill(Number.NaN);
  const sequences = offsets.length - 1;
  if (part === "test" && testLabels !== undefined) {
    const { text } = await fileText(await lookAt(testLabels), { encoding, signal });
    const rest = text.split(/[\s,;]+/).filter((word) => word !== "");
    const odd = rest.find((word) => !(Number(word) >= 0));
    if (odd !== undefined || rest.length !== sequences) {
      const got = odd === undefined ? `${rest.length} numbers` : shown(odd);
      const rule = `there must be a number >= 0 for each of the ${sequences} sequences of ${file}, got ${got}.`;
      throw new InputError({ file: testLabels }, `${rule} Name the file that belongs to it with \`testLabels\`.`);
    }
    for (const [k, word] of rest.entries()) values[offsets[k + 1]! - 1] = Math.min(cap, Number(word));
  } else {
    for (let k = 0; k < sequences; k++)
      for (let step = offsets[k]!; step < offsets[k + 1]!; step++)
        values[step] = Math.min(cap, offsets[k + 1]! - 1 - step);
  }
  return { name: COUNTDOWN, of: "step", kind: "number", columns: [COUNTDOWN], values };
}

/** What was computed and how, for the reader of the result. */
export function countdownNotes({ cap, testLabels }: Reading): string[] {
  const most =
    cap === undefined
      ? "; `cap` 125 would tell no more than 125, as published figures of engines do"
      : `, ${cap} at most`;
  return [
    `The target is the number of steps left until the sequence ends${most}.`,
    ...(testLabels === undefined
      ? []
      : [
          `Test sequences are scored at their last step alone, against the numbers in ${testLabels.split("/").at(-1)}.`,
        ]),
  ];
}
