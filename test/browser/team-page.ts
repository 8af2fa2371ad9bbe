import {
  addingTask,
  annealed,
  buildNetwork,
  joinTeam,
  momentum,
  randomStream,
  teamMemory,
  train,
  weights,
} from "../../src/index.js";

/** A page whose Web Workers train one network together, and those workers: the same script. */
const network = buildNetwork({ inputSize: 2, hiddenSizes: [12] });
const options = {
  network,
  data: addingTask({ length: 6, train: 300, validation: 60, test: 1, stream: randomStream(1) }),
  objective: weights(),
  sigma: annealed({ sigma0: 0.5 }),
  optimizer: momentum(),
  batchSize: 32,
  epochs: 5,
  seed: 1,
};

if (typeof document === "undefined") {
  addEventListener("message", async ({ data: { memory, rank } }: MessageEvent) => {
    const { records } = await train({ ...options, team: joinTeam(memory, rank) }).result();
    postMessage(records.map(({ validation }) => validation));
  });
} else {
  Object.assign(globalThis, { trainTogether });
}

/** What each member of a team of this size ends with: the validation errors of its epochs. */
async function trainTogether(size: number): Promise<number[][]> {
  const memory = teamMemory({
    worldSize: size,
    parameters: network.layout.length,
    slices: network.layout.slices.length,
  });
  const script = document.querySelector("script")!.textContent!;
  const url = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  const members = Array.from({ length: size }, (_, rank) => {
    const worker = new Worker(url);
    return new Promise<number[]>((resolve, reject) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = ({ message }) => reject(new Error(message));
      worker.postMessage({ memory, rank });
    });
  });
  return Promise.all(members);
}
