// What the comparison needs beside the library's own choices, under names that recipes can have.
import {
  addDecayedWeights,
  automaticStart,
  chain,
  clipByGlobalNorm,
  configurable,
  followSchedule,
  initialisers,
  optimizers,
  plain,
  scaleBySoap,
  sigmaRules,
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

sigmaRules.add(
  configurable(({ sigma0 = 0.1 } = {}) => ({
    name: "fixed",
    rule: followSchedule({ name: `fixed ${sigma0}`, at: (progress) => (progress >= 1 ? 0 : sigma0) }),
  })),
);

// For an objective without a closed form, whose readout could not be solved.
initialisers.add({
  name: "auto-plain",
  fromDiffusion: true,
  initialise: (start) => automaticStart().initialise({ ...start, objective: plain(), sigma: 0 }),
});
