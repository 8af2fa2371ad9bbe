import { effect, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { tones } from "../../kit/theme.js";

export interface Pen {
  readonly context: CanvasRenderingContext2D;
  /** In CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** Pixels that are 1 where the page's text is 16 high: on large windows marks grow with the text. */
  readonly unit: number;
  readonly colours: {
    readonly ink: string;
    readonly muted: string;
    readonly grid: string;
    readonly series: readonly string[];
  };
}

interface PictureProps {
  /** Draws all of it; drawn again whenever a signal that it reads has changed, while it is in sight. */
  readonly draw: (pen: Pen) => void;
  /** For who cannot see it. */
  readonly label: string;
  /** Height as a share of the width, between two bounds. */
  readonly shape: { readonly share: number; readonly least: number; readonly most: number };
  /** Where it was pressed, in CSS pixels from its left edge. */
  readonly onPress?: (x: number) => void;
}

/** A drawing on a canvas that fits its column, in the colours of the page. */
export function Picture({ draw, label, shape, onPress }: PictureProps) {
  const place = useRef<HTMLCanvasElement>(null);
  const width = useSignal(0);
  const isSeen = useSignal(false);
  const { share, least, most } = shape;

  useEffect(() => {
    const canvas = place.current!;
    const resized = new ResizeObserver(() => {
      width.value = canvas.clientWidth;
    });
    const seen = new IntersectionObserver((entries) => {
      isSeen.value = entries.at(-1)!.isIntersecting;
    });
    resized.observe(canvas);
    seen.observe(canvas);
    return () => {
      resized.disconnect();
      seen.disconnect();
    };
  }, []);

  useEffect(() => {
    const canvas = place.current!;
    const context = canvas.getContext("2d")!;
    let made = { width: 0, height: 0, ratio: 0 };
    return effect(() => {
      if (!isSeen.value || width.value === 0) return;
      const ratio = devicePixelRatio;
      const height = Math.round(Math.min(most, Math.max(least, width.value * share)));
      if (made.width !== width.value || made.height !== height || made.ratio !== ratio) {
        made = { width: width.value, height, ratio };
        canvas.width = Math.round(width.value * ratio);
        canvas.height = Math.round(height * ratio);
        canvas.style.height = `${height}px`;
      }
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      context.clearRect(0, 0, width.value, height);
      context.lineJoin = "round";
      const unit = Number.parseFloat(getComputedStyle(canvas).fontSize) / 16;
      draw({ context, width: width.value, height, unit, colours: tones.value });
    });
  }, [draw, share, least, most]);

  const onPointer = (event: PointerEvent) => {
    if (onPress === undefined || (event.type === "pointermove" && event.buttons !== 1)) return;
    onPress(event.clientX - place.current!.getBoundingClientRect().left);
  };
  return (
    <canvas
      class={onPress === undefined ? "picture" : "picture pressable"}
      ref={place}
      role="img"
      aria-label={label}
      onPointerDown={onPointer}
      onPointerMove={onPointer}
    />
  );
}
