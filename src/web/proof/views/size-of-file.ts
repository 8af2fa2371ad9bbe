import { pageLimit } from "../../read/page-limit.js";
import type { FileWord } from "../file-word.js";

/** What is said of a file before anything of it is read: that it takes long, or that it is refused; null for a usual one. */
export function wordOnSize(file: File): FileWord | null {
  const limit = pageLimit({ name: file.name, bytes: file.size });
  const megabytes = String(Math.ceil(file.size / 2 ** 20));
  switch (limit.kind) {
    case "usual":
      return null;
    case "long":
      return { isRefused: false, text: (words) => words.large(megabytes) };
    case "refused":
      return { isRefused: true, text: (words) => words.tooLarge(megabytes, String(limit.mostMegabytes)) };
    default:
      return limit satisfies never;
  }
}
