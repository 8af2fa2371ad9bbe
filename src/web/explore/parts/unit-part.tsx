import { useComputed, useSignal } from "@preact/signals";
import { useCallback, useMemo } from "preact/hooks";
import { significant } from "../../../page/text/numbers.js";
import { activations } from "../../../smoothing/index.js";
import { Choice } from "../../kit/choice.js";
import { Averages, MOST_DRAWS } from "../draw/averages.js";
import { PLAIN, SMOOTHED } from "../draw/method-colours.js";
import { type Pen, Picture } from "../draw/picture.js";
import { drawUnit } from "../draw/unit-picture.js";
import type { SmoothingWidth } from "../model/smoothing-width.js";
import { texts } from "../text/index.js";
import { ACTIVATION_NAMES, type ActivationName } from "./activation-names.js";
import { Key } from "./key.js";
import { Part } from "./part.js";
import { shown } from "./sigma-bar.js";

const DRAWS = [10, 100, MOST_DRAWS];
const SHAPE = { share: 0.62, least: 250, most: 620 };

/** The activation and its average over noise, in closed form and by draws. */
export function UnitPart({ width }: { readonly width: SmoothingWidth }) {
  const all = texts.value;
  const { unit: t } = all;
  const name = useSignal<ActivationName>("tanh");
  const draws = useSignal(100);
  const averages = useMemo(() => new Averages(), []);
  const found = useSignal("");
  const draw = useCallback(
    (pen: Pen) => {
      const activation = activations.get(name.value);
      const sigma = width.sigma.value;
      averages.update(activation, { sigma, draws: draws.value });
      drawUnit(pen, { activation, averages, sigma, x: t.x, y: t.y });
      const { gap, chance } = averages;
      found.value = sigma === 0 ? t.atZero : t.agreement({ gap: significant(gap, 1), chance: significant(chance, 1) });
    },
    [t],
  );
  const { exactness } = activations.get(name.value);
  const side = (
    <>
      <div class="choices">
        <Choice
          label={t.choose}
          values={ACTIVATION_NAMES.map((value) => ({ value, name: t.names[value] }))}
          chosen={name.value}
          onChoose={(value) => {
            name.value = value;
          }}
        />
        <Choice
          label={t.draws}
          values={DRAWS.map((value) => ({ value, name: value.toLocaleString("en") }))}
          chosen={draws.value}
          onChoose={(value) => {
            draws.value = value;
          }}
        />
      </div>
      <p class="found">{found}</p>
      <details>
        <summary>{all.whatIsDrawn}</summary>
        <p>
          {t.drawn} {exactness.kind === "exact" ? t.exact : t.approximate(exactness.bound.toExponential(1))}
        </p>
      </details>
    </>
  );
  return (
    <Part step={1} heading={t.heading} sentence={t.sentence} side={side}>
      <UnitFigure width={width} name={t.names[name.value]} draw={draw} />
      <UnitKey width={width} draws={draws.value} />
    </Part>
  );
}

function UnitFigure({
  width,
  name,
  draw,
}: {
  readonly width: SmoothingWidth;
  readonly name: string;
  readonly draw: (pen: Pen) => void;
}) {
  const coarse = useComputed(() => shown(Math.round(width.sigma.value * 10) / 10)); // a label that changes with every frame is no help
  return <Picture draw={draw} shape={SHAPE} label={texts.value.unit.spoken(name, coarse.value)} />;
}

function UnitKey({ width, draws }: { readonly width: SmoothingWidth; readonly draws: number }) {
  const { unit: t } = texts.value;
  return (
    <Key
      marks={[
        { name: t.plain, series: null, look: "dashed" },
        { name: t.formula(shown(width.sigma.value)), series: SMOOTHED, look: "line" },
        { name: t.averages(draws.toLocaleString("en")), series: PLAIN, look: "ring" },
        { name: t.noise, series: PLAIN, look: "area" },
      ]}
    />
  );
}
