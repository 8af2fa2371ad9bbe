import type { Answer, Order } from "./messages.js";

/** Whoever carries out orders: a worker, or the page itself. */
export interface Computer {
  post(order: Order): void;
  /** Ends what is under way; nothing is heard of it any more. */
  end(): void;
}

export interface ComputerEvents {
  answer(answer: Answer): void;
  /** It can do nothing more. */
  failed(message: string): void;
}

/** @throws where the browser starts no worker from this script */
export type StartComputer = (events: ComputerEvents) => Computer;

/** A worker of the script that `worker.ts` is built to; where the browser has no workers, the page's own thread. */
export function computerFrom(script: string): StartComputer {
  return hasWorkers() ? (events) => inWorker(script, events) : inPage;
}

export function hasWorkers(): boolean {
  return typeof Worker === "function";
}

function inWorker(script: string, { answer, failed }: ComputerEvents): Computer {
  const worker = new Worker(script, { type: "module", name: "gradus explore" });
  worker.onmessage = ({ data }: MessageEvent<Answer>) => answer(data);
  worker.onerror = (event) => {
    event.preventDefault();
    failed(event.message);
  };
  return { post: (order) => worker.postMessage(order), end: () => worker.terminate() };
}

function inPage({ answer, failed }: ComputerEvents): Computer {
  let isOver = false;
  const taking = import("./serve-orders.js").then(({ serveOrders }) =>
    serveOrders((one) => {
      if (!isOver) answer(one);
    }),
  );
  const post = (order: Order) => {
    taking.then(
      (take) => take(order),
      ({ message }: Error) => failed(message),
    );
  };
  return {
    post,
    end() {
      isOver = true;
      post({ kind: "stop", id: Number.POSITIVE_INFINITY });
    },
  };
}
