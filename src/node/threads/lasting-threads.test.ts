import { expect, test } from "vitest";
import type { FromWorker, ToWorker } from "../../study/threads/messages.js";
import type { ThreadEvents } from "../../study/threads/pool.js";
import { LastingThreads } from "./lasting-threads.js";

const RUN = { kind: "run" } as ToWorker;
const RESULT: FromWorker = { kind: "result", result: null };

/** Threads that do nothing, what they were told, and how to speak for them. */
function started() {
  const made: { readonly events: ThreadEvents; readonly heard: string[] }[] = [];
  const threads = new LastingThreads((events) => {
    const heard: string[] = [];
    made.push({ events, heard });
    return {
      post: ({ kind }) => void heard.push(kind),
      end: async () => void heard.push("end"),
      ref: () => void heard.push("ref"),
      unref: () => void heard.push("unref"),
    };
  });
  return { made, threads };
}

function listener() {
  const heard: string[] = [];
  const events: ThreadEvents = {
    message: ({ kind }) => heard.push(kind),
    failed: ({ message }) => heard.push(message),
  };
  return { heard, events };
}

test("a thread that has answered waits without keeping the process, and is taken again; all end at the end", async () => {
  const { made, threads } = started();
  const [first, second] = [listener(), listener()];
  const one = threads.take(first.events);
  one.post(RUN);
  made[0]!.events.message(RESULT);
  await one.end();
  made[0]!.events.message(RESULT); // nobody hears it
  threads.take(second.events).post(RUN);
  made[0]!.events.message(RESULT);
  expect([first.heard, second.heard]).toEqual([["result"], ["result"]]);
  expect(made.map(({ heard }) => heard)).toEqual([["ref", "run", "unref", "ref", "run"]]);
  await threads.take(first.events).end();
  await threads.endAll();
  expect(made[1]!.heard).toEqual(["ref", "unref", "end"]);
});

test("one that is still at work, or has failed, is ended and not taken again; one that ends while it waits is forgotten", async () => {
  for (const act of [
    () => {},
    ({ message }: ThreadEvents) => message({ kind: "failed" } as FromWorker),
    ({ failed }: ThreadEvents) => failed(new Error("gone")),
  ]) {
    const { made, threads } = started();
    const thread = threads.take(listener().events);
    thread.post(RUN);
    act(made[0]!.events);
    await thread.end();
    expect(made[0]!.heard.at(-1)).toBe("end");
    threads.take(listener().events);
    expect(made).toHaveLength(2);
  }
  const { made, threads } = started();
  await threads.take(listener().events).end();
  made[0]!.events.failed(new Error("exit code 1"));
  threads.take(listener().events);
  expect(made).toHaveLength(2);
});
