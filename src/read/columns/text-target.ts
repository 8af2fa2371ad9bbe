import { InputError } from "../../core/errors.js";

/** A column of texts alone was asked for as the target of a forecast: perhaps it holds classes. */
export class TextTarget extends InputError {}
