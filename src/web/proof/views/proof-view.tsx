import { useEffect } from "preact/hooks";
import { language } from "../../kit/language.js";
import { haveRefusals } from "../../refusals/in-language.js";
import type { ProofStage } from "../proof-stage.js";
import type { ProofStore } from "../proof-store.js";
import { proofTexts } from "../text/index.js";
import { ChooseView } from "./choose-view.js";
import { DropView } from "./drop-view.js";
import type { Example } from "./example.js";
import { FailureNote } from "./failure-note.js";
import { onDrop } from "./on-drop.js";
import { PlanNote } from "./plan-note.js";
import { ReadOptions } from "./read-options.js";
import { ResultView } from "./result-view.js";
import { RunView } from "./run-view.js";
import { Summary } from "./summary.js";
import { TableCard } from "./table-card.js";
import { takeFile } from "./take-file.js";

/** Where the page goes on at each stage. */
const PLACE: Readonly<Record<ProofStage, string>> = {
  empty: "",
  reading: "",
  read: "what-was-read",
  running: "the-study",
  over: "the-verdict",
};

interface ProofViewProps {
  readonly store: ProofStore;
  readonly example: Example;
}

/** The proof of concept from the file to the verdict, one part below the other. */
export function ProofView({ store, example }: ProofViewProps) {
  const words = proofTexts.value;
  const stage = store.stage.value;
  const isChoosing = stage === "empty" || stage === "reading" || stage === "read";
  useEffect(
    () => onDrop({ over: (now) => (store.isDropping.value = now), take: (files) => takeFile(store, files) }),
    [store],
  );
  useEffect(() => {
    document.getElementById(PLACE[stage])?.focus(); // what was pressed is gone: a keyboard and a screen reader go on where the page does
  }, [stage]);
  useEffect(haveRefusals, [language.value]);
  const reset = () => {
    if (!store.isLosing.value || confirm(words.lose)) store.reset();
  };
  return (
    <div class="proof">
      <div class="heading-row">
        <div>
          <h1>{words.heading}</h1>
          {stage === "empty" && <p class="lead">{words.promise}</p>}
        </div>
        {stage !== "empty" && stage !== "running" && (
          <button type="button" onClick={reset}>
            {words.another}
          </button>
        )}
      </div>
      <FileWordNote store={store} />
      {stage === "empty" && <DropView store={store} example={example} />}
      {store.isChanging.value && <Changing store={store} />}
      {stage === "reading" && <Reading store={store} />}
      <FailureNote store={store} />
      {isChoosing && store.table.value !== null && <TableCard table={store.table.value} plan={store.plan.value} />}
      {stage === "read" && <ReadOptions key={JSON.stringify(store.choice.value.read)} store={store} />}
      {stage === "read" && store.table.value !== null && (
        <>
          <ChooseView store={store} table={store.table.value} />
          {store.isReadingAgain.value ? <Reading store={store} /> : <PlanNote store={store} />}
        </>
      )}
      {!isChoosing && (
        <>
          <Summary store={store} />
          <div id="the-study" tabIndex={-1}>
            <RunView store={store} />
          </div>
          {stage === "over" && <ResultView store={store} />}
        </>
      )}
    </div>
  );
}

/** The form of a study that has ended, and the way back to its verdict. */
function Changing({ store }: { readonly store: ProofStore }) {
  const { result: words } = proofTexts.value;
  return (
    <div class="run-actions">
      <button type="button" onClick={() => store.leaveForm()}>
        {words.back}
      </button>
      <small>{words.changing}</small>
    </div>
  );
}

function FileWordNote({ store }: { readonly store: ProofStore }) {
  const word = store.fileWord.value;
  return (
    <p class={word?.isRefused ? "file-word refused" : "file-word"} role="alert">
      {word?.text(proofTexts.value.drop)}
    </p>
  );
}

function Reading({ store }: { readonly store: ProofStore }) {
  const { reading } = proofTexts.value;
  const told = store.reading.value;
  return (
    <div class="reading" role="status">
      <p>
        <span class="spinner" aria-hidden="true" /> {told === null ? reading.begin : reading[told.step]}
      </p>
      {told?.fraction != null && <progress value={told.fraction} max={1} aria-label={reading[told.step]} />}
    </div>
  );
}
