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
  /** What its main part holds. */
  readonly content: readonly Node[];
}

/** Takes the server's page apart. */
export function parsePage(text: string): Page {
  const page = new DOMParser().parseFromString(policy.createHTML(text), 'text/html');
  page.querySelectorAll('script').forEach((script) => script.remove());
  return {
    title: page.title,
    content: Array.from(page.querySelector('main')?.childNodes ?? [], (node) => document.importNode(node, true)),
  };
}
