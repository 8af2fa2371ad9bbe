import { computed } from "@preact/signals";
import { render } from "preact";
import { Explore } from "../explore/explore.js";
import { cutOffWork, noteWork } from "../proof/ended-without-word.js";
import { ProofStore } from "../proof/proof-store.js";
import { refusalText } from "../proof/refusals.js";
import { tellTitle } from "../proof/tell-title.js";
import { ProofView } from "../proof/views/proof-view.js";
import { warnBeforeLeaving } from "../proof/warn-before-leaving.js";
import { connectProof, type ProofConnection } from "../work/connect.js";
import { App } from "./app.js";
import { HASH, route } from "./route.js";

/** The build gives it this name, beside the page. */
const EXPLORE_WORKER = "./explore-worker.js";
const EXAMPLE = { name: "seattle-weather.csv", address: "./samples/seattle-weather.csv", target: "temp_max" };

let connection: ProofConnection | null = null;
let proof: ProofStore | null = null;

/** One worker reads for both parts. */
function connected(): ProofConnection {
  connection ??= connectProof();
  return connection;
}

/** One for as long as the page is open: a study goes on while somebody looks at the other part. */
function proofStore(): ProofStore {
  if (proof === null) {
    proof = new ProofStore(connected(), { cutOff: cutOffWork() });
    noteWork(proof.stage);
    warnBeforeLeaving(proof);
    tellTitle(
      proof,
      computed(() => route.value === "proof"),
    );
  }
  return proof;
}

function Proof() {
  return <ProofView store={proofStore()} example={EXAMPLE} />;
}

function Method() {
  return (
    <Explore
      script={EXPLORE_WORKER}
      onTry={() => location.assign(HASH.proof)}
      readTable={(file) => connected().client.numbers({ name: file.name, blob: file }).catch(inWords)}
    />
  );
}

async function inWords(error: unknown): Promise<never> {
  throw new Error(await refusalText((error as Error).message));
}

// Where nothing takes a file that is dropped, a browser would leave the page for it, and end a study under way.
for (const name of ["dragover", "drop"] as const) document.addEventListener(name, (event) => event.preventDefault());

const place = document.getElementById("app")!;
place.replaceChildren(); // the word for who opened the page from a disk
render(<App parts={{ method: Method, proof: Proof }} />, place);
