/**
 * The house style for static pages: warm paper, ink blue, seal red only for what is overdue or failing; a serif
 * for titles and figures, a sans with tabular figures for the rest; hairlines instead of shadows.
 */
export const indexStyle = `
:root{--ink:#1e3a5f;--ink2:#2b5585;--tint:#e9eff6;--paper:#f6f4ef;--card:#fff;--line:#e4dfd4;--text:#1f2933;--dim:#59646f;--jade:#2b7657;--seal:#b5302a;--amber:#a86200;--slate:#5b6670}
*{box-sizing:border-box}
html{font-size:16px}
body{margin:0;background:var(--paper);color:var(--text);font:1rem/1.6 "Noto Sans CJK SC","Microsoft YaHei UI","WenQuanYi Micro Hei",sans-serif;font-variant-numeric:tabular-nums}
main{max-width:1320px;margin:0 auto;padding:28px 26px}
h1,h2,.figure dd{font-family:"Noto Serif CJK SC",STZhongsong,SimSun,serif;font-weight:600}
h1{font-size:1.75rem;margin:.1em 0 .2em}
h2{font-size:1.3rem;margin:0 0 .4em}
h2 .dim{font:400 .9375rem/1.6 "Noto Sans CJK SC","Microsoft YaHei UI","WenQuanYi Micro Hei",sans-serif}
p{margin:.2em 0 .8em}
a{color:var(--ink2)}
a:focus-visible{outline:2px solid var(--ink2);outline-offset:2px}
.owner{margin:0;color:var(--ink);font-weight:600}
.dim{color:var(--dim)}
.empty{color:var(--dim);padding:16px 0}
.sample{display:inline-block;margin:0 0 8px;padding:2px 14px;border:2px solid var(--seal);border-radius:4px;color:var(--seal);font-weight:700;letter-spacing:.3em}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(148px,1fr));gap:12px;margin:18px 0}
.figure{background:var(--card);border:1px solid var(--line);border-left:4px solid var(--ink);border-radius:8px;padding:12px 16px}
.figure dt{color:var(--dim)}
.figure dd{margin:0;font-size:1.9rem;line-height:1.3;color:var(--ink)}
nav ul{display:flex;flex-wrap:wrap;gap:4px 22px;list-style:none;margin:0 0 18px;padding:10px 0;border-top:1px solid var(--line);border-bottom:1px solid var(--line)}
section{background:var(--card);border:1px solid var(--line);border-radius:8px;padding:18px 20px;margin:0 0 18px}
.table{overflow-x:auto}
table{border-collapse:collapse;width:100%}
th,td{padding:8px 10px;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
th{color:var(--dim);font-weight:500;white-space:nowrap;background:var(--card)}
tbody tr:hover{background:var(--tint)}
.number{text-align:right;white-space:nowrap}
.short{white-space:nowrap}
.long{width:45%;min-width:20em}
.state{white-space:nowrap;font-weight:500}
.good{color:var(--jade)}.bad{color:var(--seal)}.warn{color:var(--amber)}.going{color:var(--ink2)}.idle{color:var(--slate)}
.pages a{display:inline-block;margin:0 12px 6px 0}
ol{margin:0;padding-left:1.6em}
footer{max-width:1320px;margin:0 auto;padding:0 26px 28px;color:var(--dim)}
@media print{body{background:#fff}main{padding:0;max-width:none}section,.figure{border-radius:0;break-inside:auto}tr{break-inside:avoid}thead{display:table-header-group}nav{display:none}a{color:inherit;text-decoration:none}}
`.trim();
