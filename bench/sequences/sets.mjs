// The data sets of sequences, how each is read and by which network, and what is known of it. Hidden units, dropout and epochs were chosen by single
// runs looked at by their validation error; the learning rate and sigma of every method are tuned by the study itself.

const OCCUPANCY = "--test-data occupancy/datatest.txt,occupancy/datatest2.txt";

/**
 * `file` and files in `flags` lie in the folder of data; `measure` is the column of the table that is asked for, `asked` its bound, least or most by `isLess`.
 * @typedef {{ name: string, file: string, flags: string, epochs: number, measure: string, asked: number, isLess: boolean, published: string }} SequenceSet
 */

/** @type {SequenceSet[]} */
export const SETS = [
  {
    name: "ECG200",
    file: "ECG200/ECG200_TRAIN.txt",
    flags: "--cell mlp --hidden 64 --dropout 0.4",
    epochs: 60,
    measure: "accuracy",
    asked: 0.77,
    isLess: false,
    published: "1-NN DTW .770, TWIESN .842, MLP .916, ResNet .874",
  },
  {
    name: "ItalyPowerDemand",
    file: "ItalyPowerDemand/ItalyPowerDemand_TRAIN.ts",
    flags: "--cell gru --hidden 64 --dropout 0.4",
    epochs: 60,
    measure: "accuracy",
    asked: 0.95,
    isLess: false,
    published: "1-NN DTW .950",
  },
  {
    name: "SyntheticControl",
    file: "SyntheticControl/SyntheticControl_TRAIN.ts",
    flags: "--cell gru --hidden 64 --dropout 0.4",
    epochs: 60,
    measure: "accuracy",
    asked: 0.993,
    isLess: false,
    published: "1-NN DTW .993",
  },
  {
    name: "BasicMotions",
    file: "BasicMotions/BasicMotions_TRAIN.ts",
    flags: "--cell gru --bidirectional --hidden 64 --dropout 0.4",
    epochs: 100,
    measure: "accuracy",
    asked: 0.975,
    isLess: false,
    published: "1-NN DTW .975",
  },
  {
    name: "JapaneseVowels",
    file: "JapaneseVowels/JapaneseVowels_TRAIN.ts",
    flags: "--cell gru --bidirectional --hidden 64 --dropout 0.4",
    epochs: 60,
    measure: "accuracy",
    asked: 0.975,
    isLess: false,
    published: "",
  },
  {
    name: "pen digits",
    file: "pendigits/pendigits.tra",
    flags: "--task classify --channels 2 --cell gru --hidden 32",
    epochs: 25,
    measure: "accuracy",
    asked: 0.97,
    isLess: false,
    published: "",
  },
  {
    name: "MNIST (rows as steps, 10k pictures)",
    file: "mnist-10k/images-idx3-ubyte.gz",
    flags: "--cell gru --hidden 100 --dropout 0.3 --batch-sizes 32",
    epochs: 12,
    measure: "accuracy",
    asked: 0.96,
    isLess: false,
    published: "",
  },
  {
    name: "occupancy (both test files)",
    file: "occupancy/datatraining.txt",
    flags: `--task tag --target Occupancy ${OCCUPANCY} --cell gru --hidden 16 --dropout 0.3`,
    epochs: 20,
    measure: "accuracy",
    asked: 0.96,
    isLess: false,
    published: "LSTM .932, CT-RNN .945, LTC .946",
  },
  {
    name: "C-MAPSS FD001",
    file: "cmapss-fd001/train_FD001.txt.gz",
    flags:
      "--task regress --target countdown --cap 125 --window 50 --cell lstm --hidden 64 --dropout 0.5 --batch-sizes 64",
    epochs: 8,
    measure: "test error",
    asked: 14,
    isLess: true,
    published: "LSTM 16.1, bidirectional LSTM 13.7",
  },
  {
    name: "JSB chorales (quarter notes) elman",
    file: "jsb-chorales/jsb-chorales-quarter.json",
    flags: "--cell elman --hidden 200 --dropout 0.1 --sigma fixed --batch-sizes 16",
    epochs: 60,
    measure: "test error",
    asked: 8.6,
    isLess: true,
    published: "tanh 8.91 to 9.10",
  },
  {
    name: "JSB chorales (quarter notes) gru",
    file: "jsb-chorales/jsb-chorales-quarter.json",
    flags: "--cell gru --hidden 256 --dropout 0.5 --batch-sizes 16",
    epochs: 40,
    measure: "test error",
    asked: 8.35,
    isLess: true,
    published: "GRU 8.43 to 8.54, LSTM 8.45 to 8.67, TCN 8.10",
  },
];
