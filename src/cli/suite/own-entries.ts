import { basename } from "node:path";
import { GradusError } from "../../core/errors.js";
import type { TableChoice } from "../../poc/study-layer.js";
import { reasonText } from "../../suite/text/reason-words.js";
import type { EntryNotes } from "../../suite/text/texts.js";
import { testPartOf } from "../sequence-task.js";
import { type GivenEntry, type SuiteEntry, withOwnFolders } from "./entry.js";

/**
 * The entries that are studies of their own, each with its folder: the test part of another table of the folder is none.
 *
 * @param choice what all studies are asked for
 * @throws GradusError where none of them can be run
 */
export async function ownEntries(
  given: readonly GivenEntry[],
  choice: TableChoice,
): Promise<{ readonly entries: readonly SuiteEntry[]; readonly notes: EntryNotes }> {
  const parts = await testParts(given, choice);
  const own = given.filter((entry) => !parts.has(entry));
  const [first] = own;
  if (first?.problem !== undefined && own.every(({ problem }) => problem !== undefined))
    throw new GradusError(
      `suite: none of the ${own.length} studies can be run. The first one: ${reasonText(first.problem, "en")}`,
    );
  const entries = withOwnFolders(own);
  const notes = { testParts: [...parts].map(({ file }) => basename(file)), sameNames: sameNames(own, entries) };
  return { entries, notes };
}

/** Of a folder alone: who lists a file asks for it. */
async function testParts(given: readonly GivenEntry[], choice: TableChoice): Promise<ReadonlySet<GivenEntry>> {
  const parts = new Set<GivenEntry>();
  for (const { file, place, problem } of given) {
    const test = place === undefined && problem === undefined ? await testPartOf(file, choice) : null;
    const part = given.find((entry) => entry.file === test);
    if (part !== undefined) parts.add(part);
  }
  return parts;
}

/** Names that stand for several studies, with what these are called, in the order of the first. */
function sameNames(given: readonly GivenEntry[], entries: readonly SuiteEntry[]): EntryNotes["sameNames"] {
  const groups = new Map<string, { files: Set<string>; called: string[] }>();
  given.forEach(({ name, file }, k) => {
    const group = groups.get(name) ?? { files: new Set(), called: [] };
    groups.set(name, group);
    group.files.add(basename(file));
    group.called.push(entries[k]!.name);
  });
  return [...groups.values()]
    .filter(({ called }) => called.length > 1)
    .map(({ files, called }) => ({ files: [...files], called }));
}
