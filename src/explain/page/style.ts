import { RIDGE_STYLE } from "./ridges.js";

/** The page's own rules, beside the style sheet of every page: effects, reliefs, ridges, small curves. */
export const EXPLAIN_STYLE = `
.effects{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:14px;margin:22px 0 0;padding:0;list-style:none}
.effects a{display:block;height:100%;padding:14px 16px;border:1px solid var(--line);border-radius:10px;color:inherit;text-decoration:none}
.effects a:hover,.effects a:focus-visible{border-color:var(--series-0)}
.effects .name{font-size:.86rem;color:var(--muted)}
.effects .figure{display:block;font-size:1.7rem;font-weight:650;line-height:1.3;font-variant-numeric:tabular-nums}
.effects .figure i{font-style:normal;color:var(--muted);font-weight:400;padding:0 .15em}
.effects .figure .after{color:var(--series-0)}
.effects .more{font-size:.86rem;line-height:1.45}
.reliefs{display:grid;grid-template-columns:repeat(5,minmax(0,1fr));gap:8px;margin:16px 0 4px}
.reliefs figcaption{text-align:center;font-size:.95rem;line-height:1.4;font-variant-numeric:tabular-nums}
.reliefs figcaption small{display:block}
.relief{width:100%;height:auto;display:block}
.way{max-width:none;display:flex;align-items:center;gap:12px;color:var(--muted);font-size:.9rem;margin:2px 0 26px}
.way::before,.way::after{content:"";flex:1;border-top:1px solid var(--line)}
.three{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:24px;margin-top:10px}
.three h3{margin:0 0 .2em}.three p{font-size:.9rem;color:var(--muted);margin:0 0 .6em;line-height:1.45}
.finding{font-size:1.08rem;max-width:72ch}
.how{font-size:.9rem;color:var(--muted);border-left:3px solid var(--line);padding-left:14px;margin:14px 0 0;max-width:82ch;line-height:1.55}
.how b{color:var(--ink);font-weight:600}
.tinies{display:grid;grid-template-columns:repeat(auto-fill,minmax(118px,1fr));gap:16px 18px;margin:14px 0}
.tiny svg{width:100%;height:auto;display:block;border-bottom:1px solid var(--line)}
.tiny path{fill:none;stroke:var(--series-0);stroke-width:1.6}.tiny path.real{stroke:var(--ink)}
.tiny figcaption{font-size:.82rem;color:var(--muted);padding-top:3px}
.three .bars,.narrow .bars{margin:4px 0 10px}
.three .bars li,.narrow .bars li{grid-template-columns:5em minmax(0,1fr) 8.2em;gap:0 10px}
.narrow .bars li{grid-template-columns:9em minmax(0,1fr) 4em}
.three .bar-text small{display:block;line-height:1.2}
code{font-family:ui-monospace,"SFMono-Regular",Menlo,Consolas,monospace;font-size:.92em}
pre{overflow-x:auto;padding:12px 14px;border:1px solid var(--line);border-radius:8px;background:var(--panel)}
pre:focus-visible{outline:2px solid var(--series-2)}
${RIDGE_STYLE}
@media (max-width:900px){.three{grid-template-columns:minmax(0,1fr)}.three figure{max-width:560px}.effects{grid-template-columns:repeat(2,minmax(0,1fr))}.reliefs{grid-template-columns:repeat(3,minmax(0,1fr))}}
@media (max-width:600px){.effects{grid-template-columns:minmax(0,1fr);gap:10px}.effects a{padding:10px 14px}
.reliefs{grid-template-columns:repeat(2,minmax(0,1fr))}.reliefs figure:last-child{grid-column:1/-1;max-width:300px;justify-self:center;width:100%}
.tinies{grid-template-columns:repeat(3,minmax(0,1fr))}}
@media print{.effects a,.reliefs figure{break-inside:avoid}.reliefs{grid-template-columns:repeat(5,minmax(0,1fr))}}
`;
