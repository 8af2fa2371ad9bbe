import { Option } from "commander";
import { writeNamed } from "../../node/write.js";
import { LANGUAGES } from "../../page/text/language.js";
import type { NamedStudy } from "../../report/compare/named-study.js";
import { TEXTS } from "../../report/text/index.js";
import { parseChoice } from "../parse.js";
import { ensurePage, namesOf, readStudy } from "../stored-study.js";
import type { AddCommand } from "../surroundings.js";

interface CompareFlags {
  readonly lang: string;
  readonly out?: string;
}

/** gradus compare DIR...: studies side by side. */
export const addCompare: AddCommand = (program, { terminal }) => {
  program
    .command("compare <dir...>")
    .description("print studies side by side, a line each; with --out as a page too")
    .addOption(new Option("--lang <language>", `${LANGUAGES.join(" or ")}`).default("en"))
    .addOption(new Option("--out <file>", "where the page goes (default: none)"))
    .action(async (folders: readonly string[], flags: CompareFlags) => {
      const language = parseChoice("--lang", flags.lang, LANGUAGES);
      const names = namesOf(folders);
      const studies: NamedStudy[] = [];
      for (const [k, folder] of folders.entries()) {
        studies.push({ name: names[k]!, study: await readStudy(folder, "compare") });
      }
      if (flags.out !== undefined) await ensurePage(flags.out, folders);
      const { comparisonText, renderComparison } = await import("../../report/index.js");
      terminal.styled(comparisonText(studies, language, { width: terminal.width, color: terminal.color }));
      if (flags.out === undefined) return;
      await writeNamed(flags.out, renderComparison(studies, language), "--out");
      terminal.chat(TEXTS[language].chatPage(flags.out));
    });
};
