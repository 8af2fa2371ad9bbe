import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** What a study of a suite had ended with: stands in its folder, beside what it ran. */
interface EndedMark {
  readonly words: readonly string[];
  /** Of every file that it read: size in bytes, and when it was changed, in milliseconds since 1970. */
  readonly files: Readonly<Record<string, readonly [size: number, changed: number]>>;
}

const markIn = (folder: string) => join(folder, "run", "suite.json");

/**
 * Marks a study as ended, so that it is not run again as long as its words and its files are the same. A file that was changed since the study began may have
 * been read before: such a study is left unmarked, and looked at again.
 *
 * @param read words among which are the files that it read
 */
export async function markEnded(
  folder: string,
  {
    words,
    read,
    startedAt,
  }: { readonly words: readonly string[]; readonly read: readonly string[]; readonly startedAt: number },
): Promise<void> {
  const files = await filesAmong(read);
  if (Object.values(files).some(([, changed]) => changed >= startedAt)) return;
  const mark: EndedMark = { words, files };
  await writeFile(markIn(folder), `${JSON.stringify(mark)}\n`).catch(() => {}); // it would be looked at again, no more
}

/** Whether the study of a folder ended with the same words, and the files that it read are as they were. */
export async function isEndedBefore(folder: string, words: readonly string[]): Promise<boolean> {
  try {
    const before = JSON.parse(await readFile(markIn(folder), "utf8")) as EndedMark;
    const files = await filesAmong(Object.keys(before.files));
    return JSON.stringify([before.words, before.files]) === JSON.stringify([words, files]);
  } catch {
    return false;
  }
}

async function filesAmong(words: readonly string[]): Promise<EndedMark["files"]> {
  const found: Record<string, readonly [number, number]> = {};
  for (const word of words) {
    const path = word.replace(/^--[a-z-]+=/, "");
    const file = await stat(path).catch(() => null);
    if (file?.isFile()) found[path] = [file.size, file.mtimeMs];
  }
  return found;
}
