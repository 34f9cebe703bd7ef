package io.carillon.gateway.docs;

import io.carillon.gateway.routing.RequestPath;
import io.carillon.problem.CommonProblem;
import io.carillon.problem.ProblemFailureHandler;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.Optional;

/** Serves {@code /openapi} and {@code /docs}, the only pages of the gateway's own. */
@ApplicationScoped
class DocsRoute {
    private static final String DOCUMENT = "/openapi";
    private static final int NOT_MODIFIED = 304;

    private final ApiDocument document;
    private final PageAssets assets;
    private final ProblemFailureHandler problems;
    private final DocsConfig config;
    private final String policy;

    DocsRoute(ApiDocument document, PageAssets assets, ProblemFailureHandler problems, DocsConfig config) {
        this.document = document;
        this.assets = assets;
        this.problems = problems;
        this.config = config;
        this.policy = policy(config);
    }

    /** No script and no style but our files; requests go to this gateway and to the token endpoint only. */
    private static String policy(DocsConfig config) {
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self' "
                + origin(config.publicUrl()) + " " + origin(config.tokenUrl())
                + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    private static String origin(URI address) {
        return address.getScheme() + "://" + address.getAuthority();
    }

    void register(@Observes Router router) {
        if (config.enabled()) {
            int beforeForwarding = RouteConstants.ROUTE_ORDER_AFTER_DEFAULT - 1;
            router.route(DOCUMENT).order(beforeForwarding).handler(this::document);
            router.route("/docs").order(beforeForwarding).handler(this::page);
            router.route("/docs/*").order(beforeForwarding).handler(this::page);
        }
    }

    private void document(RoutingContext context) {
        Optional<Asset> merged = document.find();
        if (merged.isPresent()) {
            answer(context, merged.get());
        } else {
            context.response().putHeader(HttpHeaders.RETRY_AFTER, "2");
            problems.answer(context, CommonProblem.DEPENDENCY_UNAVAILABLE);
        }
    }

    private void page(RoutingContext context) {
        Optional<Future<Asset>> asset =
                assets.find(RequestPath.of(context.request().uri()));
        if (asset.isEmpty()) {
            problems.answer(context, CommonProblem.NOT_FOUND);
            return;
        }
        context.response().putHeader("Content-Security-Policy", policy);
        asset.get().onComplete(found -> answer(context, found), context::fail);
    }

    private void answer(RoutingContext context, Asset asset) {
        HttpMethod method = context.request().method();
        if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD)) {
            context.response().putHeader(HttpHeaders.ALLOW, "GET, HEAD");
            problems.answer(context, CommonProblem.METHOD_NOT_ALLOWED);
            return;
        }
        HttpServerResponse response = context.response()
                .putHeader(HttpHeaders.ETAG, asset.tag())
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (asset.tag().equals(context.request().getHeader(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatusCode(NOT_MODIFIED).end();
        } else {
            send(context, response.putHeader(HttpHeaders.CONTENT_TYPE, asset.type()), asset);
        }
    }

    private static void send(RoutingContext context, HttpServerResponse response, Asset asset) {
        String accepted = context.request().getHeader(HttpHeaders.ACCEPT_ENCODING);
        if (accepted != null && accepted.contains("gzip")) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip").end(asset.compressed());
        } else {
            response.end(asset.plain());
        }
    }
}
