import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished } from "vitest";
import { InputError } from "../core/errors.js";
import { refusalParts } from "../refusals/refusal-parts.js";

/** Writes a file that is gone after the test; its path. */
export async function temporaryFile(name: string, content: string | Uint8Array): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "gradus-read-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, name);
  await writeFile(file, content);
  return file;
}

/** The InputError a promise rejects with, its message without the file's path in front. */
export async function inputError(promise: Promise<unknown>): Promise<InputError & { readonly advice: string }> {
  const error = await promise.then(
    () => new Error("nothing was thrown"),
    (reason: unknown) => reason,
  );
  if (!(error instanceof InputError)) throw error;
  return Object.assign(error, { advice: error.message.slice(error.place.file.length) });
}

/** The same of what a page reads too: each such refusal can be said in Japanese. */
export async function translatedInputError(promise: Promise<unknown>): ReturnType<typeof inputError> {
  const error = await inputError(promise);
  expect(refusalParts(error.message).filter(({ language }) => language === "en")).toEqual([]);
  return error;
}

/** The folder of public data sets beside the checkout, if it is there. */
export const SHARED_DATA = join(import.meta.dirname, "../../../shared/data");
export const hasSharedData = existsSync(SHARED_DATA);
