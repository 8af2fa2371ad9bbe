import { isObject } from "../../core/options.js";
import { visible } from "../../core/visible.js";
import type { StudyFile } from "../../study/spec/study-file.js";

/** Longer objects and lists are broken, as formatters do it. */
const LINE = 100;

/** Sentences by the place of the field that they are about: "task.window". */
export type Comments = Readonly<Record<string, string>>;

/** The study as a JSON file. */
export function jsonText(study: StudyFile): string {
  return `${literal(study, { path: "", indent: "", comments: {}, isJson: true })}\n`;
}

/**
 * The study as a TypeScript module, or one of JavaScript, with comments.
 *
 * @param options.head lines before it
 * @param options.isTyped whether it names its type, which JavaScript cannot
 */
export function moduleText(
  study: StudyFile,
  {
    head,
    comments,
    isTyped,
  }: { readonly head: readonly string[]; readonly comments: Comments; readonly isTyped: boolean },
): string {
  const lines = [...head.map((line) => `// ${visible(line)}`)];
  if (isTyped) lines.push('import type { StudyFile } from "gradus/study";');
  const object = literal(study, { path: "", indent: "", comments, isJson: false });
  return `${lines.join("\n")}\n\nexport default ${object}${isTyped ? " satisfies StudyFile" : ""};\n`;
}

interface Place {
  readonly path: string;
  readonly indent: string;
  readonly comments: Comments;
  readonly isJson: boolean;
}

function literal(value: unknown, place: Place): string {
  if (Array.isArray(value)) return `[${value.map((item) => literal(item, { ...place, comments: {} })).join(", ")}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const { path, indent, comments, isJson } = place;
  const inner = `${indent}  `;
  const entries = Object.entries(value).map(([name, item]) => {
    const at = path === "" ? name : `${path}.${name}`;
    const text = `${keyOf(name, isJson)}: ${literal(item, { ...place, path: at, indent: inner })}`;
    return { text, comment: comments[at] };
  });
  const short = `{ ${entries.map(({ text }) => text).join(", ")} }`;
  const isCommented = entries.some(({ comment }) => comment !== undefined);
  if (path !== "" && !isCommented && short.length + indent.length <= LINE && !short.includes("\n")) return short;
  const lines = entries.map(({ text, comment }, k) => {
    const line = `${inner}${text}${isJson && k === entries.length - 1 ? "" : ","}`;
    if (comment === undefined) return line;
    const beside = `${line} // ${visible(comment)}`;
    return beside.includes("\n") || beside.length > LINE ? `${inner}// ${visible(comment)}\n${line}` : beside;
  });
  return `{\n${lines.join("\n")}\n${indent}}`;
}

function keyOf(name: string, isJson: boolean): string {
  return !isJson && /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name) ? name : JSON.stringify(name);
}
