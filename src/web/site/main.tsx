import { render } from "preact";
import { Explore } from "../explore/explore.js";
import { ProofStore } from "../proof/proof-store.js";
import { ProofView } from "../proof/views/proof-view.js";
import { warnBeforeLeaving } from "../proof/warn-before-leaving.js";
import { connectProof } from "../work/connect.js";
import { App } from "./app.js";
import { HASH } from "./route.js";

/** The build gives it this name, beside the page. */
const EXPLORE_WORKER = "./explore-worker.js";
const EXAMPLE = { name: "seattle-weather.csv", address: "./samples/seattle-weather.csv", target: "temp_max" };

let proof: ProofStore | null = null;

/** One for as long as the page is open: a study goes on while somebody looks at the other part. */
function proofStore(): ProofStore {
  if (proof === null) {
    proof = new ProofStore(connectProof());
    warnBeforeLeaving(proof);
  }
  return proof;
}

function Proof() {
  return <ProofView store={proofStore()} example={EXAMPLE} />;
}

function Method() {
  return (
    <Explore
      newWorker={() => new Worker(EXPLORE_WORKER, { type: "module", name: "gradus explore" })}
      onTry={() => location.assign(HASH.proof)}
    />
  );
}

const place = document.getElementById("app")!;
place.replaceChildren(); // the word for who opened the page from a disk
render(<App parts={{ method: Method, proof: Proof }} />, place);
