import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { FileView } from "../../contract/proof.js";
import { language } from "../../kit/language.js";
import type { ProofStore } from "../proof-store.js";
import { proofTexts } from "../text/index.js";
import { saveFile } from "./save-file.js";
import { UseModel } from "./use-model.js";

/** What is taken along from a study that is over, and its model tried on another table. */
export function ResultView({ store }: { readonly store: ProofStore }) {
  const { result: words } = proofTexts.value;
  const files = useSignal<readonly FileView[]>([]);
  const shown = language.value;
  useEffect(() => {
    let isGone = false;
    void store.client.files(shown).then((found) => {
      if (!isGone) files.value = found;
    });
    return () => {
      isGone = true;
    };
  }, [store, shown, store.study.value]);
  const models = files.value.filter(({ name }) => name.startsWith("models/"));
  const records = files.value.filter(({ name }) => !name.startsWith("models/"));
  return (
    <>
      <section class="take-along">
        <h2>{words.files}</h2>
        <p class="lead">{words.filesHint}</p>
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
