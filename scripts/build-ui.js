// Builds the page of `gradus ui` into dist/ui: one script, one style sheet and the page itself, under plain names.
import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { buildPage } from "./build-page.js";

/** @param build of Vite */
export async function buildUi({ root, dist, build }) {
  const web = join(root, "src", "web");
  const source = join(web, "ui");
  const out = join(dist, "ui");
  const styleOf = (folder, name) => join(web, folder, "style", `${name}.css`);
  const licences = ["preact", "@preact/signals", "uplot"]
    .map((name) => `/*! ${name}\n${readFileSync(join(root, "node_modules", name, "LICENSE"), "utf8")}*/`)
    .join("\n");
  await buildPage({
    ...{ root, dist, build, out },
    page: {
      name: "ui",
      main: join(source, "main.tsx"),
      styles: [
        ...["controls", "parts", "frame"].map((name) => styleOf("kit", name)),
        ...["marks", "study"].map((name) => styleOf("study", name)),
        ...["list", "compare", "workers", "narrow"].map((name) => styleOf("ui", name)),
      ],
    },
    rolldownOptions: {
      output: {
        entryFileNames: "ui.js",
        assetFileNames: "ui[extname]",
        codeSplitting: false,
        postBanner: licences,
      },
    },
  });
  for (const name of ["index.html", "icon.svg"]) cpSync(join(source, name), join(out, name));
}
