import { partsOfRefusal, type Reword } from "./in-language.js";

/** A refusal of the library, each sentence marked with its language. */
export function TranslatedRefusal({ message, reword }: { readonly message: string; readonly reword?: Reword }) {
  const parts = partsOfRefusal(message, reword);
  return (
    <p>
      {parts.map(({ text, language }, k) => (
        <span key={text} lang={language}>
          {k > 0 && parts[k - 1]!.language !== language && " "}
          {withCode(text)}
        </span>
      ))}
    </p>
  );
}

/** Names of options, which stand between backticks, as code. */
function withCode(text: string) {
  return text.split(/`([^`]+)`/).map((part, k) => (k % 2 === 1 ? <code key={`${part}${k}`}>{part}</code> : part));
}
