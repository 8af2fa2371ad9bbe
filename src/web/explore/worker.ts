import type { Order } from "./compute/messages.js";
import { serveOrders } from "./compute/serve-orders.js";

/** "#simd" at the end of the script's address asks for that build of the engine: other builds round otherwise. */
const build = self.location.hash === "#simd" ? ({ build: "simd" } as const) : {};

/** The script of the explorable's Web Workers: the library, and what is asked of it. */
const take = serveOrders((answer, transfer = []) => postMessage(answer, { transfer }), build);
addEventListener("message", ({ data }: MessageEvent<Order>) => take(data));
