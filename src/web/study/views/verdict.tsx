import type { StudyDetail } from "../../contract/messages.js";
import { CommandLine } from "../../kit/command-line.js";
import { language } from "../../kit/language.js";
import { studyTexts } from "../text/index.js";

/** The verdict as the report has it, and what to do next: of a study that runs, the last one is none any more. */
export function Verdict({ detail }: { readonly detail: StudyDetail }) {
  const words = detail.words?.[language.value];
  if (detail.decision === null || !words) return null;
  return (
    <section class={`verdict ${detail.decision}`}>
      <h2 class="decision" id="the-verdict" tabIndex={-1}>
        {words.decision}
      </h2>
      {detail.isEarlierVerdict && <p class="earlier">{studyTexts.value.earlierVerdict}</p>}
      <p class="why">{words.sentence}</p>
      {words.reasons.length > 0 && (
        <ul>
          {words.reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
      {words.next.map(({ text, command }, k) => (
        <div key={text} class="next">
          <p>
            {k === 0 && <strong>{studyTexts.value.next} </strong>}
            {text}
          </p>
          {command !== null && (
            <pre>
              <CommandLine text={command} />
            </pre>
          )}
        </div>
      ))}
    </section>
  );
}
