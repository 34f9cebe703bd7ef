/** How the element looks; every `--carillon-…` property may be set from outside. */
export const CSS = `
:host {
  --_accent: var(--carillon-accent, #0b6b5d);
  --_on-accent: var(--carillon-on-accent, #fff);
  --_surface: var(--carillon-surface, #fff);
  --_raised: var(--carillon-raised, #f3f5f4);
  --_text: var(--carillon-text, #17211f);
  --_muted: var(--carillon-muted, #56635f);
  --_line: var(--carillon-line, #dbe1df);
  --_badge: var(--carillon-badge, #b3261e);
  --_radius: var(--carillon-radius, 12px);
  --_width: var(--carillon-width, 400px);
  --_height: var(--carillon-height, 560px);
  display: inline-block; position: relative; color: var(--_text);
  font: var(--carillon-font, 15px/1.45 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif);
  color-scheme: light;
}
:host([hidden]) { display: none }
:host([data-dark]) {
  --_accent: var(--carillon-accent, #6fd3c1);
  --_on-accent: var(--carillon-on-accent, #06231e);
  --_surface: var(--carillon-surface, #18201e);
  --_raised: var(--carillon-raised, #232c2a);
  --_text: var(--carillon-text, #eef3f1);
  --_muted: var(--carillon-muted, #a9b6b2);
  --_line: var(--carillon-line, #36423f);
  --_badge: var(--carillon-badge, #d13b33);
  color-scheme: dark;
}
* { box-sizing: border-box }
[hidden] { display: none !important }
button, input { font: inherit; color: inherit }
button { background: none; border: 0; padding: 0; cursor: pointer; border-radius: 8px }
button:disabled { cursor: default; opacity: .5 }
:focus-visible { outline: 2px solid var(--_accent); outline-offset: 2px }
svg { width: 20px; height: 20px; fill: none; stroke: currentColor; stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round; flex: none }
.bell { position: relative; width: 44px; height: 44px; display: grid; place-items: center; border-radius: 50% }
.bell:hover, .plain:hover { background: var(--_raised) }
.bell svg { width: 24px; height: 24px }
.badge { position: absolute; top: 3px; right: 1px; min-width: 19px; height: 19px; padding: 0 5px; border-radius: 10px;
  background: var(--_badge); color: #fff; font-size: 12px; line-height: 19px; font-weight: 600; text-align: center; border: 0 }
.badge:empty { display: none }
.panel { position: absolute; z-index: 2147483000; top: calc(100% + 8px); right: 0; width: min(var(--_width), calc(100vw - 24px));
  height: min(var(--_height), calc(100vh - 96px)); display: flex; flex-direction: column; overflow: hidden;
  background: var(--_surface); border: 1px solid var(--_line); border-radius: var(--_radius); box-shadow: 0 12px 40px rgb(0 0 0 / .18);
  animation: appear .12s ease-out }
.panel[hidden] { display: none }
:host([placement=start]) .panel { right: auto; left: 0 }
:host([inline]) { display: block }
:host([inline]) .bell { display: none }
:host([inline]) .panel { position: static; width: auto; height: var(--_height); box-shadow: none; animation: none }
@keyframes appear { from { opacity: 0; transform: translateY(-4px) } }
@media (prefers-reduced-motion: reduce) { .panel, .entry { animation: none !important; transition: none !important } }
@media (max-width: 480px) {
  :host(:not([inline])) .panel { position: fixed; inset: 0; width: 100vw; height: 100dvh; border: 0; border-radius: 0 }
}
header { display: flex; align-items: center; gap: 2px; padding: 10px 8px 4px 16px }
h2 { font-size: 17px; margin: 0; flex: 1; font-weight: 650 }
.plain { width: 36px; height: 36px; display: grid; place-items: center; color: var(--_muted) }
.tabs { display: flex; gap: 4px; padding: 4px 12px 8px; overflow-x: auto; scrollbar-width: thin; border-bottom: 1px solid var(--_line) }
.tabs button { padding: 5px 12px; border-radius: 16px; white-space: nowrap; color: var(--_muted); font-size: 14px }
.tabs button[aria-selected=true] { background: var(--_accent); color: var(--_on-accent) }
.tabs button:not([aria-selected=true]):hover { background: var(--_raised) }
.note { margin: 0; padding: 8px 16px; font-size: 13px; background: var(--_raised); color: var(--_text); display: flex; gap: 8px; align-items: center; justify-content: space-between }
.note:empty { display: none }
.body { flex: 1; overflow-y: auto; overscroll-behavior: contain }
ul { list-style: none; margin: 0; padding: 0 }
.entry { position: relative; padding: 12px 16px 12px 28px; border-bottom: 1px solid var(--_line) }
.entry:hover, .entry:focus-within { background: var(--_raised) }
.entry.new { animation: arrive .5s ease-out }
@keyframes arrive { from { background: color-mix(in srgb, var(--_accent) 22%, var(--_surface)) } }
.entry.unread::before { content: ""; position: absolute; left: 12px; top: 19px; width: 8px; height: 8px; border-radius: 50%; background: var(--_accent) }
.entry h3 { margin: 0; font-size: 15px; font-weight: 500; overflow-wrap: anywhere; padding-right: 64px }
.entry.unread h3 { font-weight: 650 }
.entry p { margin: 2px 0 0; color: var(--_muted); white-space: pre-line; overflow-wrap: anywhere }
.entry time { position: absolute; right: 16px; top: 14px; font-size: 12px; color: var(--_muted) }
.row { display: flex; align-items: center; justify-content: space-between; gap: 8px; margin-top: 8px; min-height: 32px }
.action { display: inline-block; padding: 5px 12px; border-radius: 8px; background: var(--_accent); color: var(--_on-accent); text-decoration: none; font-size: 14px; font-weight: 550 }
.tools { display: flex; gap: 2px; margin-left: auto; opacity: .55; transition: opacity .1s }
.entry:hover .tools, .entry:focus-within .tools { opacity: 1 }
.tools button { width: 32px; height: 32px; display: grid; place-items: center; color: var(--_muted) }
.tools button:hover { background: var(--_line); color: var(--_text) }
.tools svg { width: 18px; height: 18px }
.hint { padding: 48px 24px; text-align: center; color: var(--_muted) }
.more { padding: 12px; text-align: center; color: var(--_muted); min-height: 1px }
.text { padding: 6px 12px; color: var(--_accent); font-weight: 550 }
.text:hover { background: var(--_raised) }
.spoken { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
form { padding: 12px 16px 24px }
table { width: 100%; border-collapse: collapse; font-size: 14px }
th { font-weight: 550; text-align: center; padding: 8px 2px; font-size: 12px; color: var(--_muted) }
th[scope=row] { text-align: left; font-size: 14px; color: var(--_text) }
th small { display: block; color: var(--_muted); font-weight: 400 }
td { text-align: center; padding: 4px 2px; border-top: 1px solid var(--_line) }
tbody th { border-top: 1px solid var(--_line) }
input[type=checkbox] { width: 20px; height: 20px; accent-color: var(--_accent) }
fieldset { border: 1px solid var(--_line); border-radius: 8px; margin: 20px 0; padding: 12px; display: flex; flex-wrap: wrap; gap: 12px; align-items: center }
input[type=time], input[type=text] { background: var(--_surface); border: 1px solid var(--_line); border-radius: 8px; padding: 6px 8px }
.save { background: var(--_accent); color: var(--_on-accent); padding: 8px 18px; font-weight: 550 }
`;
