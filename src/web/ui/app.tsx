import { PageFrame } from "../kit/page-frame.js";
import { titleOf } from "../kit/page-title.js";
import { connection } from "./connection.js";
import { type Route, route } from "./route.js";
import { texts } from "./text/index.js";
import { CompareView } from "./views/compare-view.js";
import { ListView } from "./views/list-view.js";
import { StudyView } from "./views/study-view.js";
import { WorkersView } from "./views/workers-view.js";

/** The page of `gradus ui`. */
export function App() {
  const all = texts.value;
  const shown = route.value;
  const titles: Readonly<Record<Route["view"], string>> = {
    list: all.title,
    study: all.title,
    workers: titleOf(all.workers.heading),
    compare: titleOf(all.compare.heading),
  };
  const lost = (
    <p class="lost">
      <strong>{all.connection.lost}</strong> {all.connection.lostMore}
    </p>
  );
  return (
    <PageFrame
      title={titles[shown.view]}
      skipToContent={all.skipToContent}
      languageLabel={all.languageLabel}
      links={
        <>
          {shown.view !== "list" && <a href="#/">← {all.back}</a>}
          <a href="#/workers" aria-current={shown.view === "workers" ? "page" : undefined}>
            {all.workers.link}
          </a>
          <a href="web/#/try">{all.inThePage}</a>
        </>
      }
      said={connection.value === "lost" && lost}
    >
      {shown.view === "list" && <ListView />}
      {shown.view === "workers" && <WorkersView />}
      {shown.view === "study" && <StudyView key={shown.id} id={shown.id} tab={shown.tab} />}
      {shown.view === "compare" && <CompareView ids={shown.ids} />}
    </PageFrame>
  );
}
