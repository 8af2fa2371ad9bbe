import type { ComponentType } from "preact";
import { PageFrame } from "../kit/page-frame.js";
import { HASH, type Route, route } from "./route.js";
import { siteTexts } from "./text/index.js";

const ROUTES: readonly Route[] = ["method", "proof"];

/** What each address shows. */
export type Parts = Readonly<Record<Route, ComponentType>>;

/** The site: how the method works, and the proof of concept on a table of one's own. */
export function App({ parts }: { readonly parts: Parts }) {
  const all = siteTexts.value;
  const shown = route.value;
  const Part = parts[shown];
  const links = (
    <nav>
      {ROUTES.map((name) => (
        <a key={name} href={HASH[name]} aria-current={name === shown ? "page" : undefined}>
          {all.links[name]}
        </a>
      ))}
    </nav>
  );
  return (
    <PageFrame
      title={all.title[shown]}
      skipToContent={all.skipToContent}
      languageLabel={all.languageLabel}
      links={links}
      said={null}
    >
      <Part />
    </PageFrame>
  );
}
