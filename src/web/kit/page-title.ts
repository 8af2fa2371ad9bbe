import { signal } from "@preact/signals";

/** What the window is called in place of the page's own title; null: nothing else. Tabs and lists of windows show it while the page is out of sight. */
export const pageTitle = signal<string | null>(null);

/** What a window of gradus is called that shows one thing. */
export function titleOf(shown: string): string {
  return `${shown} · gradus`;
}
