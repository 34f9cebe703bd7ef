package io.carillon.problem;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Takes a request that has neither body nor content type for one of JSON without a value. Without it an operation whose body
 * is optional would answer 415 to {@code curl -X POST}.
 */
@ApplicationScoped
class BodilessRequests {
    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(BodilessRequests::name);
    }

    private static void name(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.method() != HttpMethod.GET && isBare(request)) {
            request.headers().set(HttpHeaders.CONTENT_TYPE, "application/json");
        }
        context.next();
    }

    private static boolean isBare(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return (length == null || length.equals("0"))
                && !request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
                && !request.headers().contains(HttpHeaders.CONTENT_TYPE);
    }
}
