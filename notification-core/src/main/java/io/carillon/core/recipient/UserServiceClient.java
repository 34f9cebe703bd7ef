package io.carillon.core.recipient;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.carillon.events.Recipient;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.http.HttpClient;
import io.vertx.mutiny.core.http.HttpClientRequest;
import io.vertx.mutiny.core.http.HttpClientResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Speaks with the user service: {@code POST {url}} with {@code {"tenantId", "userIds": [...]}} is answered with
 * {@code {"users": [{"userId", "email", "phone", "whatsapp", "deviceTokens", "locale", "timeZone"}]}}; people it does not
 * know are left out. Tokens come from the client-credentials grant (RFC 6749 §4.4) and are used until shortly before they
 * expire.
 */
@ApplicationScoped
class UserServiceClient {
    private static final Duration SPARE = Duration.ofSeconds(30);
    private static final int LONGEST_ANSWER = 4 * 1024 * 1024;

    private final HttpClient http;
    private final UserServiceConfig config;
    private final ObjectReader answers;
    private final Clock clock;
    private volatile Token token = new Token(null, Instant.MIN);

    UserServiceClient(Vertx vertx, UserServiceConfig config, ObjectMapper json, Clock clock) {
        this.http = vertx.createHttpClient();
        this.config = config;
        this.answers = json.readerFor(Answer.class).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        this.clock = clock;
    }

    private record Token(String value, Instant usableUntil) {}

    /** What the service answers. */
    record Answer(List<Recipient> users) {}

    /** What the service knows of people of a tenant; fails when it could not be asked. */
    Uni<Map<PersonKey, Recipient>> lookUp(TenantId tenant, Collection<String> userIds) {
        JsonObject body = new JsonObject().put("tenantId", tenant.toString()).put("userIds", List.copyOf(userIds));
        return token().chain(bearer -> post(config.url().orElseThrow(), "application/json", body.encode(), bearer))
                .map(text -> read(tenant, text))
                .ifNoItem()
                .after(config.timeout())
                .fail();
    }

    private Uni<String> token() {
        if (config.tokenUrl().isEmpty()) {
            return Uni.createFrom().item("");
        }
        return clock.instant().isBefore(token.usableUntil())
                ? Uni.createFrom().item(token.value())
                : post(config.tokenUrl().get(), "application/x-www-form-urlencoded", grant(), "")
                        .map(JsonObject::new)
                        .map(this::remember);
    }

    private String remember(JsonObject granted) {
        Duration life = Duration.ofSeconds(granted.getLong("expires_in", 60L)).minus(SPARE);
        token = new Token(granted.getString("access_token"), clock.instant().plus(life));
        return token.value();
    }

    private String grant() {
        String form = "grant_type=client_credentials&client_id="
                + encoded(config.clientId().orElse("")) + "&client_secret="
                + encoded(config.clientSecret().orElse(""));
        return config.scope().map(scope -> form + "&scope=" + encoded(scope)).orElse(form);
    }

    private Uni<String> post(String url, String type, String body, String bearer) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(url)
                .setFollowRedirects(false)
                .setTimeout(config.timeout().toMillis())
                .addHeader("Content-Type", type)
                .addHeader("Accept", "application/json");
        if (!bearer.isEmpty()) {
            options.addHeader("Authorization", "Bearer " + bearer);
        }
        return http.request(options).chain(request -> exchange(request, body));
    }

    private Uni<String> exchange(HttpClientRequest request, String body) {
        return request.send(Buffer.buffer(body))
                .chain(this::read)
                .onFailure()
                .invoke(() -> request.reset())
                .onCancellation()
                .invoke(() -> request.reset());
    }

    private Uni<String> read(HttpClientResponse response) {
        if (response.statusCode() == 401) {
            token = new Token(null, Instant.MIN);
        }
        return response.body().map(body -> text(response.statusCode(), body));
    }

    private static String text(int status, Buffer body) {
        if (status != 200) {
            throw new IllegalStateException("it answered " + status);
        }
        if (body.length() > LONGEST_ANSWER) {
            throw new IllegalStateException("its answer is too long");
        }
        return body.toString();
    }

    private Map<PersonKey, Recipient> read(TenantId tenant, String text) {
        try {
            Answer answer = answers.readValue(text);
            Map<PersonKey, Recipient> known = new HashMap<>();
            answer.users().forEach(user -> known.put(new PersonKey(tenant, user.userId()), WellFormed.part(user)));
            return known;
        } catch (JsonProcessingException | NullPointerException unreadable) {
            throw new IllegalStateException("its answer cannot be read");
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
