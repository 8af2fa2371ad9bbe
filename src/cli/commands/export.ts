import { basename } from "node:path";
import { Option } from "commander";
import { ensure } from "../../core/errors.js";
import { exportModel } from "../../model/export/export-model.js";
import { exportFormats } from "../../model/export/index.js";
import { loadModel } from "../../node/model-files.js";
import { ensureWritableFile } from "../../node/outputs.js";
import { writeNamed } from "../../node/write.js";
import type { AddCommand } from "../surroundings.js";
import type { Terminal } from "../terminal.js";

interface ExportFlags {
  readonly format: string;
  readonly out?: string;
}

/** gradus export MODEL: the model as a file of another format. */
export const addExport: AddCommand = (program, { terminal }) => {
  program
    .command("export <model>")
    .description("write a model for other programs: ONNX, PyTorch's safetensors, a TypeScript module")
    .addOption(new Option("--format <name>", `one of ${exportFormats.names.join(", ")}`).default("onnx"))
    .addOption(
      new Option(
        "--out <file>",
        "where it goes; - is standard output (default: beside the model, with the format's ending)",
      ),
    )
    .action(async (modelFile: string, flags: ExportFlags) => {
      const { name: format, extension } = exportFormats.get(flags.format, "--format");
      const model = await loadModel(modelFile);
      const out = flags.out ?? (modelFile === "-" ? "-" : modelFile.replace(/(\.json)?$/i, extension));
      const file = out === "-" ? `model${extension}` : basename(out);
      const { content, of, rows, columns, words, notes, usage } = exportModel(model, { format, file });
      if (out === "-") {
        ensureReadable(format, content);
        await terminal.pour([content]);
      } else {
        await ensureWritableFile(out, { option: "--out", inputs: [modelFile], bytes: content.length });
        await writeNamed(out, content, "--out");
      }
      for (const line of words) terminal.chat(line);
      if (of === "symbol") terminal.chat(`Its symbols, by their places from 0: ${JSON.stringify(columns)}`);
      else sayColumns(`Each ${of} (of ${rows})`, columns, terminal);
      for (const note of notes) terminal.chat(`note: ${note}`);
      for (const line of usage) terminal.chat(`  ${line}`);
      if (out !== "-") terminal.chat(`Model: ${out}`);
    });
};

function sayColumns(each: string, columns: readonly string[], terminal: Terminal): void {
  terminal.chat(`${each} has ${columns.length} ${columns.length === 1 ? "column" : "columns"}, in this order:`);
  for (const column of columns) terminal.chat(`  ${column}`);
}

/** Throws for bytes that are no text where they would come on a screen. */
function ensureReadable(format: string, content: Uint8Array): void {
  ensure(
    process.stdout.isTTY !== true || !content.includes(0),
    () =>
      `--out - would write ${content.length} bytes of ${format} on the screen. Name a file, or add > FILE to the command.`,
  );
}
