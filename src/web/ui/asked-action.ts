import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { ActionName, Answer, ContinueRequest } from "../contract/messages.js";
import type { StudyStore } from "../study/study-store.js";

/** What came of an action; "none": the server did not answer. */
export type Said = Answer | "none";

type Standing = { readonly [Part in "stream" | "connects"]: ReadonlySignal<StudyStore[Part]["value"]> };
type Act = (action: ActionName, request: ContinueRequest | null) => Promise<Answer | null>;

/**
 * The action that was asked for last, with what was said to it for as long as that is so: a refusal is of the study as it stood when it was asked
 * ("it runs already"), and a server that is heard again does answer.
 */
export class AskedAction {
  /** Under way. */
  readonly action = signal<ActionName | null>(null);
  readonly said = computed((): Said | null => {
    const last = this.#last.value;
    if (last === null) return null;
    const isSo = last.said === "none" ? last.connects === this.#study.connects.value : last.state === this.#state.value;
    return isSo ? last.said : null;
  });
  readonly #last = signal<{ readonly said: Said; readonly state: string; readonly connects: number } | null>(null);
  readonly #study: Standing;
  readonly #act: Act;
  readonly #state = computed(() => JSON.stringify(this.#study.stream.value));

  /** @param act null where the server does not answer */
  constructor(study: Standing, act: Act) {
    this.#study = study;
    this.#act = act;
  }

  /** Whether it was done. */
  async ask(action: ActionName, request: ContinueRequest | null): Promise<boolean> {
    const [state, connects] = [this.#state.peek(), this.#study.connects.peek()];
    this.action.value = action;
    this.#last.value = null;
    const answer = await this.#act(action, request);
    this.#last.value = { said: answer ?? "none", state, connects };
    const isDone = answer?.refusal === null;
    if (!isDone) this.action.value = null;
    return isDone;
  }
}
