import { resolve } from "node:path";
import { type Command, Option } from "commander";
import { GradusError } from "../core/errors.js";
import { MOST } from "../core/limits.js";
import { addressSpace } from "../node/address-space.js";
import type { EnginePlan } from "../node/engine-plan.js";
import { parseAddress, type QueueAddress } from "../node/queue/address.js";
import type { QueueExecutor } from "../node/queue/coordinator/queue-executor.js";
import { OF_VARIABLE, QUEUE_VARIABLE, TYPED } from "../node/queue/option-names.js";
import { parsePositive } from "./parse.js";

/** Options of the commands that take part in a queue. */
export interface QueueFlags {
  readonly queue?: string;
  readonly queueData?: string;
  readonly lostAfter?: string;
}

export interface ChosenQueue {
  readonly address: QueueAddress;
  readonly dataFolder: string | null;
  readonly lostAfterSeconds: number;
  /** Whether nobody has named it in the command. */
  readonly isOfEnvironment: boolean;
}

const LOST_AFTER = "15";
/** In place of an address: runs here, whatever the environment says. */
const NO_QUEUE = "none";

export function addQueueOptions(command: Command): Command {
  return addQueueAddress(command)
    .addOption(new Option("--queue-data <dir>", "a folder that all machines see, for the data (default: the database)"))
    .addOption(
      new Option(
        "--lost-after <seconds>",
        "silence after which others take over the trials of this program",
      ).hideHelp(),
    );
}

export function addQueueAddress(command: Command): Command {
  return command.addOption(
    new Option(
      "--queue <address>",
      `PostgreSQL that hands the trials to workers on any machine, postgres://...; with a password better in ${QUEUE_VARIABLE}; ${NO_QUEUE}: this machine alone`,
    ),
  );
}

/** Null: without a queue. */
export function parseQueue({ queue, queueData, lostAfter = LOST_AFTER }: QueueFlags): ChosenQueue | null {
  const named = queue ?? process.env[QUEUE_VARIABLE];
  const given = named === NO_QUEUE ? undefined : named;
  const lostAfterSeconds = parsePositive("--lost-after", lostAfter, MOST.seconds, 1);
  if (given === undefined || (queue === undefined && given === "")) {
    if (queueData === undefined) return null;
    throw new GradusError(
      `--queue-data has no effect without --queue, got "${queueData}". Leave it out, or give --queue.`,
    );
  }
  const address = parseAddress(given, queue === undefined ? OF_VARIABLE : TYPED);
  const dataFolder = queueData === undefined ? null : resolve(queueData);
  return { address, dataFolder, lostAfterSeconds, isOfEnvironment: queue === undefined };
}

/** The queue of a command that is for nothing else. */
export function requiredQueue(flags: QueueFlags): ChosenQueue {
  const queue = parseQueue(flags);
  if (queue !== null) return queue;
  throw new GradusError(
    `--queue must be the address of a PostgreSQL server, got none. Give e.g. --queue postgres://user@host/database, or set ${QUEUE_VARIABLE}.`,
  );
}

/** Before a table is read: whatever keeps this user from the queue is told in one line. Null, without a queue, is one to be had. */
export async function ensureReachable(
  queue: Pick<ChosenQueue, "address"> | null,
  tell: (note: string) => void,
): Promise<void> {
  if (queue === null) return;
  const { ensureQueue } = await import("../node/queue/database/open-queue.js");
  await ensureQueue(queue.address, tell);
}

/** A worker's main thread keeps in touch with the queue, so another one must train. */
export function ensureThreads({ alone }: Pick<EnginePlan, "alone">): void {
  if (alone === null) return;
  throw new GradusError(
    `worker: addresses must suffice for two threads with an engine each, one that talks to the queue and one that trains, got ${allowed()} GiB (ulimit -v). ` +
      `${MORE_ADDRESSES}, or give --engine reference, for studies that do.`,
  );
}

const MORE_ADDRESSES =
  "Raise the limit, set NODE_OPTIONS=--disable-wasm-trap-handler, which makes steps a third slower";

function allowed(): string {
  return (addressSpace().limit / 2 ** 30).toFixed(1);
}

/** The executor of a study's command: known by its folder, so that the same command takes its trials up again. */
export async function queueOf(
  queue: ChosenQueue,
  { out, engines, chat }: { readonly out: string; readonly engines: EnginePlan; readonly chat: (text: string) => void },
): Promise<QueueExecutor> {
  const { executorOn } = await import("../node/queue/coordinator/queue-executor.js");
  if (queue.isOfEnvironment)
    chat(`Queue at ${queue.address.place}, of ${QUEUE_VARIABLE}. Without it: --queue ${NO_QUEUE}`);
  if (engines.alone !== null)
    chat(
      `note: With ${allowed()} GiB of addresses (ulimit -v) no thread can train beside the one that plans the study: its runs wait for the queue's workers. ${MORE_ADDRESSES}, to train here too.`,
    );
  const { address, dataFolder, lostAfterSeconds } = queue;
  return executorOn(address, {
    ...{ dataFolder, lostAfterSeconds },
    name: resolve(out),
    kernels: () => engines.kernels,
    engine: engines.engine,
    workers: engines.alone === null ? engines.workers : 0,
    tell: chat,
  });
}
