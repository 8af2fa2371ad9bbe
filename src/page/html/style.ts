import { darkChartRules, SERIES_TONES, TONES } from "../charts/palette.js";

/** The one style sheet of the report: light and dark, phone to desktop, screen and paper. */
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
${BASE}${HEADER}${PARTS}${SCREENS}`.replace(/\n\s*/g, "\n");
}

const LIGHT =
  "--panel:#f6f8fa;--line:#d5dbe1;--go:#00694c;--go-back:#e2f4ed;--no-go:#9c2f00;--no-go-back:#fdebe2;--inconclusive:#6b5200;--inconclusive-back:#fdf3d6";
const DARK =
  "--panel:#1c2228;--line:#38414a;--go:#62d6b2;--go-back:#10302a;--no-go:#ff9d6b;--no-go-back:#3a2015;--inconclusive:#f3cf72;--inconclusive-back:#33290f";

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
section{margin-top:48px;padding-top:20px;border-top:1px solid var(--line)}
p{margin:.4em 0 .8em;max-width:75ch}
.lead{color:var(--muted)}
ul.plain{margin:.3em 0;padding-left:1.2em;max-width:80ch}
small{font-size:.86em;color:var(--muted)}
`;

const HEADER = `
.eyebrow{color:var(--muted);margin:.5em 0 0}
.verdict{margin-top:22px;padding:20px 22px;border-radius:10px;border-left:6px solid;background:var(--back);border-color:var(--accent);-webkit-print-color-adjust:exact;print-color-adjust:exact}
.verdict.go{--accent:var(--go);--back:var(--go-back)}
.verdict.no-go{--accent:var(--no-go);--back:var(--no-go-back)}
.verdict.inconclusive{--accent:var(--inconclusive);--back:var(--inconclusive-back)}
.decision{display:flex;flex-wrap:wrap;align-items:center;gap:.5em;font-size:1.9rem;font-weight:700;line-height:1.2;color:var(--accent)}
.decision small{font-size:1rem;font-weight:400;color:inherit;align-self:flex-end;padding-bottom:.15em}
.decision svg{width:1em;height:1em;flex:none}
.why{font-size:1.12rem;margin:.5em 0 0;max-width:70ch}
.verdict ul{margin:.6em 0 0;padding-left:1.2em;max-width:80ch}
.tiles{display:grid;grid-template-columns:repeat(4,1fr);gap:14px;margin-top:16px}
.tile{padding:14px 16px;border:1px solid var(--line);border-radius:10px;min-width:0;display:flex;flex-direction:column}
.tile .name{font-size:.86rem;color:var(--muted);line-height:1.35}
.tile .figure{font-size:1.75rem;font-weight:650;line-height:1.25;margin:.15em 0 .1em;font-variant-numeric:tabular-nums}
.tile .figure.words{font-size:1.2rem;line-height:1.79}
.tile .more{font-size:.86rem;line-height:1.4}
.tile .strip{margin-top:auto;padding-top:10px}
`;

const PARTS = `
.scroll{overflow-x:auto;max-width:100%;margin:14px 0;border:1px solid var(--line);border-radius:8px}
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
tr.marked td,tr.marked th{background:var(--panel);font-weight:650}
.named{white-space:nowrap}
.swatch{display:inline-block;width:.7em;height:.7em;border-radius:50%;background:var(--series);margin-right:.5em;-webkit-print-color-adjust:exact;print-color-adjust:exact}
.result{font-weight:650;white-space:nowrap}.result.met{color:var(--go)}.result.missed{color:var(--no-go)}.result.undecided{color:var(--inconclusive)}
dl.facts{margin:12px 0;max-width:none}
dl.facts>div{display:grid;grid-template-columns:14em 1fr;gap:0 16px;padding:5px 0;border-top:1px solid var(--grid)}
dl.facts dt{color:var(--muted)}dl.facts dd{margin:0;min-width:0}
.track{position:relative;height:18px;border-radius:4px;background:var(--panel);box-shadow:inset 0 0 0 1px var(--line);overflow:hidden;-webkit-print-color-adjust:exact;print-color-adjust:exact}
.track>*{position:absolute;top:0;bottom:0;display:block}
.track .allowed{left:0;background:var(--go-back)}
.track .limit{width:0;border-left:2px solid var(--go)}
.track .one{width:0;border-left:1px dashed var(--muted)}
.track .whisker{top:8px;bottom:auto;height:2px;background:var(--ink)}
.track .whisker::before,.track .whisker::after{content:"";position:absolute;top:-4px;height:10px;border-left:2px solid var(--ink)}
.track .whisker::before{left:0}.track .whisker::after{right:0}
.track .open-low::before,.track .open-high::after{width:8px;height:8px;top:-3px;border:0;border-top:2px solid var(--ink);border-right:2px solid var(--ink);transform:rotate(45deg)}
.track .open-low::before{transform:rotate(-135deg);left:2px}.track .open-high::after{right:2px}
.track .dot{width:10px;height:10px;top:4px;bottom:auto;margin-left:-5px;border-radius:50%;background:var(--ink)}
.scale{display:flex;justify-content:space-between;font-size:.75rem;color:var(--muted);margin-top:3px;font-variant-numeric:tabular-nums}
.strips{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:20px 32px;margin:18px 0}
.strips h3{margin:0 0 .5em}
.legend{list-style:none;display:flex;flex-wrap:wrap;gap:2px 20px;padding:0;margin:10px 0;font-size:.9rem}
.legend li{display:inline-flex;align-items:center;gap:8px}.legend svg{color:var(--series,var(--ink));flex:none}
.pair{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:24px 32px;margin-top:14px}
.pair h3{margin-top:.2em}
figure{margin:0;min-width:0}
.phone-only{display:none}
.chart{width:100%;height:auto;display:none;font-family:inherit}
.panel{margin-top:18px}.panel h3{display:flex;flex-wrap:wrap;gap:0 1em;align-items:baseline;margin:0}.panel h3 small{font-weight:400}
.bars{list-style:none;padding:0;margin:6px 0 18px}
.bars li{display:grid;grid-template-columns:10em minmax(0,1fr) 15em;gap:0 14px;align-items:center;padding:3px 0;font-size:.92rem;font-variant-numeric:tabular-nums}
.bar-track{display:block;height:18px;-webkit-print-color-adjust:exact;print-color-adjust:exact}
.bar-track i{display:block;height:100%;border-radius:0 3px 3px 0}
.bar-track .bar{background:var(--series)}
.bar-track .never{border:1px dashed var(--series);border-right:0;background:repeating-linear-gradient(135deg,transparent 0 5px,var(--series) 5px 6px);opacity:.75}
details{margin:12px 0}summary{cursor:pointer;font-weight:600;padding:6px 0}
.reading{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:14px 32px;margin:12px 0}
.reading dt{font-weight:650}.reading dd{margin:0}
`;

const SCREENS = `
@media (min-width:1041px){.chart.desktop{display:block}}
@media (min-width:601px) and (max-width:1040px){.chart.tablet{display:block}.pair{grid-template-columns:1fr}.pair figure{max-width:680px}.tiles{grid-template-columns:repeat(2,1fr)}}
@media (max-width:600px){.phone-only{display:block}.chart.phone{display:block;max-width:460px}
main{padding:18px 16px 48px}h1{font-size:1.35rem}section{margin-top:36px}
.tiles,.strips,.pair,.reading{grid-template-columns:minmax(0,1fr)}.verdict{padding:16px}.decision{font-size:1.6rem}.why{font-size:1.02rem}
dl.facts>div{grid-template-columns:1fr}
.bars li{grid-template-columns:1fr auto;padding:6px 0}.bar-track{grid-column:1/-1;grid-row:2}.bar-text{text-align:right}
tbody th{max-width:11em}}
@media print{body{font-size:10.5pt}main{max-width:none;padding:0}section{margin-top:20pt;padding-top:10pt}
.chart{display:none!important}.chart.tablet{display:block!important}.scroll{overflow:visible;border:0}table{font-size:8pt}th,td{padding:3px 5px}:lang(ja):is(thead th){word-break:normal}td:not(.number){min-width:0}
figure,.tile,.verdict,.panel,.bars,tr{break-inside:avoid}h2,h3,caption{break-after:avoid}
details::details-content{content-visibility:visible;display:block;block-size:auto}}
`;
