import type { RecordedTexts } from "../recorded-texts.js";

const asItIs = (english: string) => english;

/** The record is in English. */
export const recorded: RecordedTexts = {
  note: asItIs,
  warning: asItIs,
  simpleDetail: asItIs,
  methodDetail: asItIs,
  trialDetail: asItIs,
  startNote: asItIs,
  rowLabel: asItIs,
};
