import type { Route } from "../route.js";

/** Texts of the site around its two parts. */
export interface SiteTexts {
  readonly title: Readonly<Record<Route, string>>;
  readonly links: Readonly<Record<Route, string>>;
  readonly languageLabel: string;
  readonly skipToContent: string;
}
