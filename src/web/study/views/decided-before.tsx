import type { ComponentChildren } from "preact";
import type { StudyDetail } from "../../contract/messages.js";
import { language } from "../../kit/language.js";
import { studyTexts } from "../text/index.js";

interface DecidedBeforeProps {
  readonly detail: StudyDetail;
  /** Where its report is. */
  readonly children?: ComponentChildren;
}

/** The verdict of a study that was asked for more, for as long as it is not judged again. */
export function DecidedBefore({ detail, children }: DecidedBeforeProps) {
  const before = detail.decidedBefore;
  if (before === null) return null;
  const { decidedBefore: texts, decision } = studyTexts.value;
  const words = before.words[language.value];
  return (
    <section class={`verdict before ${before.decision}`}>
      <h2 class="decision">{texts.heading(String(before.seeds), words.decision ?? decision[before.decision])}</h2>
      <p class="earlier">{texts.note}</p>
      <p class="why">{words.sentence}</p>
      {words.reasons.length > 0 && (
        <ul>
          {words.reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
      {children}
    </section>
  );
}
