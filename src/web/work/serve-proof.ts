import type { ProofCalls, ProofEvents } from "../contract/proof.js";
import { ProofService } from "./proof-service.js";
import { pageReader, type TableReader } from "./reader.js";
import { type Endpoint, eventsOver, serveCalls } from "./rpc.js";

/** Answers a page's calls through an endpoint. */
export function serveProof(endpoint: Endpoint, reader: TableReader = pageReader): void {
  const service = new ProofService(reader, eventsOver<ProofEvents>(endpoint));
  const calls: ProofCalls = {
    read: (table, choice) => service.read(table, choice),
    numbers: (table) => service.numbers(table),
    plan: (choice) => service.plan(choice),
    start: (choice, keep, language) => service.start(choice, keep, language),
    stop: () => service.stop(),
    detail: () => service.detail(),
    report: (language) => service.report(language),
    files: (language) => service.files(language),
    predict: (model, table, missing) => service.predict(model, table, missing),
    kept: () => service.kept(),
    open: (id) => service.open(id),
    forget: (id) => service.forget(id),
  };
  serveCalls(endpoint, calls);
}
