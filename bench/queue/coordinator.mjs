// A process of its own: a coordinator of many trials, whose peak memory and rate are told on its last line.
import { onQueue, specsOf } from "./work.mjs";

const [address, count] = process.argv.slice(2);
let peak = 0;
const timer = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage().rss);
}, 50);
const { seconds, count: done } = await onQueue(address, "tiny", specsOf("tiny", Number(count)));
clearInterval(timer);
console.log(JSON.stringify({ peak, seconds, done }));
