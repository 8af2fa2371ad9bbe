import { GradusError } from "../../core/errors.js";
import { noOwnFiles } from "../contract/own-part.js";
import type { ProofCalls, ProofClient, ProofEvents } from "../contract/proof.js";
import { type Endpoint, remoteOver } from "./rpc.js";

/** Every call by its name: one that is left out does not compile. */
const CALLS = {
  ...{ read: true, numbers: true, plan: true, start: true, stop: true, detail: true, report: true, files: true },
  ...{ predict: true, kept: true, open: true, forget: true },
} satisfies Record<keyof ProofCalls, true>;

/** The proof of concept as a page sees it. */
export interface ProofConnection {
  readonly client: ProofClient;
  /** Whether it works in the page's own thread, as the browser starts no workers: the page answers slowly while it does. */
  readonly isInPage: boolean;
  /** Ends its worker; a kept study goes on the next time. */
  end(): void;
}

/** The build gives it this name: the bundler is not to find it here, or each worker would hold a copy of all that it shares with the page. */
const WORKER = "./proof-worker.js";

/** Starts the worker of the proof of concept; where the browser has no workers, the page does its work. */
export function connectProof(): ProofConnection {
  if (typeof Worker !== "function") return inPage();
  const worker = new Worker(new URL(/* @vite-ignore */ WORKER, import.meta.url), { type: "module", name: "gradus" });
  const { calls, on, lost } = remoteOver<ProofCalls, ProofEvents>(worker, CALLS);
  worker.addEventListener("error", ({ message }) =>
    lost(message ? new Error(`The page's worker failed: ${message}`) : noOwnFiles()),
  );
  return {
    client: { ...calls, on },
    isInPage: false,
    end() {
      worker.terminate();
      lost(new GradusError("The page's worker was ended. Reload the page."));
    },
  };
}

function inPage(): ProofConnection {
  const { port1: near, port2: far } = new MessageChannel();
  const { calls, on, lost } = remoteOver<ProofCalls, ProofEvents>(endpointOf(near), CALLS);
  import("./serve-proof.js").then(
    ({ serveProof }) => serveProof(endpointOf(far)),
    () => lost(noOwnFiles()),
  );
  return {
    client: { ...calls, on },
    isInPage: true,
    end() {
      near.close();
      lost(new GradusError("The page's work was ended. Reload the page."));
    },
  };
}

/** A port waits with its messages until it is started. */
function endpointOf(port: MessagePort): Endpoint {
  return {
    postMessage: (message) => port.postMessage(message),
    addEventListener(type, listener) {
      port.addEventListener(type, listener);
      port.start();
    },
  };
}
