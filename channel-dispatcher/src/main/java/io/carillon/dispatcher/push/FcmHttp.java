package io.carillon.dispatcher.push;

import io.carillon.dispatcher.provider.CallFailure;
import io.carillon.dispatcher.provider.HttpCalls;
import io.carillon.dispatcher.provider.ProviderAccount;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Firebase by plain HTTP: FCM HTTP v1, a few devices at a time. */
@ApplicationScoped
class FcmHttp implements FcmClient {
    private static final int DEVICES_AT_ONCE = 4;

    private final HttpCalls http;
    private final AccessTokens accessTokens;

    FcmHttp(HttpCalls http, AccessTokens accessTokens) {
        this.http = http;
        this.accessTokens = accessTokens;
    }

    @Override
    public String name() {
        return HTTP;
    }

    @Override
    public Uni<List<Answered>> send(List<String> tokens, PushMessage message, ProviderAccount account) {
        String project = URLEncoder.encode(account.required("projectId"), StandardCharsets.UTF_8);
        String url = account.baseUrl(VENDOR) + "/v1/projects/" + project + "/messages:send";
        return accessTokens.of(account).chain(access -> sendAll(tokens, message, url, access));
    }

    private Uni<List<Answered>> sendAll(
            List<String> tokens, PushMessage message, String url, AccessTokens.Token access) {
        Map<String, String> headers =
                Map.of("Authorization", "Bearer " + access.value(), "Content-Type", "application/json");
        return Multi.createFrom()
                .iterable(tokens)
                .onItem()
                .transformToUni(token -> post(url, headers, token, message))
                .merge(DEVICES_AT_ONCE)
                .collect()
                .asList();
    }

    private Uni<Answered> post(String url, Map<String, String> headers, String token, PushMessage message) {
        return http.post(
                        url,
                        headers,
                        Buffer.buffer(FcmJson.request(token, message).encode()))
                .map(FcmCodes::outcomeOf)
                .onFailure()
                .recoverWithItem(failure -> CallFailure.outcomeOf(failure, "fcm"))
                .map(outcome -> new Answered(token, outcome));
    }
}
