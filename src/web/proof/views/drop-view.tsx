import { FileButton } from "../../kit/file-button.js";
import type { ProofStore } from "../proof-store.js";
import { proofTexts } from "../text/index.js";
import type { Example } from "./example.js";
import { KeptStudies } from "./kept-studies.js";
import { takeFile } from "./take-file.js";

/** What the file dialog offers; any other file can be dropped. */
const KINDS = ".csv,.tsv,.txt,.tab,.gz,.parquet,.pq,.xlsx,.dat";

/** Where a table is given: by the pointer, by the keyboard, or an example. */
export function DropView({ store, example }: { readonly store: ProofStore; readonly example: Example }) {
  const { drop: words } = proofTexts.value;
  const takeExample = async () => {
    const blob = await fetchedBlob(example.address);
    if (blob === null) store.fileWord.value = { isRefused: true, text: (now) => now.noExample(example.name) };
    else await store.take({ name: example.name, blob }, { target: [example.target] });
  };
  return (
    <>
      {store.cutOff !== null && (
        <p class="notice failure" role="alert">
          {words.cutOff[store.cutOff]}
        </p>
      )}
      {store.isInPage && <p class="notice">{words.noWorkers}</p>}
      <section class={`drop ${store.isDropping.value ? "over" : ""}`} aria-label={words.label}>
        <svg width="44" height="44" viewBox="0 0 44 44" aria-hidden="true">
          <path d="M4 32v6h36v-6M22 6v24M12 20l10 10 10-10" fill="none" stroke="currentColor" stroke-width="3" />
        </svg>
        <p class="here">{words.here}</p>
        <p class="kinds">{words.kinds}</p>
        <p class="ways">
          <FileButton label={words.label} accept={KINDS} isPrimary onChoose={(files) => takeFile(store, files)}>
            {words.button}
          </FileButton>{" "}
          <span>
            {words.or}{" "}
            <button type="button" class="link" onClick={takeExample}>
              {words.example}
            </button>
          </span>
        </p>
      </section>
      <KeptStudies store={store} />
    </>
  );
}

/** Null where the server does not answer, or has it not. */
async function fetchedBlob(address: string): Promise<Blob | null> {
  try {
    const answer = await fetch(address);
    return answer.ok ? await answer.blob() : null;
  } catch {
    return null;
  }
}
