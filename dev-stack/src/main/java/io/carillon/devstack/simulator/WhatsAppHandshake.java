package io.carillon.devstack.simulator;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/** Makes sure of a callback address before it is entered (Meta: "Webhooks: Getting Started, Verification Requests"). */
final class WhatsAppHandshake {
    private final HttpClient client;
    private final Optional<String> reach;

    WhatsAppHandshake(Vertx vertx, Optional<String> reach) {
        this.client = vertx.createHttpClient();
        this.reach = reach;
    }

    /** Fails with Meta's words when the address does not answer the challenge. */
    Future<Void> perform(String url, String verifyToken) {
        String challenge = Integer.toString(Math.abs(UUID.randomUUID().hashCode()));
        String query = "?hub.mode=subscribe&hub.challenge=" + challenge + "&hub.verify_token="
                + URLEncoder.encode(verifyToken, StandardCharsets.UTF_8);
        String base =
                reach.map(other -> url.replaceFirst("https?://[^/]+", other)).orElse(url);
        return client.request(new RequestOptions().setMethod(HttpMethod.GET).setAbsoluteURI(base + query))
                .compose(request -> request.send())
                .compose(response ->
                        response.body().map(body -> response.statusCode() == 200 && challenge.equals(body.toString())))
                .otherwise(false)
                .compose(right -> right
                        ? Future.succeededFuture()
                        : Future.failedFuture("The callback URL or verify token couldn't be validated."));
    }
}
