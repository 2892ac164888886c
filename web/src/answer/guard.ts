// Tells a leader when the page's own script can't run: the browser is too old, or the script did not come.
// Must not use anything that an old browser lacks: it is built for those.

(function guard(): void {
  function show(id: string): void {
    var opening = document.getElementById('opening');
    var instead = document.getElementById(id);
    if (!opening || !instead) return;
    opening.hidden = true;
    instead.hidden = false;
  }

  function isStarted(): boolean {
    return document.documentElement.getAttribute('data-started') !== null;
  }

  function failed(event: Event): void {
    if (isStarted()) return;
    var target = event.target as { src?: string } | null;
    show(target && target.src ? 'not-loaded' : 'too-old');
  }

  // The script's own failure to load does not bubble: it is caught on its way down.
  window.addEventListener('error', failed, true);
  document.addEventListener('DOMContentLoaded', function check(): void {
    if (!('noModule' in document.createElement('script'))) show('too-old');
  });
})();
