import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { FittedFrame } from "../../kit/fitted-frame.js";
import { language } from "../../kit/language.js";
import type { ProofStore } from "../proof-store.js";
import { proofTexts } from "../text/index.js";
import { useAnswer } from "./answer.js";
import { FailureWithAgain } from "./failure.js";

/** The report in a frame that runs no script: the page that the command line writes. */
export function ReportFrame({ store }: { readonly store: ProofStore }) {
  const { result: words } = proofTexts.value;
  const address = useSignal<string | null>(null);
  const shown = language.value;
  const {
    value: html,
    failure,
    again,
  } = useAnswer(() => store.client.report(shown), [store, shown, store.study.value]);
  useEffect(() => {
    if (html === null) return;
    const made = URL.createObjectURL(new Blob([html], { type: "text/html" }));
    address.value = made;
    return () => URL.revokeObjectURL(made);
  }, [html]);
  if (failure !== null) return <FailureWithAgain failure={failure} again={again} />;
  if (address.value === null) return <p class="lead">…</p>;
  return (
    <div class="report">
      <FittedFrame title={words.report} address={address.value} />
    </div>
  );
}
