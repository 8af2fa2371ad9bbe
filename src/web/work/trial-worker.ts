import { type Post, trialMember } from "../../study/threads/member.js";
import type { FromTrialWorker, ToTrialWorker } from "./web-worker-executor.js";

/** One worker of `webWorkerExecutor`: gets the data of a study, then trains the trials it is sent. */
const post: Post = (message, handedOver) => globalThis.postMessage(message, { transfer: [...handedOver] });
let answer: ReturnType<typeof trialMember> | null = null;

addEventListener("message", ({ data: message }: MessageEvent<ToTrialWorker>) => {
  if (message.kind === "begin") answer = trialMember(message.start, post);
  else void answer!(message);
});

globalThis.postMessage({ kind: "loaded" } satisfies FromTrialWorker);
