import { packageNotLoaded } from "../core/optional-package.js";

/** The server of the page. @throws GradusError where Hono, an optional dependency, is not installed */
export async function loadServer() {
  const [{ serve }, { openBrowser }] = await Promise.all([
    import("../node/ui/serve.js"),
    import("../node/ui/open-browser.js"),
  ]).catch((error: Error) => {
    const spec = error.message.includes("@hono/node-server") ? "@hono/node-server@2.1.9" : "hono@4.13.19";
    throw packageNotLoaded("The page is served by", spec, error);
  });
  return { serve, openBrowser };
}
