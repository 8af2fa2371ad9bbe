// The plain objective under a name that counts as diffusing. Every thread that trains by it imports this.
import { objectives, plain } from "../../dist/index.js";

export const PLACEBO = "placebo";
objectives.add({ ...plain(), name: PLACEBO, detail: "plain objective, called diffusion", diffuses: true });
