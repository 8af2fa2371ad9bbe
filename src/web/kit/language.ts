import { effect, signal } from "@preact/signals";
import { LANGUAGES, type PageLanguage } from "../../page/text/language.js";

const PLACE = "gradus-language";

/** The language of the page: as it was chosen last, else as the browser prefers. */
export const language = signal<PageLanguage>(storedLanguage() ?? preferred());

effect(() => {
  document.documentElement.lang = language.value;
});

export function chooseLanguage(chosen: PageLanguage): void {
  language.value = chosen;
  try {
    localStorage.setItem(PLACE, chosen);
  } catch {
    // a browser that stores nothing: chosen until the page is closed
  }
}

function storedLanguage(): PageLanguage | null {
  try {
    const stored = localStorage.getItem(PLACE);
    return LANGUAGES.find((known) => known === stored) ?? null;
  } catch {
    return null;
  }
}

function preferred(): PageLanguage {
  const found = navigator.languages.map((name) => LANGUAGES.find((known) => name.toLowerCase().startsWith(known)));
  return found.find((known) => known !== undefined) ?? "en";
}
