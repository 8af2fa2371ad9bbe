import { connectProof } from "../work/connect.js";

/** A placeholder until the page's views are here: it starts the worker, which tests drive. */
Object.assign(globalThis, { proof: connectProof() });
