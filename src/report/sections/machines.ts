import { median } from "../../core/statistics.js";
import { type Html, html } from "../../page/html/html.js";
import { lead, section } from "../../page/html/section.js";
import { table } from "../../page/html/table.js";
import { columnFormat, integer } from "../../page/text/numbers.js";
import type { RanOnRecord, TrialRecord } from "../../study/records/trial.js";
import type { StudyView } from "../view/study-view.js";

/** The section on who trained, of a study whose trials came from a queue; null for one of a single machine. */
export function machinesSection({ study, texts, methods }: StudyView): Html | null {
  const machines = machinesOf(study.trials);
  if (machines.length === 0) return null;
  const cost = columnFormat(
    machines.map(({ millisecondsPerStep }) => millisecondsPerStep),
    3,
  );
  return section("machines", texts.machinesHeading, [
    lead(texts.machinesIntro),
    table({
      caption: texts.machinesHeading,
      hint: texts.scrollHint,
      columns: [
        { head: texts.ranOn },
        { head: texts.millisecondsPerStep, align: "right" },
        ...methods.map(({ record }) => ({ head: record.name, align: "right" as const })),
      ],
      rows: machines.map(({ ranOn, trials, millisecondsPerStep }) => ({
        cells: [
          html`${ranOn.machine}<br><small>${[ranOn.cpu, ranOn.engine, `Node.js ${ranOn.node.replace(/^v/, "")}`].join(" · ")}</small>`,
          cost(millisecondsPerStep),
          ...methods.map(({ record }) => integer(trials.filter(({ method }) => method === record.name).length)),
        ],
      })),
    }),
  ]);
}

interface Machine {
  readonly ranOn: RanOnRecord;
  readonly trials: readonly TrialRecord[];
  /** Median over its trials, by its own clock. */
  readonly millisecondsPerStep: number | null;
}

/** Those that trained for the verdict, by name; the same machine with another engine is another. */
function machinesOf(all: readonly TrialRecord[]): readonly Machine[] {
  const evaluation = all.filter(({ phase }) => phase === "evaluation");
  const keyOf = ({ machine, cpu, node, engine }: RanOnRecord) => [machine, cpu, node, engine].join("\n");
  const keys = new Set(evaluation.flatMap(({ ranOn }) => (ranOn === undefined ? [] : [keyOf(ranOn)])));
  return [...keys].sort().map((key) => {
    const trials = evaluation.filter(({ ranOn }) => ranOn !== undefined && keyOf(ranOn) === key);
    const costs = trials.flatMap(({ ranOn }) => ranOn!.secondsPerStep ?? []);
    return {
      ranOn: trials[0]!.ranOn!,
      trials,
      millisecondsPerStep: costs.length === 0 ? null : 1000 * median(costs),
    };
  });
}
