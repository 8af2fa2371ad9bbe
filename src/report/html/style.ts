/** The report's own rules, beside the style sheet of every page: the verdict, its tiles, ratio strips, forecasts and terms. */
export const REPORT_STYLE = `
:root{--go:#00694c;--go-back:#e2f4ed;--no-go:#9c2f00;--no-go-back:#fdebe2;--inconclusive:#6b5200;--inconclusive-back:#fdf3d6}
@media screen and (prefers-color-scheme:dark){:root{--go:#62d6b2;--go-back:#10302a;--no-go:#ff9d6b;--no-go-back:#3a2015;--inconclusive:#f3cf72;--inconclusive-back:#33290f}}
.verdict{margin-top:22px;padding:20px 22px;border-radius:10px;border-left:6px solid;background:var(--back);border-color:var(--accent);-webkit-print-color-adjust:exact;print-color-adjust:exact}
.verdict.go{--accent:var(--go);--back:var(--go-back)}
.verdict.no-go{--accent:var(--no-go);--back:var(--no-go-back)}
.verdict.inconclusive{--accent:var(--inconclusive);--back:var(--inconclusive-back)}
.decision{display:flex;flex-wrap:wrap;align-items:center;gap:.5em;font-size:1.9rem;font-weight:700;line-height:1.2;color:var(--accent)}
.decision small{font-size:1rem;font-weight:400;color:inherit;align-self:flex-end;padding-bottom:.15em}
.decision svg{width:1em;height:1em;flex:none}
.why{font-size:1.12rem;margin:.5em 0 0;max-width:70ch}
.verdict ul{margin:.6em 0 0;padding-left:1.2em;max-width:80ch}
header>ul.plain{margin-top:14px}
.verdict .next{margin:.9em 0 0;max-width:80ch}
pre{margin:.5em 0 0;padding:.55em .8em;border-radius:6px;background:var(--panel);border:1px solid var(--line);overflow-x:auto;font-size:.86rem;white-space:pre-wrap}
.contents{margin-top:22px;font-size:.92rem}.contents ol{list-style:none;display:flex;flex-wrap:wrap;gap:.2em 1.4em;margin:.3em 0 0;padding:0}
.tiles{display:grid;grid-template-columns:repeat(4,1fr);gap:14px;margin-top:16px}
.tile{padding:14px 16px;border:1px solid var(--line);border-radius:10px;min-width:0;display:flex;flex-direction:column}
.tile .name{font-size:.86rem;color:var(--muted);line-height:1.35}
.tile .figure{font-size:1.75rem;font-weight:650;line-height:1.25;margin:.15em 0 .1em;font-variant-numeric:tabular-nums}
.tile .figure.met{color:var(--go)}.tile .figure.missed{color:var(--no-go)}.tile .figure.undecided{color:var(--inconclusive)}
.tile .figure.words{font-size:1.2rem;line-height:1.79}
.tile .more{font-size:.86rem;line-height:1.4}
.tile .strip{margin-top:auto;padding-top:10px}
.named,.unbroken{white-space:nowrap}.many .named{display:flex;align-items:baseline;white-space:normal}.many .swatch{flex:none}
.swatch{margin-right:.5em}.swatch .sample{vertical-align:.05em;width:24px}
.result{font-weight:650;white-space:nowrap}.result.met{color:var(--go)}.result.missed{color:var(--no-go)}.result.undecided{color:var(--inconclusive)}
.situation{margin:16px 0;padding-left:14px;border-left:3px solid var(--inconclusive)}.situation h3{margin:0 0 .2em}.situation p{margin:.2em 0}
.differ{font-weight:650;color:var(--inconclusive)}.reasons{list-style:none;padding:0;margin:12px 0}.reasons li{margin:0 0 14px}.reasons p{margin:.1em 0 0}
.finding{margin:.5em 0}.finding .warning{color:var(--no-go)}.finding .note{color:var(--muted)}
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
.panel{margin-top:18px}.panel h3{display:flex;flex-wrap:wrap;gap:0 1em;align-items:baseline;margin:0}.panel h3 small{font-weight:400}.panel .lead{margin:0;font-size:.86rem}
.reading{columns:2;column-gap:32px;margin:12px 0}.reading>div{break-inside:avoid;padding-bottom:14px}
.reading dt{font-weight:650}.reading dd{margin:0}
@media (min-width:601px) and (max-width:1040px){.tiles{grid-template-columns:repeat(2,1fr)}}
@media (max-width:600px){.tiles,.strips{grid-template-columns:minmax(0,1fr)}.reading{columns:1}.verdict{padding:16px}.decision{font-size:1.6rem}.why{font-size:1.02rem}}
@media print{.panel{margin-top:8pt}.panel .chart.tablet{max-width:72%}.tile,.verdict,.panel,.situation{break-inside:avoid}
.tiles{grid-template-columns:repeat(2,minmax(0,1fr));gap:10px;margin:10pt 1px 0}.tile{padding:9px 12px}.verdict{padding:12pt 14pt;margin-top:12pt}.verdict .why{font-size:11pt}.verdict ul,.verdict .next{font-size:9.5pt}.contents{font-size:8.5pt;line-height:1.4;margin-top:12pt;break-inside:avoid}.contents ol{display:block;columns:3}
.contents+section,section:is([aria-labelledby=forecast],[aria-labelledby=figures]){break-before:page;border-top:0;margin-top:0;padding-top:0}
section:is([aria-labelledby=whose],[aria-labelledby=money],[aria-labelledby=batches],[aria-labelledby=schedules],[aria-labelledby=horizons],[aria-labelledby=reproduce]){break-inside:avoid}}
`;
