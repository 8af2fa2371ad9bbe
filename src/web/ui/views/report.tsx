import type { StudyDetail } from "../../contract/messages.js";
import { FittedFrame } from "../../kit/fitted-frame.js";
import { language } from "../../kit/language.js";
import type { StudyStore } from "../../study/study-store.js";
import { reportAddress } from "../api.js";
import { texts } from "../text/index.js";

/** The report in a frame that runs no script. */
export function Report({ store, detail }: { readonly store: StudyStore; readonly detail: StudyDetail }) {
  const { report: words } = texts.value;
  if (!detail.hasReport) return <p class="lead">{words.none}</p>;
  const address = reportAddress(detail.id, language.value, store.stream.value?.version ?? "");
  return (
    <div class="report">
      <p>
        <a href={address} target="_blank" rel="noreferrer">
          {words.open}
        </a>
      </p>
      <FittedFrame title={words.title} address={address} />
    </div>
  );
}
