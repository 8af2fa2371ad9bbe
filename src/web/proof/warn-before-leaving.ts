import type { ProofStore } from "./proof-store.js";

/** The browser asks before a page is closed with which something would be lost. */
export function warnBeforeLeaving(store: ProofStore): void {
  addEventListener("beforeunload", (event) => {
    if (store.isLosing.peek()) event.preventDefault();
  });
}
