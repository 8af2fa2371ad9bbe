import { useSignal } from "@preact/signals";
import { type Tab, Tabs } from "../../kit/tabs.js";
import { studyTexts } from "../../study/text/index.js";
import { Curves } from "../../study/views/curves.js";
import { DecidedBefore } from "../../study/views/decided-before.js";
import { Log } from "../../study/views/log.js";
import { MethodTable } from "../../study/views/method-table.js";
import { Running } from "../../study/views/running.js";
import { Runs } from "../../study/views/runs.js";
import { Verdict } from "../../study/views/verdict.js";
import type { ProofStore } from "../proof-store.js";
import { proofTexts } from "../text/index.js";
import { ReportFrame } from "./report-frame.js";

const TABS = ["overview", "runs", "log", "report"] as const;
type TabName = (typeof TABS)[number];

/** The study under way, and when it is over: its verdict, curves, runs and report. */
export function RunView({ store }: { readonly store: ProofStore }) {
  const { run: words } = proofTexts.value;
  const chosen = useSignal<TabName>("overview");
  const study = store.study.value;
  const detail = study?.detail.value ?? null;
  const isRunning = store.stage.value === "running";
  if (study === null) return null;
  const setting = (
    <p class="lead" role="status">
      <span class="spinner" aria-hidden="true" /> {words.setting}
    </p>
  );
  if (detail === null) return setting;
  const names = TABS.filter((name) => name !== "report" || !isRunning);
  const tabs = names.map((name): Tab<TabName> => ({ name, label: studyTexts.value.tabs[name] }));
  const shown = names.includes(chosen.value) ? chosen.value : "overview";
  return (
    <>
      <div class="run-head">
        {isRunning && study.live.value === null && setting}
        <Running store={study} tellsFailure={false} />
        <RunActions store={store} />
      </div>
      {!isRunning && <Verdict detail={detail} />}
      <DecidedBefore detail={detail} />
      <Tabs label={studyTexts.value.tabsLabel} tabs={tabs} chosen={shown} onChoose={(name) => (chosen.value = name)}>
        {shown === "overview" && (
          <>
            <Curves store={study} detail={detail} />
            <MethodTable store={study} detail={detail} />
          </>
        )}
        {shown === "runs" && <Runs store={study} />}
        {shown === "log" && <Log store={study} detail={detail} />}
        {shown === "report" && <ReportFrame store={store} />}
      </Tabs>
    </>
  );
}

function RunActions({ store }: { readonly store: ProofStore }) {
  const { run: words, result } = proofTexts.value;
  if (store.stage.value === "running")
    return (
      <div class="run-actions">
        <button type="button" disabled={store.isStopping.value} onClick={() => store.stop()}>
          {store.isStopping.value ? words.stopping : words.stop}
        </button>
        <small>{store.isStudyKept.value ? words.stays : words.leaves}</small>
      </div>
    );
  const isStopped = store.study.value?.detail.value?.outcome === "stopped";
  return (
    <div class="run-actions">
      {isStopped && (
        <button type="button" class="primary" onClick={() => store.start()}>
          {words.goOn}
        </button>
      )}
      <button type="button" onClick={() => store.change()}>
        {result.change}
      </button>
      {isStopped && <small>{result.stopped}</small>}
    </div>
  );
}
