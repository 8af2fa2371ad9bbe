import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fixtureStudy } from "../../report/testing/fixture.js";
import { studyJson } from "../../study/records/parse.js";
import type { StudyDetail, StudyList } from "../../web/contract/messages.js";
import { makeApp } from "./app.js";
import { StartedStudies } from "./continue-study.js";
import { Studies } from "./studies.js";
import { webFiles } from "./web-files.js";

const base = realpathSync(mkdtempSync(join(tmpdir(), "gradus-ui-")));
const root = join(base, "served");
const token = "t".repeat(43);
const host = "127.0.0.1:4000";
const program = [process.execPath, "-e", "process.exit(3)"];
let codes = 0;

const app = makeApp({
  studies: new Studies(root, program),
  started: new StartedStudies(program),
  assets: new Map([["index.html", { type: "text/html", body: "<title>page</title>" }]]),
  web: await webFiles(webFolder()),
  queue: null,
  token,
  port: () => 4000,
  isOpening: (code) => code === "code" && ++codes === 1,
  onStreams: () => {},
});

/** A page's folder as the build makes one. */
function webFolder(): string {
  const folder = join(base, "web");
  mkdirSync(join(folder, "samples"), { recursive: true });
  writeFileSync(join(folder, "index.html"), "<title>proof</title>");
  writeFileSync(join(folder, "duckdb-eh.wasm.gz"), new Uint8Array(300_000));
  writeFileSync(join(folder, "samples", "a.csv"), "x\n1\n");
  return folder;
}

async function ask(path: string, { headers = {}, ...init }: RequestInit & { headers?: Record<string, string> } = {}) {
  return app.request(`http://${host}${path}`, { ...init, headers: { host, ...headers } });
}
const own = (path: string, init = {}) => ask(`/${token}/${path}`, init);
const rows = async () => ((await (await own("studies")).json()) as StudyList).studies;
const row = async (name: string) => (await rows()).find((found) => found.name === name);

function put(name: string, text: string | Uint8Array): void {
  const path = join(root, name);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, text);
}

beforeAll(() => {
  const study = studyJson(fixtureStudy());
  put("a/study.json", study);
  put("a/report.html", '<!doctype html><html lang="en"><script>alert(1)</script>');
  put("b/deep/down/here/study.json", study);
  put("damaged/study.json", study.replace('"seed": 1', '"seed": 2'));
  put("foreign/run/manifest.json", '{"schema":"another"}');
  put("nothing/study.json", new Uint8Array([0, 255, 1]));
  put("half/study.json", study);
  put("half/run/manifest.json", "{ cut o");
  mkdirSync(join(root, "folders", "study.json"), { recursive: true });
  mkdirSync(join(root, "folders", "run", "manifest.json"), { recursive: true });
  put("asks/study.json", '{"data":{"file":"a.csv"}}');
  put("secret.txt", "inside, but no study");
  mkdirSync(join(base, "outside"));
  writeFileSync(join(base, "outside", "study.json"), study);
  writeFileSync(join(base, "outside", "report.html"), "secret of another folder");
  symlinkSync(join(base, "outside"), join(root, "link"));
  mkdirSync(join(root, "linked-files", "run"), { recursive: true });
  put("linked-files/run/manifest.json", "{}");
  symlinkSync(join(base, "outside", "study.json"), join(root, "linked-files", "study.json"));
  symlinkSync(join(base, "outside", "report.html"), join(root, "linked-files", "report.html"));
});
afterAll(() => rmSync(base, { recursive: true }));

describe("who may ask", () => {
  test.each(["evil.example", "evil.example:4000", "127.0.0.1", "127.0.0.1:4001", "127.0.0.1.evil.example:4000", ""])(
    "a request by the name %j, as after DNS rebinding, is refused",
    async (name) => {
      const answer = await app.request(`http://x/${token}/studies`, { headers: { host: name } });
      expect(answer.status).toBe(421);
      expect(await answer.text()).not.toContain(token);
    },
  );

  test.each([
    "",
    "/",
    "/studies",
    `/${"t".repeat(42)}/studies`,
    `/${token}x/studies`,
    `/${token.toUpperCase()}/`,
    "/null/",
  ])("%j without the token is nothing that is there", async (path) => {
    const answer = await ask(path);
    expect(answer.status).toBe(404);
    expect(await answer.text()).not.toMatch(/title|studies|served/);
  });

  test("another origin's request is refused, whatever it asks for, and so is another site's POST", async () => {
    for (const origin of ["http://evil.example", "http://127.0.0.1:4001", "null"]) {
      expect((await own("studies", { headers: { origin } })).status).toBe(403);
    }
    const headers = { "sec-fetch-site": "same-site" };
    expect((await own("studies/x/stop", { method: "POST", headers })).status).toBe(403);
    expect((await own("studies", { headers: { origin: `http://${host}` } })).status).toBe(200);
  });

  test("the page is where the token ends, with or without its slash", async () => {
    expect(await (await own("")).text()).toBe("<title>page</title>");
    expect((await own("", { method: "HEAD" })).status).toBe(200);
    expect((await ask(`/${token}`)).headers.get("location")).toBe(`/${token}/`);
    expect((await ask(`/${"u".repeat(43)}`)).status).toBe(404);
  });

  test("a code opens the page once", async () => {
    expect((await ask("/once/other")).status).toBe(404);
    const first = await ask("/once/code");
    expect([first.status, first.headers.get("location")]).toEqual([302, `/${token}/`]);
    expect((await ask("/once/code")).status).toBe(404);
  });

  test("every answer forbids what is not the page's own, and is kept nowhere", async () => {
    for (const answer of [await own(""), await own("studies"), await own("nothing"), await ask("/")]) {
      const policy = answer.headers.get("content-security-policy") ?? "";
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toContain("unsafe");
      expect(answer.headers.get("cache-control")).toBe("no-store");
      expect(answer.headers.get("referrer-policy")).toBe("no-referrer");
      expect(answer.headers.get("set-cookie")).toBeNull();
    }
  });

  test("only the two actions take a POST, nothing else takes any other method", async () => {
    for (const method of ["PUT", "DELETE", "PATCH", "OPTIONS", "POST"]) {
      for (const path of ["", "studies", "studies/x"]) expect((await own(path, { method })).status).toBe(405);
    }
    expect((await own("studies/x/stop")).status).toBe(404);
  });
});

describe("the page of the proof of concept", () => {
  test("its files are served as what they are, isolated, a packed one as plain data", async () => {
    expect((await own("web")).headers.get("location")).toBe(`/${token}/web/`);
    const page = await own("web/");
    expect(await page.text()).toBe("<title>proof</title>");
    expect(page.headers.get("cross-origin-opener-policy")).toBe("same-origin");
    expect(page.headers.get("cross-origin-embedder-policy")).toBe("require-corp");
    expect(page.headers.get("content-security-policy")).toMatch(/'wasm-unsafe-eval'.*frame-ancestors 'none'/);
    const packed = await own("web/duckdb-eh.wasm.gz");
    expect(packed.headers.get("content-type")).toBe("application/octet-stream");
    expect(packed.headers.get("content-encoding")).toBeNull();
    expect((await packed.arrayBuffer()).byteLength).toBe(300_000);
    expect((await own("web/samples/a.csv")).headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect((await own("web/", { method: "HEAD" })).headers.get("content-length")).toBe("20");
  });

  test.each(["../secret.txt", "..%2fsecret.txt", "samples", "samples/../../secret.txt", "nothing.js"])(
    "a name that is not in its list, %s, is nothing that is there",
    async (name) => expect((await own(`web/${name}`)).status).toBe(404),
  );

  test("without the token it is nothing that is there", async () => {
    expect((await ask("/web/")).status).toBe(404);
  });
});

describe("what lies in the folder", () => {
  test("studies are found some folders deep; files that ask for one are none", async () => {
    const names = (await rows()).map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(["a", "b/deep/down/here", "damaged", "foreign", "nothing", "linked-files", "half"]),
    );
    expect(names).toHaveLength(7);
  });

  test("links lead nowhere: neither to a folder nor to a file outside", async () => {
    expect(await row("link")).toBeUndefined();
    const { id, state } = (await row("linked-files"))!;
    expect(state).toBe("unreadable");
    expect((await own(`studies/${id}/report`)).status).toBe(404);
  });

  test.each([
    ["damaged", /checksum/],
    ["foreign", /"schema" must be "gradus\.manifest"/],
    ["nothing", /must be JSON/],
  ])("the folder %j is listed with what is wrong, and can be asked for", async (name, reason) => {
    const found = (await row(name))!;
    expect(found.state).toBe("unreadable");
    expect(found.problems.join()).toMatch(reason);
    const detail = (await (await own(`studies/${found.id}`)).json()) as StudyDetail;
    expect(detail.refusals).toEqual({ stop: "not-running", continue: "unreadable" });
  });

  test("of a study whose manifest is damaged the verdict is told, what is wrong with the manifest, and that it cannot go on", async () => {
    const found = (await row("half"))!;
    expect(found).toMatchObject({ state: "finished", decision: "go" });
    expect(found.problems).toEqual([expect.stringMatching(/^run\/manifest\.json: must be JSON/)]);
    const detail = (await (await own(`studies/${found.id}`)).json()) as StudyDetail;
    expect(detail.refusals.continue).toBe("unreadable");
  });

  test("a study that has run is told with its verdict in both languages", async () => {
    const found = (await row("a"))!;
    expect(found).toMatchObject({ state: "finished", decision: "go" });
    const detail = (await (await own(`studies/${found.id}`)).json()) as StudyDetail;
    expect(detail.words?.en.sentence).toMatch(/diffusion/);
    expect(detail.words?.ja.sentence).toMatch(/[\u3040-\u30ff]/);
    expect(detail.summaries.length).toBeGreaterThan(0);
  });

  test("a report is shown in a sandbox without scripts", async () => {
    const { id } = (await row("a"))!;
    const answer = await own(`studies/${id}/report?lang=en`);
    expect(await answer.text()).toContain("<html");
    expect(answer.headers.get("content-security-policy")).toBe(
      "default-src 'none'; style-src 'unsafe-inline'; sandbox allow-same-origin; frame-ancestors 'self'",
    );
  });

  test.each([
    "../outside",
    "..%2foutside",
    "%2e%2e/%2e%2e/etc/passwd",
    "a/../../outside",
    "....//",
    "a%00",
    "link",
    "secret.txt",
  ])("no path of a request is a path of the disk: %j", async (path) => {
    for (const place of [`studies/${path}`, `studies/${path}/report`, `assets/${path}`, path]) {
      const answer = await own(place);
      expect([404, 405]).toContain(answer.status);
      expect(await answer.text()).not.toMatch(/secret|root:|inside/);
    }
  });
});

describe("actions", () => {
  const post = async (id: string, action: string, body: unknown = {}) => {
    const headers = { "content-type": "application/json", "content-length": String(JSON.stringify(body).length) };
    return own(`studies/${id}/${action}`, { method: "POST", headers, body: JSON.stringify(body) });
  };

  test("what does not run is not stopped, and what has no command does not go on", async () => {
    const { id } = (await row("a"))!;
    const stop = await post(id, "stop");
    expect([stop.status, await stop.json()]).toEqual([409, { refusal: "not-running", detail: null }]);
    expect(await (await post(id, "continue")).json()).toEqual({ refusal: "no-command", detail: null });
  });

  test.each([
    { seeds: 0 },
    { seeds: 1.5 },
    { seeds: "5" },
    { seeds: 1e9 },
    { minutes: -1 },
    { minutes: 1e9 },
    { other: 1 },
    [],
    null,
    "x",
  ])("numbers that the command line would not take are refused: %j", async (body) => {
    const { id } = (await row("a"))!;
    expect(await (await post(id, "continue", body)).json()).toEqual({ refusal: "bad-number", detail: null });
  });

  test("a request without JSON, or larger than any is, is refused", async () => {
    const { id } = (await row("a"))!;
    const plain = await own(`studies/${id}/continue`, { method: "POST", body: "{}" });
    expect(await plain.json()).toEqual({ refusal: "bad-number", detail: null });
    expect(await (await post(id, "continue", { seeds: 5, x: "y".repeat(2000) })).json()).toMatchObject({
      refusal: "bad-number",
    });
  });
});
