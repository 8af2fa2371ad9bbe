/** The build gives it this name: see src/web/work/make-trial-worker.ts, in whose place this is. */
const WORKER = "./trial-worker.js";

/** How many more runs may begin; the others wait. A study of a second is so held in its middle, however slow the test that looks at it. */
let left = Number.POSITIVE_INFINITY;
const waiting: (() => void)[] = [];
const releases: (() => void)[] = [];

/** Where the test of this very page says how many: see `hold` and `release` of proof-page.ts. */
const channel = new BroadcastChannel(`runs that may begin: ${self.name}`);
channel.addEventListener("message", ({ data }: MessageEvent<{ readonly runs: number }>) => {
  left = data.runs;
  for (const release of releases) release();
  for (const post of waiting.splice(0)) post();
  channel.postMessage("heard");
});

export function makeTrialWorker(): Worker {
  const worker = new Worker(new URL(/* @vite-ignore */ WORKER, import.meta.url), {
    type: "module",
    name: "gradus trial",
  });
  const post = worker.postMessage.bind(worker);
  let isHeld = false;
  // What is sent after a run that waits waits too: a worker hears things in their order.
  worker.postMessage = (message: { readonly kind: string }) => {
    if (message.kind === "run" && left-- <= 0) isHeld = true;
    if (isHeld) waiting.push(() => post(message));
    else post(message);
  };
  releases.push(() => {
    isHeld = false;
  });
  return worker;
}
