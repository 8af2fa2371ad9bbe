import { TranslatedRefusal } from "../../refusals/translated-refusal.js";
import { inFormWords } from "../refusals.js";

/** A refusal of the library in the words of the form. */
export function RefusalText({ message }: { readonly message: string }) {
  return <TranslatedRefusal message={message} reword={inFormWords} />;
}
