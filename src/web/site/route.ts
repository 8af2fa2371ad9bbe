import { signal } from "@preact/signals";

/** What the page shows, by its address behind "#", so that the browser's "back" works. */
export type Route = "method" | "proof";

export const route = signal<Route>(routeOf(location.hash));

addEventListener("hashchange", () => {
  route.value = routeOf(location.hash);
  scrollTo(0, 0);
});

export function routeOf(hash: string): Route {
  return /^#\/?try/.test(hash) ? "proof" : "method";
}

export const HASH: Readonly<Record<Route, string>> = { method: "#/", proof: "#/try" };
