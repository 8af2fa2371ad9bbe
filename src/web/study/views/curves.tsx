import { useComputed, useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import type { StudyDetail } from "../../contract/messages.js";
import { Chart } from "../../kit/chart.js";
import type { ChartLine } from "../../kit/chart-options.js";
import { fallingRange } from "../../kit/chart-top.js";
import { Choice } from "../../kit/choice.js";
import { language } from "../../kit/language.js";
import {
  type Axis,
  axesOf,
  chartAxis,
  type Drawn,
  finishedLines,
  levelLine,
  runningLines,
  type Selection,
} from "../study-lines.js";
import type { StudyStore } from "../study-store.js";
import { studyTexts } from "../text/index.js";

const PHASES = ["tuning", "pilot", "evaluation"] as const;

/** Learning curves, sigma and rate of a study, as they grow. */
export function Curves({ store, detail }: { readonly store: StudyStore; readonly detail: StudyDetail }) {
  const axis = useSignal<Axis>("epoch");
  /** Null: as the study goes on. */
  const askedPhase = useSignal<Selection["phase"] | null>(null);
  const askedBatch = useSignal<number | null>(null);
  const phases = useComputed(() => {
    const seen = new Set<string>([...store.trials.value.map(({ phase }) => phase), store.live.value?.phase ?? ""]);
    return PHASES.filter((phase) => seen.has(phase));
  });
  const headline = detail.summaries.find((summary) => summary.headline)?.batchSize ?? detail.batchSizes[0] ?? 0;
  const selection: Selection = {
    phase: askedPhase.value ?? phases.value.at(-1) ?? "tuning",
    batchSize: askedBatch.value ?? headline,
    fold: detail.folds,
    axis: axis.value,
  };
  const all = studyTexts.value;
  const { curves: words } = all;
  const errors = useLines("validationError", store, detail, selection);
  const allSigmas = useLines("sigma", store, detail, selection);
  const sigmas = useMemo(() => allSigmas.filter(hasSigma), [allSigmas]);
  const rates = useLines("learningRate", store, detail, selection);
  const target = detail.target !== null && selection.phase === "evaluation" ? detail.target : null;
  const withTarget = useMemo(
    () => (target === null || errors.length === 0 ? errors : [...errors, levelLine(words.target, target, errors)]),
    [errors, target, words.target],
  );
  const count = errors.filter(({ isFaint }) => isFaint).length;
  const unit = detail.words?.[language.value].unit ?? "";
  const underWay = count === 0 ? [] : [words.underWay(String(count))];
  const common = { xLabel: all.axisName[selection.axis], axis: chartAxis(selection.axis) };
  const { range, isCut } = useMemo(() => fallingRange(settled(withTarget)), [withTarget]);
  return (
    <section class="curves">
      <h2>{words.heading}</h2>
      <div class="choices">
        <Choice
          label={all.phaseLabel}
          values={phases.value.map((value) => ({ value, name: all.phase[value] }))}
          chosen={selection.phase}
          onChoose={(phase) => (askedPhase.value = phase)}
        />
        <Choice
          label={all.batchLabel}
          values={detail.batchSizes.map((value) => ({ value, name: String(value) }))}
          chosen={selection.batchSize}
          onChoose={(size) => (askedBatch.value = size)}
        />
        <Choice
          label={all.axisLabel}
          values={axesOf(detail).map((value) => ({ value, name: all.axis[value] }))}
          chosen={selection.axis}
          onChoose={(chosen) => (axis.value = chosen)}
        />
      </div>
      <Chart
        {...common}
        title={words.error}
        note={[words.note(unit), ...underWay, ...(isCut ? [words.cut] : [])].join(words.join)}
        range={range}
        lines={withTarget}
        height={320}
        empty={words.empty}
      />
      <div class="pair">
        <Chart
          {...common}
          title={words.sigma}
          note={words.sigmaNote}
          lines={sigmas}
          height={180}
          empty={errors.length === 0 ? words.empty : words.noSigma}
        />
        <Chart {...common} title={words.rate} note={words.rateNote} lines={rates} height={180} empty={words.empty} />
      </div>
    </section>
  );
}

/** Those that have ended, where some have: the first epochs of a run under way would press all others out of the chart. */
function settled(lines: readonly ChartLine[]): readonly ChartLine[] {
  const ended = lines.filter(({ isFaint, key }) => !isFaint && key !== "level");
  return ended.length === 0 ? lines : lines.filter(({ isFaint }) => !isFaint);
}

/** Lines of finished runs and of those under way, each made when there are new ones. */
function useLines(
  drawn: Drawn,
  store: StudyStore,
  { methods, multiplyAdds }: StudyDetail,
  selection: Selection,
): readonly ChartLine[] {
  const trials = store.trials.value;
  const told = store.live.value;
  const underWay = store.underWay.value;
  const live = useMemo(() => told && { ...told, underWay }, [told, underWay]);
  const asked = [methods, multiplyAdds, selection.phase, selection.batchSize, selection.fold, selection.axis];
  const finished = useMemo(
    () => finishedLines(drawn, { methods, multiplyAdds, trials, selection }),
    [trials, ...asked],
  );
  const running = useMemo(() => runningLines(drawn, { methods, multiplyAdds, live, selection }), [live, ...asked]);
  return useMemo(() => [...finished, ...running], [finished, running]);
}

/** Whether any of its runs, the median or not, was smoothed. */
function hasSigma({ y, high = y }: ChartLine): boolean {
  return Array.from(high).some((sigma) => sigma !== null && sigma > 0);
}
