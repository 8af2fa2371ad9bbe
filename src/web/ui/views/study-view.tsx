import { useSignalEffect } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import type { StudyDetail } from "../../contract/messages.js";
import { language } from "../../kit/language.js";
import { pageTitle, titleOf } from "../../kit/page-title.js";
import { type Tab, Tabs } from "../../kit/tabs.js";
import { TranslatedRefusal } from "../../refusals/translated-refusal.js";
import { StudyStore } from "../../study/study-store.js";
import { studyTitle } from "../../study/study-title.js";
import { studyTexts } from "../../study/text/index.js";
import { StateBadge } from "../../study/views/badges.js";
import { Curves } from "../../study/views/curves.js";
import { DecidedBefore } from "../../study/views/decided-before.js";
import { Log } from "../../study/views/log.js";
import { MethodTable } from "../../study/views/method-table.js";
import { Running } from "../../study/views/running.js";
import { Runs } from "../../study/views/runs.js";
import { Verdict } from "../../study/views/verdict.js";
import { keptReportAddress } from "../api.js";
import { connection } from "../connection.js";
import { chooseTab } from "../route.js";
import { serverSource } from "../server-source.js";
import { texts } from "../text/index.js";
import { Actions } from "./actions.js";
import { shortDate } from "./list-view.js";
import { Report } from "./report.js";

const TABS = ["overview", "runs", "log", "report"] as const;
type TabName = (typeof TABS)[number];

/** One study, live where it runs. */
export function StudyView({ id, tab }: { readonly id: string; readonly tab: string }) {
  const store = useMemo(() => new StudyStore(serverSource(id)), [id]);
  useEffect(() => () => store.close(), [store]);
  useSignalEffect(() => {
    connection.value = store.connection.value;
  });
  useSignalEffect(() => {
    pageTitle.value = titleOfStudy(store);
  });
  useEffect(
    () => () => {
      pageTitle.value = null;
    },
    [],
  );
  const all = texts.value;
  const detail = store.detail.value;
  if (store.isMissing.value) return <p class="notice">{all.notFound}</p>;
  if (detail === null) return <p class="lead">{all.list.loading}</p>;
  const chosen = TABS.find((name) => name === tab) ?? "overview";
  const tabs = TABS.map((name): Tab<TabName> => ({ name, label: studyTexts.value.tabs[name] }));
  return (
    <>
      <StudyHead detail={detail} store={store} />
      <Damage store={store} detail={detail} />
      <Running store={store} />
      {chosen !== "report" && <Verdict detail={detail} />}
      {chosen !== "report" && <Before detail={detail} />}
      <Tabs label={studyTexts.value.tabsLabel} tabs={tabs} chosen={chosen} onChoose={(name) => chooseTab(id, name)}>
        {chosen === "overview" && (
          <>
            <Curves store={store} detail={detail} />
            <MethodTable store={store} detail={detail} />
          </>
        )}
        {chosen === "runs" && <Runs store={store} />}
        {chosen === "log" && <Log store={store} detail={detail} />}
        {chosen === "report" && <Report store={store} detail={detail} />}
      </Tabs>
    </>
  );
}

function Before({ detail }: { readonly detail: StudyDetail }) {
  const { report: words } = texts.value;
  const place = detail.decidedBefore?.place ?? null;
  return (
    <DecidedBefore detail={detail}>
      {place !== null && (
        <p>
          <a href={keptReportAddress(detail.id, language.value)} target="_blank" rel="noreferrer">
            {words.before}
          </a>{" "}
          <small class="path">{words.beforeIn(place)}</small>
        </p>
      )}
    </DecidedBefore>
  );
}

function titleOfStudy({ detail, stream, live }: StudyStore): string | null {
  if (detail.value === null) return null;
  const { name, decision } = detail.value;
  const state = stream.value?.state ?? detail.value.state;
  const fraction = live.value?.fraction ?? null;
  return titleOf(studyTitle({ name, state, decision, fraction }, studyTexts.value));
}

/** What of the study's files cannot be read. */
function Damage({ store, detail }: { readonly store: StudyStore; readonly detail: StudyDetail }) {
  const lines = store.damaged.value;
  return (
    <>
      {detail.problems.map((problem) => (
        <div key={problem} class="notice failure">
          <TranslatedRefusal message={problem} />
        </div>
      ))}
      {lines > 0 && <p class="notice failure">{texts.value.damagedLines(lines)}</p>}
    </>
  );
}

function StudyHead({ detail, store }: { readonly detail: StudyDetail; readonly store: StudyStore }) {
  const all = texts.value;
  const { name, data, targets, startedAt } = detail;
  return (
    <div class="heading-row">
      <div>
        <h1>
          {name} <StateBadge state={store.stream.value?.state ?? detail.state} />
        </h1>
        <p class="eyebrow">
          {data !== null && all.list.data(data, targets.join(", "))}
          {startedAt !== null && ` · ${all.startedOn(shortDate(startedAt))}`}
          {detail.criteria !== null && ` · ${detail.criteria.replace(",", ", ")}`}
        </p>
      </div>
      <Actions store={store} detail={detail} />
    </div>
  );
}
