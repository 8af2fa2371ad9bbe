import { pageLimit } from "../../read/page-limit.js";
import type { ProofTexts } from "../text/texts.js";

/** What is said of a file before anything of it is read: that it takes long, or that it is refused; null for a usual one. */
export function wordOnSize(
  file: File,
  words: ProofTexts["drop"],
): { readonly isRefused: boolean; readonly text: string } | null {
  const limit = pageLimit({ name: file.name, bytes: file.size });
  const megabytes = String(Math.ceil(file.size / 2 ** 20));
  switch (limit.kind) {
    case "usual":
      return null;
    case "long":
      return { isRefused: false, text: words.large(megabytes) };
    case "refused":
      return { isRefused: true, text: words.tooLarge(megabytes, String(limit.mostMegabytes)) };
    default:
      return limit satisfies never;
  }
}
