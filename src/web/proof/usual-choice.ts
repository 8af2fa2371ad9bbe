import type { ProofChoice } from "../contract/proof.js";

/** As the command line has it (a test compares them: its table would bring all methods into the page), the budget apart: somebody sits before a page. */
export const USUAL_CHOICE: Required<ProofChoice> = {
  ...{ read: {}, horizon: 1, everyStep: false, window: 24, minutes: 5 },
  ...{ seeds: 5, seed: 1, epochs: 40, tuningTrials: 8, workers: null },
  ...{ validationShare: 0.2, testShare: 0.2, transform: [] },
};
