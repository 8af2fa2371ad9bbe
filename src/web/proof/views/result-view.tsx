import { language } from "../../kit/language.js";
import type { ProofStore } from "../proof-store.js";
import { proofTexts } from "../text/index.js";
import { useAnswer } from "./answer.js";
import { FailureWithAgain } from "./failure.js";
import { saveFile } from "./save-file.js";
import { UseModel } from "./use-model.js";

/** What is taken along from a study that is over, and its model tried on another table. */
export function ResultView({ store }: { readonly store: ProofStore }) {
  const { result: words } = proofTexts.value;
  const shown = language.value;
  const { value, failure, again } = useAnswer(() => store.client.files(shown), [store, shown, store.study.value]);
  const files = value ?? [];
  const models = files.filter(({ name }) => name.startsWith("models/"));
  const records = files.filter(({ name }) => !name.startsWith("models/"));
  return (
    <>
      <section class="take-along">
        <h2>{words.files}</h2>
        <p class="lead">{words.filesHint}</p>
        {failure !== null && <FailureWithAgain failure={failure} again={again} />}
        {[records, models].map((group) => (
          <ul key={group === models ? "models" : "records"} class="files">
            {group.map(({ name, blob }) => (
              <li key={name}>
                <button
                  type="button"
                  onClick={() => {
                    saveFile(name, blob);
                    store.isSaved.value = true;
                  }}
                >
                  <span aria-hidden="true">↓</span> {name} <small>{kilobytes(blob.size)}</small>
                </button>
              </li>
            ))}
          </ul>
        ))}
      </section>
      <UseModel store={store} models={models.map(({ name }) => name.replace(/^models\/|\.json$/g, ""))} />
    </>
  );
}

function kilobytes(bytes: number): string {
  return bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
