package io.carillon.pages;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;

/** Answers with a page file: kept for ever by browsers when its name says what it holds, else asked for again. */
public final class PageAnswer {
    private static final String POLICY = "Content-Security-Policy";
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private PageAnswer() {}

    /** Headers of everything that belongs to pages. */
    public static void harden(HttpServerResponse response) {
        response.putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin");
    }

    /** Sends a file, zipped where the browser takes that, or says that the browser has it already. */
    public static void send(RoutingContext context, PageFile file) {
        HttpServerResponse response = context.response();
        response.putHeader(HttpHeaders.CACHE_CONTROL, file.isImmutable() ? FOR_EVER : "no-cache")
                .putHeader(HttpHeaders.CONTENT_TYPE, file.type())
                .putHeader(HttpHeaders.ETAG, file.tag())
                .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (file.tag().equals(context.request().getHeader(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatusCode(304).end();
        } else {
            response.end(body(context, file));
        }
    }

    /** Sends a page with a policy of its own. */
    public static void sendPage(RoutingContext context, String html, String policy) {
        context.response()
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/html;charset=UTF-8")
                .putHeader(POLICY, policy)
                .putHeader("X-Frame-Options", "DENY")
                .end(html);
    }

    /** Scheme, host and port of an address, as content security policies name them. */
    public static String origin(URI address) {
        int port = address.getPort();
        return address.getScheme() + "://" + address.getHost() + (port < 0 ? "" : ":" + port);
    }

    private static Buffer body(RoutingContext context, PageFile file) {
        String accepted = context.request().getHeader(HttpHeaders.ACCEPT_ENCODING);
        if (accepted == null || !accepted.contains("gzip") || file.zipped().isEmpty()) {
            return file.bytes();
        }
        context.response().putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        return file.zipped().get();
    }
}
