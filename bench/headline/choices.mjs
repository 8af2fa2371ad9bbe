// What the comparison needs beside the library's own choices, under names that recipes can have.
import {
  addDecayedWeights,
  automaticStart,
  chain,
  clipByGlobalNorm,
  configurable,
  initialisers,
  optimizers,
  plain,
  scaleBySoap,
} from "../../dist/index.js";

optimizers.add(
  configurable(({ maxNorm = 1, weightDecay = 0.01 } = {}) => ({
    name: "soap-decayed",
    transform: chain(
      ...(maxNorm === null ? [] : [clipByGlobalNorm(maxNorm)]),
      scaleBySoap(),
      addDecayedWeights(weightDecay),
    ),
    learningRates: optimizers.get("soap").learningRates,
  })),
);

// For an objective without a closed form, whose readout could not be solved.
initialisers.add({
  name: "auto-plain",
  fromDiffusion: true,
  initialise: (start) => automaticStart().initialise({ ...start, objective: plain(), sigma: 0 }),
});
