import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { LANGUAGES, type PageLanguage } from "../../page/text/language.js";
import { chooseLanguage, language } from "./language.js";
import { pageTitle } from "./page-title.js";

const LANGUAGE_NAME: Readonly<Record<PageLanguage, string>> = { en: "English", ja: "日本語" };

interface PageFrameProps {
  /** Of the window, where nothing else is told there: see `pageTitle`. */
  readonly title: string;
  readonly skipToContent: string;
  readonly languageLabel: string;
  /** Links beside the name. */
  readonly links: ComponentChildren;
  /** What is said above the content whatever it is; read aloud when it comes. */
  readonly said: ComponentChildren;
  readonly children: ComponentChildren;
}

/** What every page has around its content: a way past the head, its name, links, and the choice of the language. */
export function PageFrame({ title, skipToContent, languageLabel, links, said, children }: PageFrameProps) {
  const named = pageTitle.value ?? title;
  useEffect(() => {
    document.title = named;
  }, [named]);
  return (
    <>
      <button type="button" class="skip" onClick={toContent}>
        {skipToContent}
      </button>
      <header class="top">
        <a class="brand" href="#/">
          gradus
        </a>
        {links}
        <fieldset class="languages">
          <legend>{languageLabel}</legend>
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
      <div role="status">{said}</div>
      <main id="content" tabIndex={-1}>
        {children}
      </main>
    </>
  );
}

function toContent(): void {
  document.getElementById("content")?.focus();
}
