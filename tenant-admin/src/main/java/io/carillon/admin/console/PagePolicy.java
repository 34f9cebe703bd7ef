package io.carillon.admin.console;

import io.carillon.pages.PageAnswer;
import java.net.URI;

/** What the console's pages may load, run and call: content security policies. */
final class PagePolicy {
    private PagePolicy() {}

    /** For the console itself: no script and no style but the files and what carries this answer's nonce. */
    static String ofConsole(URI issuer, String nonce) {
        return String.join(
                "; ",
                "default-src 'none'",
                "script-src 'self'",
                "style-src 'self' 'nonce-" + nonce + "'",
                "img-src 'self' data:",
                "font-src 'self'",
                "connect-src 'self' " + PageAnswer.origin(issuer),
                "frame-src 'self'",
                "manifest-src 'self'",
                "base-uri 'none'",
                "form-action 'none'",
                "frame-ancestors 'none'");
    }

    /**
     * For the frame that shows a mail: an origin of its own that can reach nothing. Mails consist of inline styles and
     * pictures from anywhere, so these are let in there, and only there.
     */
    static String ofFrame() {
        return String.join(
                "; ",
                "default-src 'none'",
                "script-src 'self'",
                "style-src 'unsafe-inline'",
                "img-src https: data:",
                "base-uri 'none'",
                "form-action 'none'",
                "frame-ancestors 'self'",
                "sandbox allow-scripts");
    }
}
