import { shaped } from "../core/rules.js";

export const teamRule = shaped("a member of a team", ["worldSize", "rank"], "Give joinTeam(memory, rank).");
