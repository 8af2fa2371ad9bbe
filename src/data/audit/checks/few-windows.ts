import { windowStarts } from "../../windows.js";
import { type Check, JUDGED } from "../check.js";

/** An error over n windows is known to 1 / sqrt(2 n) of itself at best: to 7 % here. */
export const FEWEST = 100;

/** Parts so small that their error is mostly the luck of a few rows. */
export const fewWindows: Check = {
  name: "few windows",
  find({ split, window, horizon }) {
    return JUDGED.filter((part) => split[part].length > 0).flatMap((part) => {
      const { length } = windowStarts(split[part], window + horizon.to);
      return length < FEWEST ? [{ code: "few-windows", severity: "warning", part, windows: length } as const] : [];
    });
  },
};
