import { connectProof } from "../../src/web/work/connect.js";

/** Its worker bears this page's own name, so that of two pages each holds its own runs. */
const ownName = `gradus of ${crypto.randomUUID()}`;
if (typeof Worker === "function") {
  globalThis.Worker = class extends Worker {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, { ...options, name: ownName });
    }
  };
}

/** A page without views: tests drive its worker. */
const connection = connectProof();
const events: { readonly name: string; readonly data: unknown }[] = [];
for (const name of ["state", "trials", "live", "reset", "ready", "unkept"] as const)
  connection.client.on(name, (data) => events.push({ name, data }));

/** Of what a call rejects with, what a test can have. */
async function told<Value>(call: Promise<Value>): Promise<Value> {
  return call.catch((error: Error) => {
    throw new Error(JSON.stringify({ ...error, message: error.message }));
  });
}

/** The files of a study, by their names. */
async function files(): Promise<Record<string, string>> {
  const all = await told(connection.client.files("en"));
  return Object.fromEntries(await Promise.all(all.map(async ({ name, blob }) => [name, await blob.text()] as const)));
}

/** Lets so many runs begin from now on, and has the others wait, which its worker has heard when this resolves: see held-trial-worker.ts. */
async function hold(runs: number): Promise<void> {
  const channel = new BroadcastChannel(`runs that may begin: ${ownName}`);
  const heard = new Promise((resolve) => channel.addEventListener("message", resolve, { once: true }));
  channel.postMessage({ runs });
  await heard;
  channel.close();
}

/** Waits until some runs are done. */
async function untilTrials(): Promise<void> {
  while (!events.some(({ name, data }) => name === "trials" && (data as readonly unknown[]).length > 0))
    await new Promise((resume) => setTimeout(resume, 20));
}

Object.assign(globalThis, {
  hold,
  release: () => hold(Number.POSITIVE_INFINITY),
  untilTrials,
  proof: connection.client,
  isInPage: connection.isInPage,
  events,
  told,
  files,
});
