import { translated } from "../../phrase.js";
import type { RecordedTexts } from "../../recorded-texts.js";
import { methodDetail, outcomes, simpleForecasts } from "./details.js";
import { layout } from "./layout.js";
import { label } from "./lengths.js";
import { numbers } from "./numbers.js";
import { reading } from "./reading.js";
import { sequenceTableNotes } from "./sequence-tables.js";
import { sequenceNotes } from "./sequences.js";
import { startNote } from "./starts.js";
import { values } from "./values.js";
import { warnings } from "./warnings.js";

const notes = [...reading, ...layout, ...numbers, ...values, ...sequenceTableNotes, ...sequenceNotes];

/** What the record says in plain English, in Japanese; a text that is none of the known ones stays as it is. */
export const recorded: RecordedTexts = {
  note: (english) => translated(english, notes) ?? english,
  simpleDetail: (english) => translated(english, simpleForecasts) ?? english,
  warning: (english) => translated(english, warnings) ?? english,
  methodDetail,
  trialDetail: (english) => translated(english, outcomes) ?? english,
  startNote,
  rowLabel: label,
};
