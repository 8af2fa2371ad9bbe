import type { ProofCalls, ProofEvents } from "../contract/proof.js";
import { ProofService } from "./proof-service.js";
import { pageReader, type TableReader } from "./reader.js";
import { type Endpoint, eventsOver, serveCalls } from "./rpc.js";

/** Answers a page's calls through an endpoint. */
export function serveProof(endpoint: Endpoint, reader: TableReader = pageReader): void {
  serveCalls<ProofCalls>(endpoint, new ProofService(reader, eventsOver<ProofEvents>(endpoint)));
}
