import { GradusError } from "../../core/errors.js";
import { jsonFault } from "./json-fault.js";

/** The text of a file that people write, JSON or a program: UTF-8, without the mark that some editors put first. */
export function writtenText(bytes: Buffer, file: string): string {
  const [first, second] = bytes;
  const isWide = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) || bytes.includes(0);
  if (isWide)
    throw new GradusError(`${file}: must be text in UTF-8, got UTF-16 or a file of another kind. Save it as UTF-8.`);
  return bytes.toString("utf8").replace(/^\ufeff/, "");
}

/**
 * What a file of JSON holds; its text is not run.
 *
 * @param program what the file could be instead, where JSON has comments in it; null for none
 * @throws GradusError that names line and column of what is no JSON
 */
export function jsonValue(text: string, file: string, program: string | null = null): unknown {
  if (text.trim() === "") throw new GradusError(`${file}: must be JSON, got an empty file. Write it, or name another.`);
  try {
    return JSON.parse(text);
  } catch {
    // Not by the engine's message: each release words it in its own way, most without a place.
    const at = jsonFault(text) ?? text.trimEnd().length;
    const before = text.slice(0, at).split(/\r\n?|\n/);
    const place = `${file}:${before.length}:${[...before.at(-1)!].length + 1}`;
    throw new GradusError(
      `${place}: must be JSON, got what no JSON has at this place. ${adviceAt(text.slice(at), program)}`,
    );
  }
}

function adviceAt(rest: string, program: string | null): string {
  if (/^\/[/*]/.test(rest)) {
    const instead = program === null ? "" : `, or make it a program, ${program}, that says "export default" before it`;
    return `JSON has no comments: take them out${instead}.`;
  }
  if (rest.startsWith("'")) return 'Texts of JSON stand in double quotes: ".';
  return "Look there for a comma, a quote or a bracket too many or too few.";
}
