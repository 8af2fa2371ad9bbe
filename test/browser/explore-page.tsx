import { signal } from "@preact/signals";
import { render } from "preact";
import { Explore } from "../../src/web/explore/explore.js";
import { chooseLanguage } from "../../src/web/kit/language.js";

/** The explorable by itself, as the front page mounts it; what a test asks of it goes through the window. */
const series = signal<Float64Array | null>(null);
const page = { tried: 0, chooseLanguage, bring: (values: number[]) => (series.value = Float64Array.from(values)) };
Object.assign(globalThis, { explorePage: page });

function Page() {
  return (
    <main>
      <Explore script={`explore-worker.js${location.hash}`} onTry={() => page.tried++} series={series.value} />
    </main>
  );
}

render(<Page />, document.getElementById("page")!);
