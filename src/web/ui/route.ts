import { signal } from "@preact/signals";

/** What the page shows, by its address behind "#": so that it can be bookmarked, and the browser's "back" works. */
export type Route =
  | { readonly view: "list" }
  | { readonly view: "workers" }
  | { readonly view: "study"; readonly id: string; readonly tab: string }
  | { readonly view: "compare"; readonly ids: readonly string[] };

export const route = signal<Route>(parseRoute(location.hash));

addEventListener("hashchange", () => {
  route.value = parseRoute(location.hash);
  scrollTo(0, 0);
});

export function parseRoute(hash: string): Route {
  const [view, ...parts] = hash.replace(/^#\/?/, "").split("/");
  if (view === "study" && parts[0]) return { view, id: parts[0], tab: parts[1] ?? "overview" };
  if (view === "compare" && parts[0]) return { view, ids: parts[0].split(",").filter((id) => id !== "") };
  return view === "workers" ? { view } : { view: "list" };
}

export function studyHash(id: string, tab = "overview"): string {
  return tab === "overview" ? `#/study/${id}` : `#/study/${id}/${tab}`;
}

export function compareHash(ids: readonly string[]): string {
  return `#/compare/${ids.join(",")}`;
}

/** Another part of the same study takes the place of its address: "back" leads out of the study. */
export function chooseTab(id: string, tab: string): void {
  history.replaceState(null, "", studyHash(id, tab));
  route.value = parseRoute(location.hash);
}
