import { Orders } from "./compute/answer-order.js";
import type { Answer, Order } from "./compute/messages.js";

/** The script of the explorable's Web Workers: the library, and what is asked of it. */
const channel = new MessageChannel();
let goOn: (() => void) | null = null;
channel.port2.onmessage = () => goOn?.();

function turn(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    if (milliseconds > 0) {
      setTimeout(resolve, milliseconds);
      return;
    }
    goOn = resolve;
    channel.port1.postMessage(null); // a timer would wait 4 ms
  });
}

/** "#simd" at the end of the script's address asks for that build of the engine: other builds round otherwise. */
const build = self.location.hash === "#simd" ? ({ build: "simd" } as const) : {};

const orders = new Orders({
  reply: (answer: Answer, transfer: Transferable[] = []) => postMessage(answer, { transfer }),
  turn,
  engine: build,
});
addEventListener("message", ({ data }: MessageEvent<Order>) => void orders.take(data));
