package io.carillon.realtime.page;

import io.carillon.pages.PageAnswer;
import io.carillon.pages.PageFile;
import io.carillon.pages.PageFiles;
import io.carillon.problem.CommonProblem;
import io.carillon.problem.ProblemException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/**
 * Serves {@code /clients/carillon-inbox.js} and its like for pages of any origin, and {@code /inbox-demo}, where the
 * element can be tried.
 */
@ApplicationScoped
class InboxPages {
    private static final String CLIENTS = "/clients/";
    private static final String DEMO = "/inbox-demo";
    private static final String DEMO_FILES = "demo/";
    private static final String INDEX = "index.html";

    private final PageFiles files = PageFiles.of("browser");
    private final PageConfig config;

    InboxPages(PageConfig config) {
        this.config = config;
    }

    void register(@Observes Router router) {
        router.route(CLIENTS + "*").handler(context -> serve(context, this::sendClient));
        router.route(DEMO + "*").handler(context -> serve(context, this::sendDemo));
    }

    private interface Answer {
        void to(RoutingContext context);
    }

    private void serve(RoutingContext context, Answer answer) {
        if (context.request().method() != HttpMethod.GET && context.request().method() != HttpMethod.HEAD) {
            context.fail(new ProblemException(CommonProblem.METHOD_NOT_ALLOWED, null));
            return;
        }
        PageAnswer.harden(context.response());
        answer.to(context);
    }

    /** Modules are loaded with CORS, and these hold nothing of anybody. */
    private void sendClient(RoutingContext context) {
        String name = context.normalizedPath().substring(CLIENTS.length());
        Optional<PageFile> file = name.contains("/") ? Optional.empty() : files.find(name);
        context.response()
                .putHeader("Access-Control-Allow-Origin", "*")
                .putHeader("Cross-Origin-Resource-Policy", "cross-origin");
        send(context, file);
    }

    private void sendDemo(RoutingContext context) {
        if (!config.enabled()) {
            throw new ProblemException(CommonProblem.NOT_FOUND, null);
        }
        String path = context.normalizedPath();
        if (path.equals(DEMO)) {
            // the page's own files lie beside it
            context.response()
                    .setStatusCode(302)
                    .putHeader(HttpHeaders.LOCATION, DEMO + "/")
                    .end();
            return;
        }
        if (path.charAt(DEMO.length()) != '/') {
            throw new ProblemException(CommonProblem.NOT_FOUND, null);
        }
        sendDemo(context, path.substring(DEMO.length() + 1));
    }

    private void sendDemo(RoutingContext context, String name) {
        Optional<PageFile> index = files.find(DEMO_FILES + INDEX);
        if (name.equals("config.json")) {
            sendConfig(context);
        } else if ((name.isEmpty() || name.equals(INDEX)) && index.isPresent()) {
            PageAnswer.sendPage(context, index.get().bytes().toString(), policy());
        } else {
            send(context, files.find(DEMO_FILES + name));
        }
    }

    private void sendConfig(RoutingContext context) {
        JsonObject told =
                new JsonObject().put("issuer", config.issuer().toString()).put("clientId", config.clientId());
        context.response()
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(told.toBuffer());
    }

    private static void send(RoutingContext context, Optional<PageFile> file) {
        PageAnswer.send(context, file.orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND, null)));
    }

    /** No script and no style but the page's own files; calls go to where it came from and to the issuer. */
    private String policy() {
        return String.join(
                "; ",
                "default-src 'none'",
                "script-src 'self'",
                "style-src 'self'",
                "img-src 'self' data:",
                "connect-src 'self' " + PageAnswer.origin(config.issuer()),
                "base-uri 'none'",
                "form-action 'none'",
                "frame-ancestors 'none'");
    }
}
