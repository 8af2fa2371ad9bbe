import { type Html, html } from "../../page/html/html.js";
import type { ActivationFormula } from "../record.js";

/** One small picture an activation: the function itself in ink, smoothed ever more in fading colour. */
export function smallCurves({ name, curveMeans, curveSds, curves }: ActivationFormula): Html {
  const all = curves.flat();
  const low = Math.min(...all);
  const high = Math.max(...all);
  const first = curveMeans[0]!;
  const last = curveMeans.at(-1)!;
  const path = (curve: readonly number[]) =>
    curve
      .map((value, k) => {
        const x = (SIZE * (curveMeans[k]! - first)) / (last - first);
        return `${x.toFixed(1)} ${(4 + (HEIGHT - 8) * (1 - (value - low) / (high - low || 1))).toFixed(1)}`;
      })
      .join("L");
  return html`<figure class="tiny"><svg viewBox="0 0 ${SIZE} ${HEIGHT}" role="img" aria-label="${name}">${curves.map(
    (curve, k) =>
      html`<path d="M${path(curve)}" class="${curveSds[k] === 0 ? "real" : "smooth"}" opacity="${(1 - (0.7 * k) / curves.length).toFixed(2)}"/>`,
  )}</svg><figcaption>${name}</figcaption></figure>`;
}

const SIZE = 120;
const HEIGHT = 72;
