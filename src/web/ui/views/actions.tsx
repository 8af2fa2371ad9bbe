import { useMemo, useRef } from "preact/hooks";
import type { ActionName, ContinueRequest, StudyDetail } from "../../contract/messages.js";
import type { StudyStore } from "../../study/study-store.js";
import { act } from "../api.js";
import { AskedAction } from "../asked-action.js";
import { texts } from "../text/index.js";
import { GoOnDialog } from "./go-on-dialog.js";

/** Stops a study that runs; lets one that does not go on, with more of it where that is asked for. */
export function Actions({ store, detail }: { readonly store: StudyStore; readonly detail: StudyDetail }) {
  const { actions: words, refusal, connection } = texts.value;
  const dialog = useRef<HTMLDialogElement>(null);
  const asked = useMemo(
    () => new AskedAction(store, (action, request) => act(detail.id, action, request)),
    [store, detail.id],
  );
  const state = store.stream.value?.state ?? detail.state;
  const isRunning = state === "running";
  const isStarting = !isRunning && (store.stream.value?.isStarting || asked.action.value === "continue");
  const ask = async (action: ActionName, request: ContinueRequest | null) => {
    const isDone = await asked.ask(action, request);
    if (isDone && action === "continue") setTimeout(() => (asked.action.value = null), 1500); // the stream tells by then that it starts
    await store.refresh();
  };
  if (asked.action.value === "stop" && !isRunning) asked.action.value = null;
  const said = asked.said.value;
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
          aria-disabled={asked.action.value === "stop"}
          onClick={() => asked.action.value !== "stop" && ask("stop", null)}
        >
          {asked.action.value === "stop" ? words.stopping : words.stop}
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
      <GoOnDialog place={dialog} store={store} detail={detail} onStart={(request) => ask("continue", request)} />
    </div>
  );
}
