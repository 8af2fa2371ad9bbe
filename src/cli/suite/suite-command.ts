import { existsSync } from "node:fs";
import { join } from "node:path";
import { GradusError } from "../../core/errors.js";
import { gradusVersion } from "../../node/machine.js";
import { wordsWithoutSecrets } from "../../node/queue/address.js";
import { takeLock } from "../../node/store/lock.js";
import { ensureWritableFolder, writeNamed } from "../../node/write.js";
import { loadCharts } from "../../page/charts/load-charts.js";
import { FEWEST_SEEDS } from "../../study/spec/size.js";
import { suiteRecord } from "../../suite/make-suite.js";
import { type SuiteRow, suiteJson } from "../../suite/record.js";
import { SUITE_TEXTS } from "../../suite/text/index.js";
import { reasonText } from "../../suite/text/reason-words.js";
import { commandLine } from "../command-line.js";
import { ensureReachable } from "../queue-options.js";
import { STOPPED } from "../study-command.js";
import type { Surroundings } from "../surroundings.js";
import { LOCK } from "./entry.js";
import type { EntryEnd } from "./run-entry.js";
import { runSuite } from "./run-suite.js";
import type { SuiteChoices } from "./suite-choices.js";

/** No study could be run: the input must change. */
const NONE = 2;
/** Some could not: the others are done. */
const SOME_NOT = 1;

/**
 * Runs a suite, writes its record and its page, and returns the exit status. The page of an earlier command stays until a study of this one has run as it was
 * asked for.
 */
export async function suiteCommand(choices: SuiteChoices, surroundings: Surroundings): Promise<number> {
  const { out, options } = choices;
  // A queue that nobody can use is told once, before each study would say so.
  await ensureReachable(options.queue === null ? null : { address: options.queue }, (note) =>
    surroundings.terminal.chat(note),
  );
  await loadCharts();
  await ensureWritableFolder(out, "--out");
  const lock = await takeLock(
    join(out, LOCK),
    "Another suite runs in this folder: wait for it, or give another --out.",
  );
  return runLocked(choices, surroundings).finally(lock.release);
}

async function runLocked(
  { language, atOnce, json, out, defaults, flags, options, entriesIn, notes }: SuiteChoices,
  { terminal, signal }: Surroundings,
): Promise<number> {
  const texts = SUITE_TEXTS[language];
  const [recordFile, pageFile] = [join(out, "suite.json"), join(out, "suite.html")];
  const wasThere = existsSync(recordFile);
  const { entries, unnamed } = await entriesIn(join(out, "series"));
  const count = entries.length;
  const own = { gradus: gradusVersion(), command: commandLine(wordsWithoutSecrets(process.argv.slice(2))), unnamed };
  terminal.chat(texts.begins(count, out));
  if (unnamed !== null) terminal.chat(texts.unnamed(unnamed));
  for (const note of texts.entryNotes(notes)) terminal.chat(note);
  if (options.isAlone && options.asked.seeds < FEWEST_SEEDS)
    terminal.chat(texts.fewSeeds(options.asked.seeds, FEWEST_SEEDS));

  const running = new Set<string>();
  const held: SuiteRow[] = []; // not told yet: it may be that none can be run
  let isKept = wasThere;
  let writing = Promise.resolve();
  const onEnd = async ({ row, isAsAsked }: EntryEnd, all: readonly SuiteRow[]) => {
    running.delete(row.name);
    held.push(row);
    if (isAsAsked) isKept = false;
    if (!isKept) {
      for (const one of held.splice(0)) terminal.chat(texts.ended(one));
      writing = writing.then(() => writeNamed(recordFile, suiteJson(suiteRecord(all, own)), "--out"));
    }
    terminal.status(texts.status(all.length, count, [...running]));
    await writing;
  };
  const rows = await runSuite(entries, {
    out,
    defaults,
    flags,
    atOnce,
    signal,
    onEnd,
    onStart: (name) => running.add(name),
  });
  terminal.status("");
  if (isKept) {
    if (!signal.aborted) throw noneAsAsked(rows, out);
    terminal.chat(texts.goesOn);
    return STOPPED;
  }

  const suite = suiteRecord(rows, own);
  const [{ renderSuite }, { suiteText }] = await Promise.all([
    import("../../suite/page/render-suite.js"),
    import("../../suite/suite-text.js"),
  ]);
  if (json) terminal.out(suiteJson(suite));
  else terminal.styled(suiteText(suite, language, { width: terminal.width, color: terminal.color }));
  await writeNamed(recordFile, suiteJson(suite), "--out");
  await writeNamed(pageFile, renderSuite(suite, language), "--out");
  terminal.chat(texts.page(pageFile));
  if (signal.aborted) {
    terminal.chat(texts.goesOn);
    return STOPPED;
  }
  const refused = suite.studies.filter(({ state }) => state === "refused").length;
  return refused === suite.studies.length ? NONE : refused > 0 ? SOME_NOT : 0;
}

function noneAsAsked(rows: readonly SuiteRow[], out: string): GradusError {
  const reason = rows.find((row) => row.reason !== null)?.reason ?? null;
  return new GradusError(
    `suite: none of the ${rows.length} studies in ${out} can be run as they are asked for now, and its page is left as it was. The first one: ${reason === null ? "" : reasonText(reason, "en")}`,
  );
}
