import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { FittedFrame } from "../../kit/fitted-frame.js";
import { language } from "../../kit/language.js";
import type { ProofStore } from "../proof-store.js";
import { proofTexts } from "../text/index.js";

/** The report in a frame that runs no script: the page that the command line writes. */
export function ReportFrame({ store }: { readonly store: ProofStore }) {
  const { result: words } = proofTexts.value;
  const address = useSignal<string | null>(null);
  const shown = language.value;
  useEffect(() => {
    let made: string | null = null;
    let isGone = false;
    void store.client.report(shown).then((html) => {
      if (isGone) return;
      made = URL.createObjectURL(new Blob([html], { type: "text/html" }));
      address.value = made;
    });
    return () => {
      isGone = true;
      if (made !== null) URL.revokeObjectURL(made);
    };
  }, [store, shown, store.study.value]);
  if (address.value === null) return <p class="lead">…</p>;
  return (
    <div class="report">
      <FittedFrame title={words.report} address={address.value} />
    </div>
  );
}
