// Small helpers over the page's own elements: text only, never markup from data.
// Must not know what a page is about.

/** What an element is made of: attributes by name; `true` writes it bare, null and false leave it out. */
export type Attributes = Readonly<Record<string, string | number | boolean | null>>;

/** Makes an element; texts become text nodes. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === false) continue;
    element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children);
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
export function fill(template: HTMLTemplateElement): HTMLElement {
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
