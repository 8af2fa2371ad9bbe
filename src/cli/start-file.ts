import { existsSync } from "node:fs";
import { GradusError } from "../core/errors.js";
import { importWeights } from "../model/import/import-weights.js";
import { weightFormats } from "../model/import/index.js";
import type { Network } from "../network/build.js";
import { readNamedBytes } from "../node/read-named.js";
import type { MethodSpec } from "../study/records/method.js";
import { STARTS, type Start } from "../study/spec/methods/diffusion.js";
import { plainRecipe } from "../train/method-recipe.js";

/** Whether what --start was given is a file of weights, and no choice: a file that is there, or a name that only one could have. */
export function isStartFile(text: string): boolean {
  if (Object.hasOwn(STARTS, text)) return false;
  const endings = weightFormats.items.map(({ extension }) => extension);
  return endings.some((ending) => text.toLowerCase().endsWith(ending)) || /[/\\]/.test(text) || existsSync(text);
}

/** What a method starts from that is no choice of its own. */
export const NO_CHOICE: Start = "random";

/**
 * The method with weights of a file as its first parameters: an initialiser as plain data, so that it reaches every thread.
 *
 * @throws GradusError for a method that draws its own parameters, a file that cannot be read, and weights of another network
 */
export async function startingFrom(
  file: string,
  method: MethodSpec,
  { network, note }: { readonly network: Network; readonly note: (words: string) => void },
): Promise<MethodSpec> {
  if (method.recipe.trainer.name !== plainRecipe.trainer.name) {
    throw new GradusError(
      `--start ${file} has no effect with --method ${method.name}, which draws its own weights. Leave it out, or take another method.`,
    );
  }
  const weights = importWeights(await readNamedBytes(file, "--start"), { network, file, note });
  return { ...method, recipe: { ...method.recipe, initialiser: { name: "pretrained", ...weights }, path: null } };
}
