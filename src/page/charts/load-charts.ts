import { ensure } from "../../core/errors.js";
import { packageNotLoaded } from "../../core/optional-package.js";

type Library = ReturnType<typeof import("./echarts.js").prepareCharts>;

let loaded: Library | null = null;

/**
 * Loads the chart library, once a process. Whoever makes a page with charts awaits it first: drawing itself waits for nothing.
 *
 * @throws GradusError when ECharts, an optional dependency, is not installed
 */
export async function loadCharts(): Promise<void> {
  if (loaded !== null) return;
  const module = await import("./echarts.js").catch((error: Error) => {
    throw packageNotLoaded("Charts are drawn by", "echarts@6.1.0", error);
  });
  loaded = module.prepareCharts();
}

/** The chart library, loaded before. */
export function chartLibrary(): Library {
  ensure(
    loaded !== null,
    () => "charts: the library must be loaded before a chart is drawn. Await loadCharts() first.",
  );
  return loaded;
}
