// The methods of the headline benchmark, as data. Lists are tuned over; a list of one is fixed.
//   rate      course of the learning rate; its size is tuned over the optimiser's own range
//   epochs    lengths of a run
//   start     "random": drawn, its gain is tuned; "linear" (with alpha) and "auto" are solved, "auto-plain" on the original objective
//   tunesGain whether the gain of the units that a solved start draws is tuned too
//   sigma0    initial widths of the smoothing, 0: none; above 0 the objective is `objective`, by default that of `weights`
//   sigma     its course: "annealed" linearly to 0 over 40 % of the epochs, "fixed": 0 in the last epoch alone
//   decay     decoupled weight decays
//   dropout   shares of units that are left out
//   highway   what stands beside the network; "auto" is chosen on the validation windows, which counts as part of the start; "auto-trained" trains it too
//             where that is the linear forecast
//   path      leads the amplitude of units that the start wrote to 1 over this fraction of the epochs; null: it is held
//   revision  raised when code behind a method changes its runs, so that they are run again
const SIX = ["sgd", "momentum", "adam", "adamw", "muon", "soap"];

/** What a method is unless it says otherwise. */
const PLAIN = {
  rate: "cosine",
  epochs: [30, 60],
  start: "random",
  tunesGain: false,
  sigma0: [0],
  sigma: "annealed",
  objective: { name: "weights" },
  decay: [0],
  dropout: [0],
  highway: "none",
  path: null,
  revision: 1,
  note: "",
};

// The pipeline and what is left of it without each of its parts: edit here.
const DEFAULT = {
  ...PLAIN,
  name: "default",
  group: "default",
  optimizer: "soap",
  start: "auto",
  tunesGain: true,
  path: { fraction: 0.3 },
  sigma0: [0, 0, 0.1, 0.3], // half of the trials have none
  highway: "auto",
  note: "automatic start beside an automatic highway, its amplitude led to 1, SOAP, cosine rate, annealed sigma where it is tuned to be above 0",
};
const smoothed = DEFAULT.sigma0.filter((sigma0) => sigma0 > 0);
const ABLATIONS = [
  { name: "default - start", start: "random", path: null, note: "from drawn weights" },
  { name: "default - sigma", sigma0: [0], note: "the original objective throughout" },
  { name: "default - path", path: null, note: "the start's amplitude held" },
  { name: "default - matrix optimiser", optimizer: "adam", note: "Adam in place of SOAP" },
  { name: "default - schedule", rate: "constant", note: "constant learning rate" },
  { name: "default - highway", highway: "none", note: "nothing beside the network" },
  { name: "highway trained", highway: "auto-trained", note: "coefficients of a linear highway trained too" },
  { name: "fixed sigma", sigma: "fixed", sigma0: smoothed, note: "sigma constant, 0 in the last epoch alone" },
  {
    name: "sampled noise",
    start: "auto-plain",
    objective: { name: "sampled", pairs: 1 },
    sigma0: smoothed,
    note: "one antithetic pair of drawn weights a step in place of the closed form",
  },
  { name: "weight decay", sigma0: [0], decay: [0.01, 0.1, 1], note: "decoupled weight decay in place of sigma" },
  {
    name: "dropout",
    sigma0: [0],
    dropout: [0.05, 0.1, 0.2, 0.4],
    note: "dropout before the readout in place of sigma",
  },
].map((change) => ({ ...DEFAULT, group: "ablation", ...change }));

const each = (make) => SIX.map((optimizer) => ({ ...PLAIN, optimizer, ...make(optimizer) }));
const constant = { rate: "constant", epochs: [90] };

export const METHODS = [
  ...each((name) => ({ name, group: "baseline", ...constant })),
  ...each((name) => ({ name: `${name} cosine`, group: "baseline" })),
  ...each((name) => ({ name: `${name} diffusion`, group: "diffusion", sigma0: [0.1, 0.3, 0.6] })),
  { ...PLAIN, optimizer: "sgd", name: "sgd constant start", group: "start", start: "auto", ...constant },
  ...each((name) => ({ name: `${name} start`, group: "start", start: "auto" })),
  DEFAULT,
  ...ABLATIONS,
];

/** Whose runs from other gains and rates are compared. */
export const ROBUST = ["default", "soap cosine"];

/** Whose level the target is, and the first thing that anybody else would try. */
export const REFERENCE = "sgd";
export const RIVAL = "adam cosine";
export const PIPELINE = "default";

/** In charts. */
export const CHARTED = ["sgd", "adam cosine", "soap cosine", "default"];

/** The most telling first, so that a run that is stopped tells as much as it can; robustness comes after them. */
export const FIRST = ["sgd", "default", "adam cosine", "soap cosine", "sgd constant start", "sgd start", "soap start"];
const GROUPS = ["ablation", "baseline", "start", "diffusion"];

export function byPriority(methods) {
  const place = ({ name, group }) => {
    const first = FIRST.indexOf(name);
    return first < 0 ? FIRST.length + GROUPS.indexOf(group) : first;
  };
  return methods.toSorted((a, b) => place(a) - place(b));
}
