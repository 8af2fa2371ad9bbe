import { useSignal, useSignalEffect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import uPlot from "uplot";
import { significant } from "../../page/text/numbers.js";
import type { ChartMark } from "./chart-marks.js";
import { type ChartAxis, type ChartLine, chartOptions, chartTables, rootPixels } from "./chart-options.js";
import { LineSample } from "./line-sample.js";
import { tones } from "./theme.js";

interface ChartProps {
  readonly title: string;
  /** For who cannot see it, and above the drawing in small print. */
  readonly note?: string;
  readonly xLabel: string;
  readonly axis?: ChartAxis;
  readonly marks?: readonly ChartMark[];
  readonly lines: readonly ChartLine[];
  readonly height: number;
  /** In place of a drawing without lines. */
  readonly empty: string;
  readonly range?: readonly [number, number] | null;
  readonly hasLegend?: boolean;
}

const NO_MARKS: readonly ChartMark[] = [];

/** Lines over one axis, drawn on a canvas; what the cursor stands at, or the last value, is beside the names. Arrow keys move the cursor. */
export function Chart({
  title,
  note,
  xLabel,
  axis = "number",
  marks = NO_MARKS,
  lines,
  height,
  empty,
  range = null,
  hasLegend = true,
}: ChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const cursor = useSignal<number | null>(null);
  const width = useSignal(0);
  const scheme = useSignal(tones.peek());
  useSignalEffect(() => {
    scheme.value = tones.value;
  });

  useEffect(() => {
    const element = place.current!;
    const observer = new ResizeObserver(() => {
      width.value = element.clientWidth;
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  // Also where values alone have changed: making a drawing anew takes a millisecond or two, and axes follow the values.
  useEffect(() => {
    if (width.value === 0 || lines.length === 0) return;
    const colours = scheme.value;
    const onCursor = (index: number | null) => {
      cursor.value = index;
    };
    const options = chartOptions({
      ...{
        lines,
        width: width.value,
        height: (height * rootPixels()) / 16,
        colours,
        xLabel,
        axis,
        marks,
        range,
        onCursor,
      },
      paths: uPlot.paths,
    });
    const data = uPlot.join(chartTables(lines));
    const made = new uPlot(options, data, place.current!);
    plot.current = made;
    const at = cursor.peek();
    const x = at === null ? undefined : made.data[0][Math.min(at, made.data[0].length - 1)];
    if (x !== undefined) made.setCursor({ left: made.valToPos(x, "x"), top: 0 }); // it stays where it was as values come in
    return () => {
      made.destroy();
      plot.current = null;
    };
  }, [lines, width.value, height, scheme.value, xLabel, range, marks, axis]);

  const onKeyDown = (event: KeyboardEvent) => {
    const u = plot.current;
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (u === null || step === undefined) return;
    event.preventDefault();
    const xs = u.data[0];
    const from = u.cursor.idx ?? (step > 0 ? -1 : xs.length);
    const index = Math.min(xs.length - 1, Math.max(0, from + step));
    u.setCursor({ left: u.valToPos(xs[index]!, "x"), top: 0 });
  };

  const at = cursor.value === null ? null : (plot.current?.data[0][cursor.value] ?? null);
  return (
    <figure class="plot">
      <figcaption>
        <strong>{title}</strong>
        {note !== undefined && <small>{note}</small>}
      </figcaption>
      <div
        class="canvas"
        ref={place}
        role="img"
        tabIndex={0}
        aria-label={`${title}. ${note ?? ""}`}
        onKeyDown={onKeyDown}
        style={{ minHeight: `${height}px` }}
      >
        {lines.length === 0 && <p class="empty">{empty}</p>}
      </div>
      {hasLegend && lines.length > 0 && (
        <ul class="legend readout" aria-live={at === null ? "off" : "polite"}>
          {at !== null && <li class="at">{axis === "time" ? timeOf(at) : `${xLabel} ${significant(at)}`}</li>}
          {lines
            .filter(({ isFaint }) => !isFaint)
            .map((line) => (
              <li key={line.key} class={line.series === null ? "" : `series-${line.series}`}>
                <LineSample dash={line.dash} />
                <span>{line.name}</span>
                <b>{significant(valueAt(line, at))}</b>
              </li>
            ))}
        </ul>
      )}
    </figure>
  );
}

/** At the cursor, or the last one. */
function valueAt({ x, y }: ChartLine, at: number | null): number | null {
  if (at === null) return y.length === 0 ? null : (y[y.length - 1] ?? null);
  let found: number | null = null;
  for (let k = 0; k < x.length && x[k]! <= at; k++) found = y[k] ?? null;
  return found;
}

/** As "2012-01-31 05:00", without what is zero at its end. */
function timeOf(milliseconds: number): string {
  return new Date(milliseconds)
    .toISOString()
    .replace("T", " ")
    .replace(/(?: 00:00)?(?::00)?\.\d+Z$/, "");
}
