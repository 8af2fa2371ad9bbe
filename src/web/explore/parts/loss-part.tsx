import { useComputed } from "@preact/signals";
import { useCallback, useEffect, useId, useRef } from "preact/hooks";
import { significant } from "../../../page/text/numbers.js";
import { Choice } from "../../kit/choice.js";
import { LINE_SIZES, REACH, SAMPLED } from "../compute/loss-line.js";
import { STEPS_A_LEVEL } from "../compute/walk.js";
import { Axes } from "../draw/axes.js";
import { drawLoss } from "../draw/loss-picture.js";
import { PLAIN, SMOOTHED } from "../draw/method-colours.js";
import { type Pen, Picture } from "../draw/picture.js";
import { LEVELS } from "../levels.js";
import { COUNTED_LINES, type LandscapeView } from "../model/landscape-view.js";
import type { SmoothingWidth } from "../model/smoothing-width.js";
import { texts } from "../text/index.js";
import { prefersCalm } from "./calm.js";
import { Key } from "./key.js";
import { Part } from "./part.js";
import { shown } from "./sigma-bar.js";

const SHAPE = { share: 0.66, least: 300, most: 720 };
const KINDS = ["rugged", "thresholds", "usual"] as const;

interface LossPartProps {
  readonly width: SmoothingWidth;
  readonly view: LandscapeView;
}

/** The loss on a line, the descents on it, and how often which ends lower. */
export function LossPart({ width, view }: LossPartProps) {
  const all = texts.value;
  const { loss: t } = all;
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const watched = new IntersectionObserver(
      (entries) => {
        if (!entries.at(-1)!.isIntersecting) return;
        view.begin();
        watched.disconnect();
      },
      { rootMargin: "600px" },
    );
    watched.observe(place.current!);
    // Once, when all of it is seen by somebody who has not moved the slider: it shows what the slider is for.
    const shownWhole = new IntersectionObserver(
      (entries) => {
        if (!entries.at(-1)!.isIntersecting) return;
        if (!width.wasTouched && !prefersCalm()) width.fall(false);
        shownWhole.disconnect();
      },
      { threshold: 0.9 },
    );
    shownWhole.observe(place.current!);
    return () => {
      watched.disconnect();
      shownWhole.disconnect();
    };
  }, []);
  const axes = useComputed(() => axesOf(view.range.value));
  const draw = useCallback(
    (pen: Pen) =>
      drawLoss(pen, {
        axes: axes.value,
        curves: view.curves.value,
        sampled: view.sampled.value,
        walks: view.walks.value,
        from: view.from.value,
        level: width.level.value,
        x: t.x,
        y: t.y,
        begin: t.startMark,
      }),
    [t],
  );
  const onPress = (x: number) => view.startAt(Math.round(10 * axes.peek().valueAt(x)) / 10);
  const side = (
    <>
      <div class="choices">
        <Choice
          label={t.choose}
          values={KINDS.map((value) => ({ value, name: t.names[value] }))}
          chosen={view.name.value}
          onChoose={(name) => view.choose(name)}
        />
      </div>
      <p>{t.kinds[view.name.value]}</p>
      <Ends view={view} />
      <StartSlider view={view} />
      <div class="buttons">
        <button type="button" onClick={() => view.nextLine()}>
          {t.nextLine}
        </button>
        <button type="button" onClick={() => view.countLines()} disabled={view.count.value?.isDone === false}>
          {t.countLines(COUNTED_LINES)}
        </button>
      </div>
      <Counted view={view} />
      <details>
        <summary>{all.whatIsDrawn}</summary>
        <p>{t.drawn({ ...LINE_SIZES, steps: (LEVELS + 1) * STEPS_A_LEVEL })}</p>
      </details>
    </>
  );
  return (
    <Part step={2} heading={t.heading} sentence={t.sentence} side={side}>
      <div ref={place} aria-busy={!view.isComplete.value}>
        <LossFigure width={width} draw={draw} onPress={onPress} />
      </div>
      <LossKey width={width} />
      <Valleys width={width} view={view} />
    </Part>
  );
}

function axesOf([low, high]: readonly [number, number]): Axes {
  const room = 0.06 * (high - low);
  return new Axes([-REACH, REACH], [Math.max(0, low - 2 * room), high + room]);
}

interface FigureProps {
  readonly width: SmoothingWidth;
  readonly draw: (pen: Pen) => void;
  readonly onPress: (x: number) => void;
}

function LossFigure({ width, draw, onPress }: FigureProps) {
  const coarse = useComputed(() => shown(Math.round(width.sigma.value * 10) / 10));
  return <Picture draw={draw} shape={SHAPE} label={texts.value.loss.spoken(coarse.value)} onPress={onPress} />;
}

function LossKey({ width }: { readonly width: SmoothingWidth }) {
  const { loss: t } = texts.value;
  return (
    <Key
      marks={[
        { name: t.real, series: null, look: "line" },
        { name: t.smoothed(shown(width.sigma.value)), series: SMOOTHED, look: "line" },
        { name: t.sampled(2 * SAMPLED.pairs), series: null, look: "ring" },
        { name: t.descent, series: PLAIN, look: "ball" },
        { name: t.followed, series: SMOOTHED, look: "ball" },
      ]}
    />
  );
}

function Valleys({ width, view }: LossPartProps) {
  const all = texts.value;
  const level = Math.round(width.level.value);
  const real = view.valleys.value[0] ?? null;
  const smoothed = view.valleys.value[level] ?? null;
  if (view.fault.value !== null) return <p role="alert">{all.failed(view.fault.value)}</p>;
  return (
    <p class="found">
      {real === null || smoothed === null
        ? all.computing
        : all.loss.valleys({ real, smoothed, sigma: shown(width.sigma.value) })}
    </p>
  );
}

function Ends({ view }: { readonly view: LandscapeView }) {
  const all = texts.value;
  const ends = view.ends.value;
  return (
    <p class="found" aria-live="polite">
      {ends === null
        ? all.computing
        : all.loss.end({ ...ends, descent: significant(ends.descent), followed: significant(ends.followed) })}
    </p>
  );
}

function StartSlider({ view }: { readonly view: LandscapeView }) {
  const id = useId();
  const { loss: t } = texts.value;
  return (
    <p class="start">
      <label for={id}>{t.startLabel}</label>
      <input
        id={id}
        type="range"
        min={-REACH}
        max={REACH}
        step={0.1}
        value={view.from.value}
        onInput={(event) => view.startAt(Number(event.currentTarget.value))}
      />
      <output for={id}>{view.from.value.toFixed(1).replace("-", "\u2212")}</output>
    </p>
  );
}

function Counted({ view }: { readonly view: LandscapeView }) {
  const count = view.count.value;
  return (
    <p class="found" aria-live="polite" aria-busy={count?.isDone === false}>
      {count !== null && texts.value.loss.counted(count)}
    </p>
  );
}
