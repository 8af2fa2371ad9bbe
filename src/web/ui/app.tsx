import { useEffect } from "preact/hooks";
import { LANGUAGES, type PageLanguage } from "../../page/text/language.js";
import { chooseLanguage, language } from "../kit/language.js";
import { connection } from "./connection.js";
import { route } from "./route.js";
import { texts } from "./text/index.js";
import { CompareView } from "./views/compare-view.js";
import { ListView } from "./views/list-view.js";
import { StudyView } from "./views/study-view.js";

const LANGUAGE_NAME: Readonly<Record<PageLanguage, string>> = { en: "English", ja: "日本語" };

/** The page of `gradus ui`. */
export function App() {
  const all = texts.value;
  const shown = route.value;
  useEffect(() => {
    document.title = all.title;
  }, [all]);
  return (
    <>
      <button type="button" class="skip" onClick={toContent}>
        {all.skipToContent}
      </button>
      <header class="top">
        <a class="brand" href="#/">
          gradus
        </a>
        {shown.view !== "list" && <a href="#/">← {all.back}</a>}
        <fieldset class="languages">
          <legend>{all.languageLabel}</legend>
          {LANGUAGES.map((name) => (
            <button
              key={name}
              type="button"
              lang={name}
              aria-pressed={name === language.value}
              onClick={() => chooseLanguage(name)}
            >
              {LANGUAGE_NAME[name]}
            </button>
          ))}
        </fieldset>
      </header>
      <div role="status">
        {connection.value === "lost" && (
          <p class="lost">
            <strong>{all.connection.lost}</strong> {all.connection.lostMore}
          </p>
        )}
      </div>
      <main id="content" tabIndex={-1}>
        {shown.view === "list" && <ListView />}
        {shown.view === "study" && <StudyView key={shown.id} id={shown.id} tab={shown.tab} />}
        {shown.view === "compare" && <CompareView ids={shown.ids} />}
      </main>
    </>
  );
}

function toContent(): void {
  document.getElementById("content")?.focus();
}
