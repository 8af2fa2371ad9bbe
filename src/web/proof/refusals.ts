import * as translated from "../refusals/in-language.js";
import { inPageWords } from "../refusals/page-words.js";
import { ofFields } from "./fields-of-choice.js";

/** What the library says of options, of the form's fields. */
export function inFormWords(text: string): string {
  return ofFields(inPageWords(text));
}

/** A refusal as one text, for a place that shows texts alone. */
export function refusalText(message: string): Promise<string> {
  return translated.refusalText(message, inFormWords);
}
