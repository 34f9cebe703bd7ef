package io.carillon.gateway.docs;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The files of the page at {@code /docs}: ours, and those of Swagger UI that it needs. Read when first asked for. */
@ApplicationScoped
class PageAssets {
    private static final String OURS = "docs/";
    private static final String SWAGGER_UI = "META-INF/resources/webjars/swagger-ui/5.32.0/";
    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final String STYLE = "text/css; charset=utf-8";
    private static final String PAGE = "text/html; charset=utf-8";

    private static final Map<String, Source> FILES = Map.of(
            "/docs", new Source(OURS + "index.html", PAGE),
            "/docs/docs.js", new Source(OURS + "docs.js", SCRIPT),
            "/docs/docs.css", new Source(OURS + "docs.css", STYLE),
            "/docs/swagger-ui.css", new Source(SWAGGER_UI + "swagger-ui.css", STYLE),
            "/docs/swagger-ui-bundle.js", new Source(SWAGGER_UI + "swagger-ui-bundle.js", SCRIPT),
            "/docs/favicon-32x32.png", new Source(SWAGGER_UI + "favicon-32x32.png", "image/png"),
            "/docs/oauth2-redirect.html", new Source(SWAGGER_UI + "oauth2-redirect.html", PAGE),
            "/docs/oauth2-redirect.js", new Source(SWAGGER_UI + "oauth2-redirect.js", SCRIPT));

    private final Vertx vertx;
    private final Map<String, Future<Asset>> read = new ConcurrentHashMap<>();

    PageAssets(Vertx vertx) {
        this.vertx = vertx;
    }

    /** The file of that path; empty when there is none. */
    Optional<Future<Asset>> find(String path) {
        return Optional.ofNullable(FILES.get(path))
                .map(source -> read.computeIfAbsent(path, first -> vertx.executeBlocking(() -> load(source), false)));
    }

    private static Asset load(Source source) {
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(source.resource())) {
            if (in == null) {
                throw new IllegalStateException(source.resource() + " is not packaged");
            }
            return Asset.of(source.type(), Buffer.buffer(in.readAllBytes()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private record Source(String resource, String type) {}
}
