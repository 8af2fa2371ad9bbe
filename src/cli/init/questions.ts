import { createInterface } from "node:readline";
import { GradusError, Stopped } from "../../core/errors.js";
import { visible } from "../../core/visible.js";
import type { Terminal } from "../terminal.js";

/** A person at the keyboard. */
export interface Questions {
  /** Writes a question, and beside or below it what can be answered. */
  put(question: string, hints: readonly string[]): void;
  /** The line that is typed after a prompt; ends in the error `Stopped` when the person has gone. */
  line(prompt: string): Promise<string>;
  close(): void;
}

const BOLD = 1;
const FAINT = 2;

/** The person at this process's terminal; null where there is none, or none who would see a question. */
export function terminalQuestions(signal: AbortSignal): Questions | null {
  const { stdin, stderr, env } = process;
  if (stdin.isTTY !== true || stderr.isTTY !== true) return null;
  const lines = createInterface({ input: stdin, output: stderr });
  const typed: string[] = []; // ahead of the questions, or pasted
  let answer: ((line: string | null) => void) | null = null;
  let isGone = false;
  const leave = () => {
    if (!isGone) stderr.write("\n");
    isGone = true;
    answer?.(null);
  };
  lines.on("line", (line) => {
    const take = answer;
    answer = null; // of several lines at once the others are for the questions to come
    if (take === null) typed.push(line);
    else take(line);
  });
  lines.on("SIGINT", leave); // Ctrl-C, which a terminal in this mode does not send as a signal
  lines.on("close", leave); // Ctrl-D
  signal.addEventListener("abort", leave);
  const isStyled = env["NO_COLOR"] === undefined && env["TERM"] !== "dumb";
  const styled = (code: number, text: string) =>
    isStyled ? `\u001b[${code}m${visible(text)}\u001b[0m` : visible(text);
  return {
    put(question, hints) {
      const [beside, ...below] = hints.length === 1 ? hints : ["", ...hints];
      const first = `${styled(BOLD, question)}${beside === "" ? "" : `  ${styled(FAINT, beside!)}`}`;
      stderr.write(`\n${[first, ...below.map((hint) => `  ${styled(FAINT, hint)}`)].join("\n")}\n`);
    },
    async line(prompt) {
      const known = typed.shift();
      if (known !== undefined) {
        stderr.write(`${prompt}${visible(known)}\n`);
        return known;
      }
      lines.setPrompt(prompt);
      if (!isGone) lines.prompt();
      const line = isGone ? null : await new Promise<string | null>((done) => (answer = done));
      if (line === null) throw new Stopped("Stopped. Nothing was written.");
      return line;
    },
    close() {
      isGone = true;
      lines.close();
    },
  };
}

/** Puts a question, and has its answer. */
export type Ask = <Answer>(question: Question<Answer>) => Promise<Answer>;

export interface Question<Answer> {
  readonly text: string;
  /** What can be answered: beside the question where it is one line, else below it. */
  readonly hints?: readonly string[];
  /** What stands for an empty line, as it would be typed. */
  readonly usual: string;
  /** What is shown for it. Default: itself */
  readonly usualShown?: string;
  /** The answer; a GradusError is the reason to ask again. */
  take(typed: string): Answer | Promise<Answer>;
}

/** Asks until there is an answer; without a person, the usual one is it. */
export async function answerTo<Answer>(
  questions: Questions | null,
  terminal: Terminal,
  { text, hints = [], usual, usualShown = usual, take }: Question<Answer>,
): Promise<Answer> {
  if (questions === null) return take(usual);
  questions.put(text, hints);
  for (;;) {
    const typed = (await questions.line(visible(`  [${usualShown}] `))).trim();
    try {
      return await take(typed === "" ? usual : typed);
    } catch (error) {
      if (!(error instanceof GradusError) || error instanceof Stopped) throw error;
      terminal.chat(`  ${asReason(error)}`);
    }
  }
}

/**
 * A message in words of the question: without the flag that would set the answer, the function that refused it, and code.
 *
 * @example
 * asReason({ message: "makeWindows: `window` 9 needs 10 rows." }); // "window 9 needs 10 rows."
 */
export function asReason({ message }: Pick<GradusError, "message">): string {
  return message
    .replace(/^[a-z]\w*: (?=`)/, "")
    .replace(/^(?:--[\w-]+|`criteria`)(?=:? )/, "That")
    .replace(/^That: /, "")
    .replace(/`(\w+)`/g, "$1");
}
