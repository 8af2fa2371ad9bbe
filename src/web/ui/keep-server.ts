const MILLISECONDS = 60_000;

/** Looks in once a minute in the background too: a server that ends when no page is open any more is not to end for a page that waits. */
export function keepServer(): void {
  setInterval(() => {
    if (document.hidden) void fetch("./", { method: "HEAD" }).catch(() => {});
  }, MILLISECONDS);
}
