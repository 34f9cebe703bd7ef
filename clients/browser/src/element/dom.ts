type Child = Node | string | undefined | false;
type Properties = Record<string, unknown>;

/**
 * Makes an element: `on…` properties are listeners, others attributes; `true` is an attribute without a value, `false` and
 * undefined none. Text is always text: nothing a message says is read as HTML.
 */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Properties = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  assign(element, properties);
  element.append(...children.filter((child): child is Node | string => child !== undefined && child !== false));
  return element;
}

/** Sets attributes and listeners of an element that is there. */
export function assign(element: Element, properties: Properties): void {
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith('on')) {
      element.addEventListener(name.slice(2), value as EventListener);
    } else if (value === true) {
      element.setAttribute(name, '');
    } else if (value === false || value === undefined) {
      element.removeAttribute(name);
    } else {
      element.setAttribute(name, String(value));
    }
  }
}

const SVG = 'http://www.w3.org/2000/svg';

/** A line drawing of 24 by 24, for eyes only. */
export function icon(path: string): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  assign(svg, { viewBox: '0 0 24 24', 'aria-hidden': 'true', focusable: 'false' });
  const line = document.createElementNS(SVG, 'path');
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
}

export const ICONS = {
  bell: 'M6 9a6 6 0 1 1 12 0c0 5 2 6 2 7H4c0-1 2-2 2-7m4 10a2 2 0 0 0 4 0',
  gear: 'M4 7h9m4 0h3M4 17h3m4 0h9M13 7a2 2 0 1 0 4 0 2 2 0 1 0-4 0M7 17a2 2 0 1 0 4 0 2 2 0 1 0-4 0',
  check: 'm5 12 5 5 9-10',
  dot: 'M12 12h.01M5 12a7 7 0 1 0 14 0 7 7 0 1 0-14 0',
  archive: 'M4 5h16v4H4zm1 4v10h14V9m-9 4h4',
  restore: 'M4 5h16v4H4zm1 4v10h14V9m-7 8v-5m-2 2 2-2 2 2',
  trash: 'M5 7h14M10 4h4M7 7l1 13h8l1-13m-7 4v5m4-5v5',
  close: 'm6 6 12 12M18 6 6 18',
  back: 'm14 6-6 6 6 6',
} as const;
