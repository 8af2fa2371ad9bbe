import type { MethodSpec } from "../records/method.js";
import { describeMethod } from "../spec/method.js";
import { diffusingMethod, referenceMethod } from "../spec/roles.js";
import { FEWEST_SEEDS, type StudySize } from "../spec/size.js";
import { outOfReach, type ReachOptions } from "./out-of-reach.js";

interface DecideOptions extends ReachOptions {
  readonly methods: readonly MethodSpec[];
  readonly size: ReachOptions["size"] & Pick<StudySize, "seeds">;
}

/** Why a study of this plan can never end in a go, or hardly, whatever it measures: to be said before it runs. */
export function cannotDecide(options: DecideOptions): string[] {
  const { methods, size } = options;
  const described = methods.map(describeMethod);
  const diffusing = diffusingMethod(described);
  const isAlone = described.some(({ diffuses, optimizer }) => !diffuses && optimizer === diffusing?.optimizer);
  return [
    ...(size.seeds < FEWEST_SEEDS
      ? [
          `fewer than ${FEWEST_SEEDS} seeds decide nothing, got ${size.seeds}: the figures will stand without a verdict.`,
        ]
      : []),
    ...(diffusing === undefined || isAlone || referenceMethod(described) === undefined
      ? []
      : [
          `"${diffusing.name}" runs with ${diffusing.optimizer}, which is not among the methods without diffusion: no gain can be ` +
            "credited to diffusion. Add it.",
        ]),
    ...outOfReach(options),
  ];
}
