import { darkChartRules, SERIES_TONES, TONES } from "../charts/palette.js";

/** The style sheet of every page: light and dark, phone to desktop, screen and paper. */
export function styleSheet(): string {
  const tones = (shade: "light" | "dark") =>
    [
      ...Object.entries(TONES).map(([name, tone]) => `--${name}:${tone[shade]}`),
      ...SERIES_TONES.map((tone, i) => `--series-${i}:${tone[shade]}`),
    ].join(";");
  const series = SERIES_TONES.map((_, i) => `.series-${i}{--series:var(--series-${i})}`).join("");
  return `
:root{color-scheme:light dark;${tones("light")};${LIGHT}}
@media screen and (prefers-color-scheme:dark){:root{${tones("dark")};${DARK}}${darkChartRules()}}
${series}
${BASE}${PARTS}${SCREENS}${PAPER}`;
}

const LIGHT = "--panel:#f6f8fa;--line:#d5dbe1";
const DARK = "--panel:#1c2228;--line:#38414a";

const BASE = `
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--page);color:var(--ink);font:16px/1.6 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,"Hiragino Sans","Hiragino Kaku Gothic ProN","Yu Gothic UI","Yu Gothic",Meiryo,"Noto Sans CJK JP","Noto Sans JP",sans-serif;overflow-wrap:anywhere}
body:lang(ja){line-height:1.75;line-break:strict}
:lang(ja):is(h1,h2,h3,thead th,caption){word-break:auto-phrase}
main{max-width:1088px;margin:0 auto;padding:28px 24px 64px}
h1,h2,h3{line-height:1.3;text-wrap:balance;margin:0}
h1{font-size:1.7rem;font-weight:650;letter-spacing:-.01em}
h2{font-size:1.25rem;font-weight:650;margin:0 0 .35em}
h3{font-size:1rem;font-weight:650;margin:1.4em 0 .3em}
.eyebrow{color:var(--muted);margin:.5em 0 0}
section{margin-top:48px;padding-top:20px;border-top:1px solid var(--line)}
p{margin:.4em 0 .8em;max-width:75ch}
.lead{color:var(--muted)}
a{color:var(--series-2);text-underline-offset:.15em}
ul.plain{margin:.3em 0;padding-left:1.2em;max-width:80ch}
small{font-size:.86em;color:var(--muted)}
`;

/** Shadows at the sides of a table that goes on there: they stay, and covers that scroll with the table hide them at its ends. */
const COVERS =
  "linear-gradient(90deg,var(--page) 12px,transparent) left/28px 100% no-repeat local,linear-gradient(270deg,var(--page) 12px,transparent) right/28px 100% no-repeat local";
const SHADOWS =
  "linear-gradient(90deg,var(--line),transparent) left/12px 100% no-repeat scroll,linear-gradient(270deg,var(--line),transparent) right/12px 100% no-repeat scroll";

const PARTS = `
.scroll{overflow-x:auto;max-width:100%;margin:14px 0;border:1px solid var(--line);border-radius:8px;background:${COVERS},${SHADOWS}}
.scroll:focus-visible{outline:2px solid var(--series-2)}
table{border-collapse:collapse;width:100%;font-size:.9rem;line-height:1.4;font-variant-numeric:tabular-nums}
caption{text-align:left;padding:10px 12px 8px;font-weight:600;position:sticky;left:0}
caption span{display:inline-block;max-width:calc(100vw - 60px)}
th,td{padding:7px 12px;text-align:left;vertical-align:top;border-top:1px solid var(--grid);overflow-wrap:normal}
thead th.number{white-space:normal}
thead th{vertical-align:bottom;font-weight:600;font-size:.82rem;color:var(--muted);border-top:0;border-bottom:1px solid var(--line)}
tbody th{font-weight:500;position:sticky;left:0;background:var(--page);min-width:7em;max-width:22em}
td:not(.number){min-width:8.5em}
.number{text-align:right;white-space:nowrap}
.many :is(th,td){padding-inline:6px}.many caption{padding-inline:12px}.many :is(th:first-child){padding-left:12px}.many :is(th,td):last-child{padding-right:12px}
tr.marked td,tr.marked th{background:var(--panel);font-weight:650}
dl.facts{margin:12px 0;max-width:none}
dl.facts>div{display:grid;grid-template-columns:14em 1fr;gap:0 16px;padding:5px 0;border-top:1px solid var(--grid)}
dl.facts dt{color:var(--muted)}dl.facts dd{margin:0;min-width:0}
.legend{list-style:none;display:flex;flex-wrap:wrap;gap:2px 20px;padding:0;margin:10px 0;font-size:.9rem}
.legend li{display:inline-flex;align-items:center;gap:8px}.sample{color:var(--series,var(--ink));flex:none}
.pair{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:24px 32px;margin-top:14px}
.pair h3{margin-top:.2em}
figure{margin:0;min-width:0}
.phone-only,.paper-only{display:none}
.chart{width:100%;height:auto;display:none;font-family:inherit}
.bars{list-style:none;padding:0;margin:6px 0 18px}
.bars li{display:grid;grid-template-columns:13em minmax(0,1fr) 17.5em;gap:0 14px;align-items:center;padding:3px 0;font-size:.92rem;font-variant-numeric:tabular-nums}
.bar-label{display:flex;align-items:center;gap:.5em;min-width:0}
.bar-track{display:block;height:18px;-webkit-print-color-adjust:exact;print-color-adjust:exact}
.bar-track i{display:block;height:100%;border-radius:0 3px 3px 0}
.bar-track .bar{background:var(--series)}
.bar-track .never{border:1px dashed var(--series);border-right:0;background:repeating-linear-gradient(135deg,transparent 0 5px,var(--series) 5px 6px);opacity:.75}
details{margin:12px 0}summary{cursor:pointer;font-weight:600;padding:6px 0}
`;

const SCREENS = `
@media (min-width:1041px){.chart.desktop{display:block}}
@media (min-width:601px) and (max-width:1040px){.chart.tablet{display:block}.pair{grid-template-columns:1fr}.pair figure{max-width:680px}}
@media (max-width:600px){.phone-only{display:block}.chart.phone{display:block;max-width:460px}
main{padding:18px 16px 48px}h1{font-size:1.35rem}section{margin-top:36px}
.pair{grid-template-columns:minmax(0,1fr)}
dl.facts>div{grid-template-columns:1fr}
.bars li{grid-template-columns:fit-content(55%) minmax(0,1fr);padding:6px 0}.bar-track{grid-column:1/-1;grid-row:2}.bar-text{text-align:right}
tbody th{max-width:11em}
.few :is(.number,td,tbody th){white-space:normal;min-width:0;overflow-wrap:break-word}
.stacked thead{display:none}.stacked :is(table,caption,tbody,tr,th,td){display:block;text-align:left;max-width:none;min-width:0}
.stacked tbody th{position:static;font-weight:650;padding-bottom:2px}.stacked td{display:flex;justify-content:space-between;gap:1em;border-top:0;padding-block:2px;white-space:normal;text-align:right}.stacked td:last-child{padding-bottom:9px}
.stacked td::before{content:attr(data-head);color:var(--muted);flex:none}.stacked td:empty{display:none}}
`;

/**
 * A4 in light colours: nothing is cut that fits on a page, nothing scrolls, what is folded on a screen is left out, and links are plain text. Charts beside each other are drawn
 * as for a phone, whose width half a page has.
 */
const PAPER = `
@page{size:A4;margin:15mm 15mm 17mm;@bottom-right{content:counter(page) " / " counter(pages);font:8pt system-ui,sans-serif;color:#5a6470}}
@media print{:root{color-scheme:light}
body{font-size:10pt;line-height:1.5}main{max-width:none;padding:0}h1{font-size:17pt}h2{font-size:13pt}h3{font-size:10.5pt}
section{margin-top:18pt;padding-top:9pt}a{color:inherit;text-decoration:none}
.chart{display:none!important}.chart.tablet{display:block!important}
.pair{grid-template-columns:repeat(2,minmax(0,1fr));gap:14px}.pair .chart.tablet{display:none!important}.pair .chart.phone{display:block!important;max-width:none}.phone-only{display:none}
.together{break-inside:avoid}.paper-only{display:block}details{display:none}
.scroll{overflow:visible;border:0;background:none;margin:8pt 0;break-inside:avoid}
table{font-size:7.5pt}thead th{font-size:6.8pt}th,td{padding:2.5pt 3px}caption{padding:4pt 5px;position:static;font-size:8.5pt}tbody th{position:static;min-width:0}td:not(.number){min-width:0}:lang(ja):is(thead th){font-size:7pt;padding-inline:3px}
p{orphans:3;widows:3}figure,.bars,tr,.lead,dl.facts>div{break-inside:avoid}h2,h3,caption,.lead,.legend{break-after:avoid}
}
`;
