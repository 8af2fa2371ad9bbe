import { serveProof } from "./serve-proof.js";

/** The worker of the proof of concept: what it is asked is in src/web/contract/proof.ts. */
serveProof({
  postMessage: (message) => globalThis.postMessage(message),
  addEventListener: (type, listener) => globalThis.addEventListener(type, listener),
});
