import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { ActionName, Answer, ContinueRequest, StudyDetail } from "../../contract/messages.js";
import type { StudyStore } from "../../study/study-store.js";
import { act } from "../api.js";
import { texts } from "../text/index.js";
import { GoOnDialog } from "./go-on-dialog.js";

/** Stops a study that runs; lets one that does not go on, with more of it where that is asked for. */
export function Actions({ store, detail }: { readonly store: StudyStore; readonly detail: StudyDetail }) {
  const { actions: words, refusal, connection } = texts.value;
  const dialog = useRef<HTMLDialogElement>(null);
  const asked = useSignal<ActionName | null>(null);
  const answer = useSignal<Answer | "none" | null>(null);
  const state = store.stream.value?.state ?? detail.state;
  const isRunning = state === "running";
  const isStarting = !isRunning && (store.stream.value?.isStarting || asked.value === "continue");
  const ask = async (action: ActionName, request: ContinueRequest | null) => {
    asked.value = action;
    answer.value = null;
    const given = await act(detail.id, action, request);
    answer.value = given ?? "none";
    if (given?.refusal !== null) asked.value = null;
    else if (action === "continue") setTimeout(() => (asked.value = null), 1500); // the stream tells by then that it starts
    await store.refresh();
  };
  if (asked.value === "stop" && !isRunning) asked.value = null;
  const said = answer.value;
  const refused =
    said === "none"
      ? connection.lost
      : said?.refusal
        ? `${refusal[said.refusal]}${said.detail ? ` (${said.detail})` : ""}`
        : "";
  // A button that is waited for is no `disabled` one, which would lose the focus.
  const why = isRunning ? detail.refusals.stop : detail.refusals.continue;
  return (
    <div class="actions">
      {isRunning ? (
        <button
          type="button"
          disabled={why === "elsewhere"}
          aria-disabled={asked.value === "stop"}
          onClick={() => asked.value !== "stop" && ask("stop", null)}
        >
          {asked.value === "stop" ? words.stopping : words.stop}
        </button>
      ) : (
        <button
          type="button"
          class="primary"
          disabled={!isStarting && why !== null && why !== "running"}
          aria-disabled={isStarting}
          onClick={() => !isStarting && dialog.current?.showModal()}
        >
          {isStarting ? words.starting : state === "finished" ? words.more : words.goOn}
        </button>
      )}
      <p class="refused" role="status">
        {refused || (why !== null && why !== "running" && why !== "not-running" ? refusal[why] : "")}
      </p>
      <GoOnDialog place={dialog} detail={detail} onStart={(request) => ask("continue", request)} />
    </div>
  );
}
