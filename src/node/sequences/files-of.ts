import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { GradusError, InputError } from "../../core/errors.js";
import { listed, quoted } from "../../core/listed.js";
import type { PartName } from "../../data/split.js";
import type { GivenFile } from "./format.js";
import { type LookedAt, lookAt } from "./looked-at.js";
import type { Reading } from "./options.js";
import { countdownNameOf, pairedIn, testNameOf } from "./pairs.js";

/** The files that are read, that of training first. */
interface Files {
  readonly files: readonly GivenFile[];
  readonly testLabels: string | undefined;
  readonly notes: readonly string[];
}

/** The files of all parts: those that the options name, else a test file beside that of training, which a note tells. */
export async function filesOf(file: string, options: Reading): Promise<Files> {
  const notes: string[] = [];
  let first = await lookAt(file);
  if (first.entries !== null) first = await withinFolder(first, notes);
  const files: GivenFile[] = [{ looked: first, part: "train" }];
  const add = async (names: readonly string[], part: PartName) => {
    for (const name of names) files.push({ looked: await lookAt(name), part });
  };
  await add(givenFiles(options.validationData), "validation");
  // A model is told what to predict by name.
  const looks = options.testData === undefined && options.model === undefined;
  const test = looks ? await besideOf(first, testNameOf) : null;
  if (test !== null) notes.push(`The test part is ${basename(test)}, which lies beside; \`testData\` names another.`);
  await add(test === null ? givenFiles(options.testData) : [test], "test");
  const hasTest = files.some(({ part }) => part === "test");
  if (options.testLabels !== undefined && !hasTest) {
    throw new GradusError(`\`testLabels\` goes with a test part, got none. Name its file with \`testData\`.`);
  }
  const found = options.testLabels ?? (hasTest ? await besideOf(first, countdownNameOf) : null);
  return { files, testLabels: found ?? undefined, notes };
}

/** One file, or several with commas between them. */
function givenFiles(given: string | undefined): readonly string[] {
  if (given === undefined) return [];
  if (existsSync(given) || !given.includes(",")) return [given];
  return given.split(",").map((name) => name.trim());
}

/** The file of that name in the same folder, packed or not; null where there is none. */
export async function besideOf(
  { path }: Pick<LookedAt, "path">,
  nameOf: (name: string) => string | null,
): Promise<string | null> {
  const own = basename(path);
  const name = nameOf(own);
  if (name === null || name === own) return null;
  const entries = await readdir(dirname(path)).catch((): string[] => []);
  const found = [name, `${name}.gz`, name.replace(/\.gz$/, "")].find((one) => entries.includes(one));
  return found === undefined ? null : join(dirname(path), found);
}

/** IDX files of images, whose labels lie beside them. */
const IMAGES = /images.*idx[2-4]/i;

/** The training file of a folder that holds a pair or a file of images; the folder itself where it holds something else. */
async function withinFolder(folder: LookedAt, notes: string[]): Promise<LookedAt> {
  const paired = pairedIn(folder.entries!);
  const training = paired.length > 0 ? paired : folder.entries!.filter((name) => IMAGES.test(name));
  if (training.length === 0) return folder;
  const stems = new Set(training.map((name) => name.replace(/(?:\.[^.]+)+$/, "")));
  if (stems.size > 1) {
    throw new InputError(
      { file: folder.file },
      `a folder must hold one file of training, or one pair of it and a test file, got ${listed(training.map(quoted))}. Name one of them.`,
    );
  }
  // Of several endings that which says most of its content.
  const name = training.find((one) => /\.ts(?:\.gz)?$/.test(one)) ?? training[0]!;
  notes.push(`Of the folder, ${name} was read; name another file to read that.`);
  return lookAt(join(folder.path, name));
}
