import { connectProof } from "../../src/web/work/connect.js";

/** A page without views: tests drive its worker. */
const connection = connectProof();
const events: { readonly name: string; readonly data: unknown }[] = [];
for (const name of ["state", "trials", "live", "reset", "ready"] as const)
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

/** Waits until some runs are done. */
async function untilTrials(): Promise<void> {
  while (events.filter(({ name }) => name === "trials").length < 2)
    await new Promise((resume) => setTimeout(resume, 20));
}

Object.assign(globalThis, {
  untilTrials,
  proof: connection.client,
  isInPage: connection.isInPage,
  events,
  told,
  files,
});
