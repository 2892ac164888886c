// Elements made by calls: text is always text, never markup.
// Must not know any page.

/** What an element may hold; null and false are nothing. */
export type Child = Node | string | null | undefined | false;

type Value = string | number | boolean | null | undefined | ((event: never) => void);

/** Attributes as HTML names them; `true` is present, `false` and null absent; a function listens to the event of its name, `onclick` to clicks. */
export type Attributes = Readonly<Record<string, Value>>;

/** An element. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  return fill(document.createElement(tag), attributes, children);
}

const SVG = 'http://www.w3.org/2000/svg';

/** An icon of 20 by 20, drawn by lines; its button says what it is for. */
export function icon(path: string): SVGElement {
  const line = fill(document.createElementNS(SVG, 'path'), { d: path }, []);
  const frame = { class: 'icon', viewBox: '0 0 20 20', 'aria-hidden': 'true', focusable: 'false' };
  return fill(document.createElementNS(SVG, 'svg'), frame, [line]);
}

function fill<Made extends Element>(element: Made, attributes: Attributes, children: readonly Child[]): Made {
  for (const [name, value] of Object.entries(attributes)) set(element, name, value);
  element.append(...children.filter(isThere));
  return element;
}

function set(element: Element, name: string, value: Value): void {
  if (typeof value === 'function') element.addEventListener(name.slice(2), value as (event: Event) => void);
  else if (value === true) element.setAttribute(name, '');
  else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, String(value));
}

function isThere(child: Child): child is Node | string {
  return child !== null && child !== undefined && child !== false && child !== '';
}

/** Replaces what an element holds. */
export function refill(element: Element, ...children: readonly Child[]): void {
  element.replaceChildren(...children.filter(isThere));
}

/** The element that a page of ours must have. */
export function required(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has no #${id}`);
  return element;
}

/** The element that a selector names; a page without it is broken, and says which. */
export function find<Kind extends Element>(
  selector: string,
  kind: new () => Kind,
  within: ParentNode = document,
): Kind {
  const found = within.querySelector(selector);
  if (found instanceof kind) return found;
  throw new Error(`the page has no ${selector}`);
}

/** Every element that a selector names. */
export function findAll<Kind extends Element>(
  selector: string,
  kind: new () => Kind,
  within: ParentNode = document,
): Kind[] {
  const isKind = (found: Element): found is Kind => found instanceof kind;
  return [...within.querySelectorAll(selector)].filter(isKind);
}

/** The first copy of a `<template>`'s content. */
export function copyOf(template: HTMLTemplateElement): HTMLElement {
  const copy = document.importNode(template.content, true).firstElementChild;
  if (copy instanceof HTMLElement) return copy;
  throw new Error(`the template ${template.id} is empty`);
}

/** Says something in a live region: emptied first, so that the same words are said again. */
export function announce(region: HTMLElement, text: string): void {
  region.textContent = '';
  requestAnimationFrame(() => {
    region.textContent = text;
  });
}

/** Puts the focus on a heading or a region that is no control. */
export function focusOn(element: HTMLElement): void {
  if (!element.hasAttribute('tabindex')) element.tabIndex = -1;
  element.focus();
}

/** `1 leader`, `2 leaders`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
