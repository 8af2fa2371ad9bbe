import { Stopped } from "../core/errors.js";

export function stoppedReading(file: string): Stopped {
  return new Stopped(`${file}: stopped before all of it was read.`);
}
