import { type Signal, signal } from "@preact/signals";
import { expect, test } from "vitest";
import type { Answer, StreamState } from "../contract/messages.js";
import { AskedAction } from "./asked-action.js";

const stopped: StreamState = { state: "stopped", version: "1", isStarting: false, failure: null };

async function asked(answer: Answer | null, meanwhile: (study: Study) => void = () => {}) {
  const study: Study = { stream: signal<StreamState | null>(stopped), connects: signal(1) };
  const action = new AskedAction(study, async () => {
    meanwhile(study);
    return answer;
  });
  const isDone = await action.ask("continue", { seeds: null, minutes: null });
  return { study, action, isDone };
}

interface Study {
  readonly stream: Signal<StreamState | null>;
  readonly connects: Signal<number>;
}
const refused = (refusal: Answer["refusal"]): Answer => ({ refusal, detail: null });

test("that the server does not answer is said until it is heard again", async () => {
  const { study, action, isDone } = await asked(null);
  expect([isDone, action.action.value, action.said.value]).toEqual([false, null, "none"]);
  study.stream.value = { ...stopped, version: "2" };
  expect(action.said.value).toBe("none");
  study.connects.value++;
  expect(action.said.value).toBeNull();
});

test("a refusal is said until the study stands otherwise", async () => {
  const { study, action } = await asked(refused("running"));
  expect(action.said.value).toEqual(refused("running"));
  study.connects.value++;
  expect(action.said.value).toEqual(refused("running"));
  study.stream.value = { ...stopped, state: "running" };
  expect(action.said.value).toBeNull();
});

test("a refusal that comes after the page has heard of the change is not said at all", async () => {
  const { action } = await asked(refused("running"), ({ stream }) => {
    stream.value = { ...stopped, state: "running" };
  });
  expect(action.said.value).toBeNull();
});

test("what is done is under way until somebody knows better", async () => {
  const { action, isDone } = await asked(refused(null));
  expect([isDone, action.action.value]).toEqual([true, "continue"]);
});
