/** The parts of ECharts that the charts are made of: loaded by `loadCharts` alone, when a page with charts is made. */
import { CustomChart, LineChart } from "echarts/charts";
import { GridComponent, MarkLineComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

/** Registers the parts with ECharts. A call, since a bundler may leave out what a module does when it is loaded. */
export function prepareCharts(): { readonly init: typeof init } {
  use([CustomChart, LineChart, GridComponent, MarkLineComponent, SVGRenderer]);
  return { init };
}
