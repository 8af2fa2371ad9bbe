import { defaultCriteria, parseCriteria } from "../../../study/spec/criteria.js";
import { criteriaWords } from "../criteria-words.js";
import type { InitTexts } from "./init-texts.js";

export const en: InitTexts = {
  intro: (name) => `A few questions for ${name}. Enter takes what stands in brackets.`,
  table: { text: "Which table?", hints: ["a CSV, Parquet or Excel (.xlsx) file"] },
  facts: ({ rows, series, time }) =>
    [
      `${rows} rows`,
      ...(series > 1 ? [`${series} series`] : []),
      ...(time === null ? [] : [`one every ${time.step.replace(/^1 /, "")}`, `${time.first} to ${time.last}`]),
    ].join(", "),
  none: "none",
  target: (columns) => ({ text: "What is to be forecast?", hints: [columns, "one, or several joined by commas"] }),
  missing: {
    text: "What is done where a value is missing?",
    hints: [
      "drop the row, take the previous value, one on the line between its neighbours: linear, or the previous one and an input that says where: mask",
    ],
  },
  horizon: { text: "How many rows ahead?", hints: ["one such as 7, or all of 1..7"] },
  window: { text: "From how many rows before?", hints: ["what the network reads for a forecast"] },
  pays: (kinds) => ({
    text: "When does diffusion pay?",
    hints: [...kinds, "or in figures of your own, such as time=40%,test=1%"],
  }),
  lessTime: criteriaWords(defaultCriteria).padEnd(68),
  lowerError: criteriaWords(parseCriteria("test=-5%")).padEnd(68),
  time: { text: "How long may the study take?", hints: ["a time such as 90s, 5m or 2h, or none"] },
  machineHour: {
    text: "What does an hour of the machine that trains cost?",
    hints: ["an amount such as 3.20 EUR, by which the report says what a gain is worth"],
  },
  unknown: "not known",
  trainingHours: { text: "How many hours does one training take today?", hints: [] },
  trainingsPerMonth: { text: "How many trainings are there in a month?", hints: [] },
  written: ({ name, train, validation, test, command }) =>
    `Study: ${name}, ${train} windows to train, ${validation} to validate, ${test} to test\n\nNext: measure it.\n  ${command}\n`,
};
