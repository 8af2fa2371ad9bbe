import type { StudyRecord } from "../../study/records/study.js";
import { CHAIN_EPOCHS, chainStudy } from "../../study/testing/chain.js";
import { fixtureStudy } from "./fixture.js";

/** The synthetic study with other methods: see `chainStudy`. */
export function chainReport(...given: Parameters<typeof chainStudy>): StudyRecord {
  const study = fixtureStudy();
  const plan = { ...study.plan, batchSizes: [16], epochs: CHAIN_EPOCHS };
  return { ...study, ...chainStudy(...given), plan, tuning: [], forecast: null };
}
