import { basename, join, resolve } from "node:path";
import { Option } from "commander";
import { ensureWritableFile } from "../../node/outputs.js";
import { readNamed } from "../../node/read-named.js";
import { writeNamed } from "../../node/write.js";
import { LANGUAGES } from "../../page/text/language.js";
import { parseStudy } from "../../study/records/parse.js";
import { parseChoice } from "../parse.js";
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
      const studies = [];
      for (const folder of folders) {
        const source = join(folder, "study.json");
        const study = parseStudy(await readNamed(source, "compare"), source);
        studies.push({ name: basename(resolve(folder)), study });
      }
      if (flags.out !== undefined) {
        const inputs = folders.map((folder) => join(folder, "study.json"));
        await ensureWritableFile(flags.out, { option: "--out", inputs });
      }
      const { comparisonText, renderComparison } = await import("../../report/index.js");
      terminal.styled(comparisonText(studies, language, { width: terminal.width, color: terminal.color }));
      if (flags.out === undefined) return;
      await writeNamed(flags.out, renderComparison(studies, language), "--out");
      terminal.chat(`Page: ${flags.out}`);
    });
};
