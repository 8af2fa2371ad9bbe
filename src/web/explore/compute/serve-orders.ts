import type { SelectOptions } from "../../../kernels/select.js";
import { Orders } from "./answer-order.js";
import type { Answer, Order } from "./messages.js";

/** Takes orders in this thread, letting others' messages come in between two parts of an answer. */
export function serveOrders(
  reply: (answer: Answer, transfer?: Transferable[]) => void,
  engine: SelectOptions = {},
): (order: Order) => void {
  const channel = new MessageChannel();
  let goOn: (() => void) | null = null;
  channel.port2.onmessage = () => goOn?.();
  const turn = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      if (milliseconds > 0) {
        setTimeout(resolve, milliseconds);
        return;
      }
      goOn = resolve;
      channel.port1.postMessage(null); // a timer would wait 4 ms
    });
  const orders = new Orders({ reply, turn, engine });
  return (order) => void orders.take(order);
}
