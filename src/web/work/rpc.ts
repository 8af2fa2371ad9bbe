import { type CallFailure, callFailureOf, errorOfCall } from "./failure.js";

/** One end of what two threads talk through: a worker, a worker's own global, a MessagePort. */
export interface Endpoint {
  postMessage(message: unknown): void;
  addEventListener(type: "message", listener: (event: { readonly data: unknown }) => void): void;
}

/** What may be called over there: names with functions of plain data, or of what can be posted. */
export type Calls<Of> = { readonly [Name in keyof Of]: (...given: never[]) => Promise<unknown> };

type Message =
  | { readonly kind: "call"; readonly id: number; readonly name: string; readonly given: readonly unknown[] }
  | { readonly kind: "answer"; readonly id: number; readonly value: unknown }
  | { readonly kind: "refusal"; readonly id: number; readonly failure: CallFailure }
  | { readonly kind: "event"; readonly name: string; readonly data: unknown };

/** Answers the calls that come through an endpoint. */
export function serveCalls<Of extends Calls<Of>>(endpoint: Endpoint, calls: Of): void {
  const post = (message: Message) => endpoint.postMessage(message);
  endpoint.addEventListener("message", async ({ data }) => {
    const message = data as Message;
    if (message.kind !== "call") return;
    const { id, name, given } = message;
    try {
      if (!isNameOf(calls, name)) throw new Error(`There is no call "${name}".`);
      post({ kind: "answer", id, value: await calls[name](...(given as never[])) });
    } catch (error) {
      post({ kind: "refusal", id, failure: callFailureOf(error) });
    }
  });
}

/** Tells the other side something that it did not ask for. */
export function eventsOver<Events>(
  endpoint: Pick<Endpoint, "postMessage">,
): <Name extends keyof Events & string>(name: Name, data: Events[Name]) => void {
  return (name, data) => endpoint.postMessage({ kind: "event", name, data } satisfies Message);
}

/** The other side as it is seen from here. */
export interface Remote<Of, Events> {
  readonly calls: Of;
  /** Listens to an event; returns what ends that. */
  on<Name extends keyof Events & string>(name: Name, listener: (data: Events[Name]) => void): () => void;
  /** It is gone: what was asked is refused by this error, and so is all that will be. */
  lost(error: Error): void;
}

/** Asks what is served at the other end of an endpoint. */
export function remoteOver<Of extends Calls<Of>, Events>(
  endpoint: Endpoint,
  names: Readonly<Record<keyof Of, true>>,
): Remote<Of, Events> {
  const asked = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  const listeners = new Map<string, Set<(data: never) => void>>();
  let count = 0;
  let gone: Error | null = null;
  endpoint.addEventListener("message", ({ data }) => {
    const message = data as Message;
    if (message.kind === "event") {
      for (const listener of listeners.get(message.name) ?? []) listener(message.data as never);
      return;
    }
    if (message.kind === "call") return;
    const waiting = asked.get(message.id);
    asked.delete(message.id);
    if (message.kind === "answer") waiting?.resolve(message.value);
    else waiting?.reject(errorOfCall(message.failure));
  });
  const call =
    (name: string) =>
    (...given: readonly unknown[]) =>
      new Promise<unknown>((resolve, reject) => {
        if (gone !== null) return reject(gone);
        const id = ++count;
        asked.set(id, { resolve, reject });
        endpoint.postMessage({ kind: "call", id, name, given } satisfies Message);
      });
  return {
    calls: Object.fromEntries(Object.keys(names).map((name) => [name, call(name)])) as unknown as Of,
    on(name, listener) {
      const known = listeners.get(name) ?? new Set();
      listeners.set(name, known.add(listener));
      return () => known.delete(listener);
    },
    lost(error) {
      gone = errorOfCall(callFailureOf(error));
      for (const { reject } of asked.values()) reject(gone);
      asked.clear();
    },
  };
}

function isNameOf<Of extends object>(calls: Of, name: string): name is keyof Of & string {
  return name in calls && !(name in Object.prototype);
}
