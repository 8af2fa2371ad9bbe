import type { ExploreTexts } from "./texts.js";

export const en: ExploreTexts = {
  heading: "See what diffusion does",
  lead:
    "Training by diffusion blurs the loss with noise of width σ, minimises that, and lowers σ to 0, where the loss is the real one again. " +
    "Move σ at the bottom of the page: all pictures are computed here, as you watch.",
  noWorkers:
    "This browser starts no workers: the page itself computes what is drawn here, and answers slowly while it does.",
  sigma: {
    label: "Smoothing",
    play: "Lower σ to 0",
    pause: "Pause",
    value: (sigma, look) => `σ = ${sigma}: ${look}`,
    look: {
      none: "the real problem",
      little: "nearly the real problem",
      some: "somewhat smooth",
      much: "smooth",
      all: "very smooth",
    },
  },
  whatIsDrawn: "What exactly is drawn",
  computing: "Computing …",
  failed: (message) => `This could not be computed: ${message}`,
  unit: {
    heading: "A unit, blurred",
    sentence:
      "Average a unit over Gaussian noise of width σ on its input, and the result is again a formula: training needs no samples.",
    choose: "Activation",
    draws: "Draws a point",
    names: { tanh: "tanh", erf: "erf", sign: "sign", relu: "ReLU" },
    plain: "the unit",
    formula: (sigma) => `its formula at σ = ${sigma}`,
    averages: (draws) => `averages of ${draws} noisy draws`,
    noise: "the noise",
    agreement: ({ gap, chance }) =>
      `The averages lie at most ${gap} off the formula; chance alone leaves up to about ${chance}. Take more draws and both shrink.`,
    atZero: "At σ = 0 the formula is the unit itself.",
    spoken: (name, sigma) =>
      `${name} and its average over Gaussian noise of width ${sigma}: a curve that is the flatter the wider the noise, with averages of draws on it`,
    drawn:
      "For an input μ the curve is E h(μ + σz), z standard normal, by the library's closed form. The small dots are h(μ + σz) for ten draws of z, the rings averages of as many draws as are chosen.",
    exact: "This form is exact.",
    approximate: (bound) =>
      `This form is a mixture of seven error functions, within ${bound} of the exact average everywhere.`,
    x: "input μ",
    y: "output",
  },
  loss: {
    heading: "A loss, blurred",
    sentence:
      "With noise on all weights the loss of a whole network is smooth at large σ; as σ falls it sinks, and its valleys come back.",
    choose: "Network",
    names: { rugged: "weights × 3", thresholds: "hard thresholds", usual: "usual weights" },
    kinds: {
      rugged:
        "Recurrent weights drawn three times too large make a rugged loss: plain descent stops in the next valley, the followed minimum passes over it.",
      thresholds:
        "Units that jump make the loss a staircase: its slope is 0, plain descent cannot take a step; smoothed, there is a way down.",
      usual:
        "Here smoothing does not help: with weights of the usual size the next valley is good enough, and the followed minimum ends in a higher one.",
    },
    real: "the real loss",
    smoothed: (sigma) => `smoothed, σ = ${sigma}`,
    sampled: (draws) => `true average, by ${draws} noisy networks; the form approximates it`,
    descent: "gradient descent on the real loss",
    followed: "the minimum followed from large σ",
    startLabel: "Begin at",
    startMark: "begin",
    nextLine: "Another random line",
    countLines: (lines) => `Count over ${lines} random lines`,
    counted: ({ lower, same, higher }) =>
      `Of ${lower + same + higher} random lines the followed minimum ended lower on ${lower}, level on ${same}, higher on ${higher}.`,
    valleys: ({ real, smoothed, sigma }) =>
      `Valleys on this line: ${real} in the real loss, ${smoothed} at σ = ${sigma}.`,
    end: ({ descent, followed, which }) =>
      `At σ = 0 plain descent stands at a loss of ${descent}, the followed minimum at ${followed}${{ lower: ": it paid.", same: ": no difference.", higher: ": it did not pay." }[which]}`,
    spoken: (sigma) =>
      `The loss along a line of weights: the real one, rugged, and the one smoothed by sigma ${sigma} above it, with the places of both descents`,
    drawn: ({ windows, rows, units, steps }) =>
      `The mean squared error of an Elman network of ${units} units on ${windows} sequences of the adding problem (${rows} steps), along a random line of its recurrent weights through a random start; ` +
      "x is in units of the usual size of these weights. Smoothed is the objective that training uses, noise on all weights of the network, in closed form: near the true average, not equal, since " +
      "it takes the noise of different steps as independent. The rings are that average by draws: from usual weights the form is within 20 % of it, from those 3 times too large and with thresholds within 32 %. " +
      "49 values of σ are computed (the rings' at every sixth), what lies between them is interpolated. Both descents may move along this line alone and take the same " +
      `${steps} steps under one rule, with the library's gradients. The first lines and starts were chosen for a clear picture; the count below goes over lines that were not.`,
    x: "along the line",
    y: "loss",
  },
  training: {
    heading: "Training, live",
    sentence: (sigma0) =>
      `Now all weights are trained: two runs with the same optimiser, data and start, one without σ, one with σ falling from ${sigma0} to 0.`,
    expect: {
      usual:
        "From usual weights expect nothing of σ: a smoothed step costs two to three plain ones, and changing the optimiser does far more.",
      large:
        "Weights drawn three times too large are a bad start, the kind that smoothing repairs; then try usual weights.",
      series: "The settings are those of the adding problem: this is a try, not a measurement.",
    },
    data: "Data",
    dataNames: { adding: "adding problem", series: "your series" },
    start: "Start",
    startNames: { usual: "usual weights", large: "3 times too large" },
    optimizer: "Optimiser",
    optimizerNames: { sgd: "SGD", soap: "SOAP" },
    axis: "Across",
    axisNames: { epoch: "epochs", seconds: "seconds" },
    run: "Train",
    again: "Train again",
    pause: "Pause training",
    goOn: "Go on",
    plain: "without σ",
    diffusion: "diffusion",
    floor: "best linear forecast",
    chart: "Validation error",
    chartNote: "thick: the seed under way; thin: seeds before it",
    empty: "Press Train: five seeds, one after the other.",
    underWay: (seed, seeds, sigma) => `Seed ${seed} of ${seeds}, σ = ${sigma}`,
    result: ({ seeds, plain, diffusion, which, linear, plainSeconds, diffusionSeconds }) =>
      `${seeds === 1 ? "One seed" : `Median of ${seeds} seeds`}: lowest error ${plain} without σ, ${diffusion} with it. ` +
      { lower: "Here σ pays", same: "Here σ is worth nothing", higher: "Here σ costs" }[which] +
      `, and a run takes ${diffusionSeconds} s in place of ${plainSeconds} s.` +
      (linear === null ? "" : ` The best linear forecast is better than both: ${linear}.`),
    series:
      "Numbers in their order, parted by blanks, commas or lines; the next one is forecast from the 16 before it.",
    seriesLabel: "Your series",
    seriesUse: "Use these numbers",
    seriesSample: "Take a sample",
    seriesTaken: (count, isCut) =>
      `${isCut ? "The last " : ""}${count} numbers are taken. They do not leave this page.`,
    seriesFew: (count, fewest) => `${count} numbers are too few: give at least ${fewest}.`,
    fileChoose: "Choose a file",
    fileDrop: "or drop one here: numbers, or a table such as CSV. It stays on this machine.",
    fileReading: "Reading …",
    fileColumn: "Column",
    seriesBad: (text) => `“${text}” is no number. Write decimals with a point.`,
    seriesAmbiguous: (text) =>
      `“${text}” may be one number or two. Write decimals with a point, and a blank behind a comma that parts numbers.`,
    seriesLarge: (value) =>
      `“${value}” is too large to train on: numbers must lie within ±1e300. Give them in a larger unit.`,
    seriesFar: (value) =>
      `“${value}” is too far from the others to train on: in single precision, in which networks compute, those would be one number. Correct it, or leave it out.`,
    seriesConstant: (value) => `The numbers are all ${value} at first: there is nothing to learn from them.`,
    drawn: ({ windows, rows, units, epochs, sigma0 }) =>
      `An Elman network of ${units} tanh units, batches of 32, ${epochs} epochs, the rate falling by a cosine, σ falling linearly from ${sigma0} to 0 over the first 60 % of them (objective: weights). ` +
      `The adding problem has ${windows} sequences of ${rows} steps. Learning rates were tuned for each method, start and optimiser on three other seeds of the adding problem; for your series they are the same, untuned. ` +
      "Training waits 20 ms between epochs so that it can be watched; seconds are those of training alone.",
  },
  end: {
    heading: "Where it does not pay",
    worth:
      "From usual weights, above, σ gains nothing. So it was on the 13 tasks this project is measured by: tuning chose no σ on 10 of them, and on the others test errors are the same to 1 % without it.",
    pays: "It paid after a bad start, with few or noisy data, and for hard thresholds, which cannot be trained without it.",
    measure:
      "Which of these your data are is a question for a measurement, with tuned baselines and criteria written down first.",
    action: "Try it on your own table",
  },
};
