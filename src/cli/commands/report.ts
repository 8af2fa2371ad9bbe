import { join } from "node:path";
import { Option } from "commander";
import { writeNamed } from "../../node/write.js";
import { LANGUAGES } from "../../page/text/language.js";
import { TEXTS } from "../../report/text/index.js";
import { parseMoney } from "../../study/spec/money.js";
import { parseChoice } from "../parse.js";
import { ensurePage, readStudy } from "../stored-study.js";
import type { AddCommand } from "../surroundings.js";
import { addTrackOptions, ensureTrackFolders, type TrackFlags } from "../track-options.js";
import { writeTrackedStudy } from "../track-study.js";

interface ReportFlags extends TrackFlags {
  readonly lang: string;
  readonly money?: string;
  readonly out?: string;
}

/** gradus report DIR: the report and the verdict of a study that has run, again. */
export const addReport: AddCommand = (program, { terminal }) => {
  const command = program
    .command("report <dir>")
    .description("write the report of a study's folder again, in another language too; nothing is trained")
    .addOption(new Option("--lang <language>", `report in ${LANGUAGES.join(" or ")}`).default("en"))
    .addOption(new Option("--money <list>", "what training costs, as of poc (default: as the study was told)"))
    .addOption(new Option("--out <file>", "where the page goes (default: report.html in the folder)"));
  addTrackOptions(command).action(async (folder: string, flags: ReportFlags) => {
    const language = parseChoice("--lang", flags.lang, LANGUAGES);
    const stored = await readStudy(folder, "report");
    const study = flags.money === undefined ? stored : { ...stored, money: parseMoney(flags.money) };
    const out = flags.out ?? join(folder, "report.html");
    await ensurePage(out, [folder]);
    await ensureTrackFolders(flags);
    const { renderReport, verdictText } = await import("../../report/index.js");
    const page = await renderReport(study, language);
    terminal.styled(verdictText(study, language, { width: terminal.width, color: terminal.color }));
    await writeNamed(out, page, "--out");
    await writeTrackedStudy({ ...flags, out: folder }, study);
    terminal.chat(TEXTS[language].chatReport(out));
  });
};
