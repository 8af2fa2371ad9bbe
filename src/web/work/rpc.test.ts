import { expect, onTestFinished, test } from "vitest";
import { GradusError, InputError, Stopped } from "../../core/errors.js";
import type { ProofFailure } from "../contract/proof.js";
import { type Endpoint, eventsOver, remoteOver, serveCalls } from "./rpc.js";

interface Sums {
  add(a: number, b: number): Promise<number>;
  fail(how: string): Promise<void>;
}
interface Told {
  readonly count: number;
}

/** Both ends of a channel, as a page and its worker have them. */
function connected() {
  const { port1, port2 } = new MessageChannel();
  onTestFinished(() => port1.close());
  const end = (port: MessagePort): Endpoint => ({
    postMessage: (message) => port.postMessage(message),
    addEventListener(type, listener) {
      port.addEventListener(type, listener);
      port.start();
    },
  });
  const errors: Readonly<Record<string, Error>> = {
    input: new InputError({ file: "a.csv", row: 3, column: "x" }, "must be a number."),
    options: new GradusError("readTable: `horizon` must be >= 1, got 0. Give 1."),
    stopped: new Stopped("Stopped."),
    fault: new TypeError("x is not a function"),
    candidates: Object.assign(new InputError({ file: "a.csv" }, "Name `target`."), { candidates: ["p", "q"] }),
  };
  serveCalls<Sums>(end(port2), {
    add: async (a, b) => a + b,
    fail: async (how) => {
      throw errors[how]!;
    },
  });
  const tell = eventsOver<Told>(end(port2));
  return { remote: remoteOver<Sums, Told>(end(port1), { add: true, fail: true }), tell };
}

test("calls are answered, each with its own answer", async () => {
  const { calls } = connected().remote;
  expect(await Promise.all([calls.add(1, 2), calls.add(3, 4)])).toEqual([3, 7]);
});

test.each([
  ["input", { kind: "input", message: 'a.csv, row 3, column "x": must be a number.', candidates: [], option: null }],
  ["input", { place: { file: "a.csv", row: 3, column: "x" } }],
  ["options", { kind: "options", option: "horizon", place: null }],
  ["stopped", { kind: "stopped", message: "Stopped." }],
  ["fault", { kind: "fault", message: "x is not a function", option: null }],
  ["candidates", { kind: "input", candidates: ["p", "q"], option: "target" }],
])("a refusal of %s says the same on the other side", async (how, expected) => {
  const failure = await connected()
    .remote.calls.fail(how)
    .catch((error: ProofFailure) => error);
  expect(failure).toBeInstanceOf(Error);
  expect(failure).toMatchObject(expected);
});

test("events reach who listens, until they listen no more", async () => {
  const { remote, tell } = connected();
  const heard: number[] = [];
  const end = remote.on("count", (count) => heard.push(count));
  tell("count", 1);
  await remote.calls.add(0, 0); // messages keep their order
  end();
  tell("count", 2);
  await remote.calls.add(0, 0);
  expect(heard).toEqual([1]);
});

test("where the other side is gone, what was asked and what is asked later is refused", async () => {
  const { remote } = connected();
  const waiting = remote.calls.fail("never");
  remote.lost(new GradusError("It ended."));
  await expect(waiting).rejects.toMatchObject({ kind: "options", message: "It ended." });
  await expect(remote.calls.add(1, 1)).rejects.toThrow("It ended.");
});
