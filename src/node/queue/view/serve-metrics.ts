import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { queueMetrics } from "./queue-metrics.js";
import type { WatchedQueue } from "./watch-queue.js";

/** A server of metrics that runs. */
export interface MetricsServer {
  /** Where Prometheus finds them. */
  readonly address: string;
  close(): Promise<void>;
}

/** Serves GET /metrics: the queue as it is at the request; 503 with the reason where it cannot be seen. @throws what the system says of the port */
export async function serveMetrics(
  queue: WatchedQueue,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<MetricsServer> {
  const server: Server = createServer(async ({ method, url }, response) => {
    const say = (status: number, text: string) =>
      response.writeHead(status, { "Content-Type": "text/plain; charset=utf-8" }).end(text);
    if (method !== "GET" && method !== "HEAD") return say(405, "Not allowed.\n");
    if (url?.split("?")[0] !== "/metrics") return say(404, "The metrics are at /metrics.\n");
    const { view, problem } = await queue.look();
    if (view === null) return say(503, `${problem}\n`);
    return response
      .writeHead(200, { "Content-Type": "text/plain; version=0.0.4; charset=utf-8" })
      .end(queueMetrics(view));
  });
  await new Promise<void>((done, fail) => {
    server.once("error", fail);
    server.listen(port, host, done);
  });
  const { address, port: given, family } = server.address() as AddressInfo;
  return {
    address: `http://${family === "IPv6" ? `[${address}]` : address}:${given}/metrics`,
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await queue.close();
    },
  };
}
