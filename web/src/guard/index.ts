// Tells a leader when the page's own script can't run: the browser is too old, or the script did not come.
// Must not use anything that an old browser lacks: it is the one script that is built for those.

(function guard(): void {
  function show(id: string): void {
    var opening = document.getElementById('opening');
    var instead = document.getElementById(id);
    if (!opening || !instead) return;
    opening.hidden = true;
    instead.hidden = false;
  }

  // A script that can't be read fails as a whole, before it says that it has started.
  function failed(event: Event): void {
    if (document.documentElement.getAttribute('data-started') !== null) return;
    var target = event.target as { tagName?: string } | null;
    if (!target || !target.tagName) show('too-old');
    else if (target.tagName === 'SCRIPT') show('not-loaded');
  }

  // A script that did not come fails at its element, and is caught on the way down.
  window.addEventListener('error', failed, true);
  document.addEventListener('DOMContentLoaded', function (): void {
    if (!('noModule' in document.createElement('script'))) show('too-old');
  });
})();
