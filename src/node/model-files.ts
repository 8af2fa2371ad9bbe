import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { GradusError } from "../core/errors.js";
import { ensureArgument } from "../core/options.js";
import { required, text as textRule } from "../core/rules.js";
import { ensureModel, parseModel } from "../model/record.js";
import type { ModelRecord } from "../model/schema.js";
import { givenStream, STDIN } from "./given-stream.js";
import { ensureFile } from "./read-named.js";
import { causeOf, remedyOf } from "./system-error.js";
import { writeNamed } from "./write.js";

/**
 * Writes a model as JSON, whole or not at all; its folder is made where there is none.
 *
 * @throws GradusError for a file that cannot be written, or a record that `loadModel` would refuse
 */
export async function saveModel(file: string, model: ModelRecord): Promise<void> {
  ensureArgument("saveModel", file, ["file", required(textRule)]);
  const record = ensureModel(model, "saveModel: `model`");
  await writeNamed(file, `${JSON.stringify(record, null, 2)}\n`, "saveModel: `file`");
}

/**
 * Reads a model that `saveModel`, `gradus train` or `gradus poc` wrote; "-" is standard input.
 *
 * @throws GradusError for a file that cannot be read or is no model of this version; it names the place in it
 */
export async function loadModel(file: string): Promise<ModelRecord> {
  ensureArgument("loadModel", file, ["file", required(textRule)]);
  const name = file === "-" ? STDIN : file;
  let json: string;
  try {
    const stream = givenStream(file);
    if (stream === null) await ensureFile(file);
    json = await (stream === null ? readFile(file, "utf8") : text(stream));
  } catch (error) {
    if (error instanceof GradusError) throw error;
    throw new GradusError(
      `${name}: the model must be a readable file, got ${causeOf(error)}. ${remedyOf(error, "check the path.")}`,
    );
  }
  return parseModel(json, name);
}
