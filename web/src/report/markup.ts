// The server's page of the report, read into elements of this page. It is the only markup that is ever read
// here: our own server's, over the round's key, with everything that people wrote escaped. Scripts in it
// would not run (the policy allows none inline), and none are taken over.
// Must not know what the report says.

interface Policy {
  createHTML(text: string): string;
}

/** What TypeScript's own types do not know yet. */
declare const trustedTypes: { createPolicy(name: string, rules: Policy): Policy } | undefined;

/** Where a browser asks for it: this text, and no other, is markup. */
const policy: Policy =
  typeof trustedTypes === 'undefined'
    ? { createHTML: (text) => text }
    : trustedTypes.createPolicy('parallax-report', { createHTML: (text) => text });

/** A page taken apart. */
export interface Page {
  readonly title: string;
  /** Addresses of its style sheets. */
  readonly styles: readonly string[];
  /** What its main part holds. */
  readonly content: readonly Node[];
}

/** Takes the server's page apart. */
export function parsePage(text: string): Page {
  const page = new DOMParser().parseFromString(policy.createHTML(text), 'text/html');
  page.querySelectorAll('script').forEach((script) => script.remove());
  const links = page.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]');
  return {
    title: page.title,
    styles: Array.from(links, (link) => link.getAttribute('href') ?? ''),
    content: Array.from(page.querySelector('main')?.childNodes ?? [], (node) => document.importNode(node, true)),
  };
}

/** Adds a style sheet of this server, and waits until it is there: without it nothing is shown half-done. */
export function addStyle(address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = new URL(address, location.origin).pathname;
    link.addEventListener('load', () => resolve());
    link.addEventListener('error', () => reject(new Error('a style sheet did not arrive')));
    document.head.append(link);
  });
}
