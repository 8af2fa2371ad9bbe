import type { SuiteReason } from "../../suite/reason.js";
import { bareName, folderName } from "../folder-name.js";

/** One study of a suite as it was given. */
export interface GivenEntry {
  /** What people call it: the value of a column, a file's name. */
  readonly name: string;
  readonly file: string;
  /** What `gradus poc` gets for it beside the suite's own options. */
  readonly flags: readonly string[];
  /** Why there is no table to run; left out where there is one. */
  readonly problem?: SuiteReason;
  /** Where it was asked for, "suite.json:3: studies[1]"; left out where a folder or a column did. */
  readonly place?: string;
}

/** The same with a folder of its own within the suite's. */
export interface SuiteEntry extends GivenEntry {
  readonly folder: string;
}

/** Says which suite has the folder. */
export const LOCK = "suite.lock";

/** What a suite writes into its folder, and what a study would write there that ran in the same folder before. */
const RESERVED = [
  ...["series", "suite.html", "suite.json", LOCK, `${LOCK}.takeover`],
  ...["study.json", "report.html", "curves.csv", "models", "run"],
];

/** What a file's study is called: a study file's ending is no part of its name, as a table's is none. */
export function nameOf(file: string): string {
  return bareName(file.replace(/\.(?:m?[tj]s|pq)$/i, ""));
}

/** Folders that are alike on no disk, the second of a name as so-2; of two names to the letter the same, the second is called after its folder. */
export function withOwnFolders(entries: readonly GivenEntry[]): SuiteEntry[] {
  const folders = new Set(RESERVED);
  const names = new Set<string>();
  return entries.map((entry) => {
    const base = folderName(entry.name.replaceAll(/[/\\]/g, "-")); // a name as a whole: a slash in it makes no folder
    let folder = base;
    for (let k = 2; folders.has(alike(folder)); k++) folder = `${base}-${k}`;
    folders.add(alike(folder));
    const name = names.has(entry.name) ? folder : entry.name;
    names.add(name);
    return { ...entry, name, folder };
  });
}

/** Disks of macOS and Windows take upper and lower case, and ways to write an accent, for the same. */
function alike(folder: string): string {
  return folder.normalize("NFC").toLowerCase();
}
