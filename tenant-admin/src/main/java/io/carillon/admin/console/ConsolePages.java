package io.carillon.admin.console;

import io.carillon.pages.PageAnswer;
import io.carillon.pages.PageFile;
import io.carillon.pages.PageFiles;
import io.carillon.problem.CommonProblem;
import io.carillon.problem.ProblemException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * Serves the console under {@code /console}. Files with a hash in their name are kept for ever by browsers, everything
 * else is asked for again; a path that is no file is a place within the console and answered with its first page.
 */
@ApplicationScoped
class ConsolePages {
    private static final String HOME = "/console";
    private static final String INDEX = "index.html";
    private static final String FRAME = "frame.html";
    private static final String POLICY = "Content-Security-Policy";

    /** Stands in the built page where the nonce of an answer comes. */
    private static final String NONCE_PLACE = "CARILLON-NONCE";

    private final PageFiles files = PageFiles.of("console");
    private final ConsoleConfig config;
    private final SecureRandom random = new SecureRandom();
    private final String index;

    ConsolePages(ConsoleConfig config) {
        this.config = config;
        this.index = files.find(INDEX).map(file -> file.bytes().toString()).orElse("");
    }

    void register(@Observes Router router) {
        router.route(HOME).handler(this::serve);
        router.route(HOME + "/*").handler(this::serve);
    }

    private void serve(RoutingContext context) {
        if (context.request().method() != HttpMethod.GET && context.request().method() != HttpMethod.HEAD) {
            context.fail(new ProblemException(CommonProblem.METHOD_NOT_ALLOWED, null));
            return;
        }
        PageAnswer.harden(context.response());
        String path = context.normalizedPath();
        answer(context, path.length() <= HOME.length() ? INDEX : path.substring(HOME.length() + 1));
    }

    private void answer(RoutingContext context, String name) {
        Optional<PageFile> file = files.find(name);
        if (name.equals("config.json")) {
            sendConfig(context);
        } else if (file.isPresent() && !name.equals(INDEX)) {
            send(context, file.get());
        } else if (index.isEmpty() || PageFile.isAsset(name)) {
            context.fail(new ProblemException(CommonProblem.NOT_FOUND, null));
        } else {
            sendIndex(context);
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

    private void sendIndex(RoutingContext context) {
        byte[] bytes = new byte[18];
        random.nextBytes(bytes);
        String nonce = Base64.getEncoder().encodeToString(bytes);
        PageAnswer.sendPage(context, index.replace(NONCE_PLACE, nonce), PagePolicy.ofConsole(config.issuer(), nonce));
    }

    private static void send(RoutingContext context, PageFile file) {
        HttpServerResponse response = context.response();
        if (file.name().equals(FRAME)) {
            response.putHeader(POLICY, PagePolicy.ofFrame()).putHeader("X-Frame-Options", "SAMEORIGIN");
        }
        if (file.isImmutable()) {
            // the preview frame has an origin of its own and loads its script from here
            response.putHeader("Access-Control-Allow-Origin", "*");
        }
        PageAnswer.send(context, file);
    }
}
