/**
 * Shows a rendered mail. This page is sandboxed (an origin of its own, no navigation, no forms) and its policy lets no
 * script run but this one, so whatever the mail holds is only looked at.
 */
window.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (event.source !== window.parent || typeof event.data !== 'string') {
        return;
    }
    const mail = new DOMParser().parseFromString(event.data, 'text/html');
    mail.querySelectorAll('script, base, meta[http-equiv]').forEach((element) => element.remove());
    document.replaceChild(document.importNode(mail.documentElement, true), document.documentElement);
});
window.parent.postMessage('preview-ready', '*');
