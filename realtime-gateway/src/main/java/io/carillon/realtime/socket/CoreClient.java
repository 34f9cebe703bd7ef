package io.carillon.realtime.socket;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.carillon.realtime.protocol.UnreadCount;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Asks core in the user's own name. What core does not answer is left out: a socket lives without it. */
@ApplicationScoped
class CoreClient {
    private static final Logger LOG = Logger.getLogger(CoreClient.class);
    private static final String UNREAD_COUNT = "/api/v1/users/me/notifications/unread-count";
    private static final int OK = 200;

    private final WebClient http;
    private final ObjectMapper json;
    private final RealtimeConfig config;

    CoreClient(Vertx vertx, ObjectMapper json, RealtimeConfig config) {
        this.http = WebClient.create(vertx, options(config));
        this.json = json;
        this.config = config;
    }

    Uni<Optional<UnreadCount>> unreadCount(String token) {
        return http.getAbs(config.coreUrl().resolve(UNREAD_COUNT).toString())
                .bearerTokenAuthentication(token)
                .timeout(config.coreTimeout().toMillis())
                .send()
                .map(this::read)
                .onFailure()
                .invoke(failure -> LOG.debugf("core did not count: %s", failure.getMessage()))
                .onFailure()
                .recoverWithItem(Optional::empty);
    }

    private static WebClientOptions options(RealtimeConfig config) {
        return (WebClientOptions)
                new WebClientOptions().setMaxPoolSize(config.coreConnections()).setConnectTimeout((int)
                        config.coreTimeout().toMillis());
    }

    private Optional<UnreadCount> read(HttpResponse<Buffer> response) {
        if (response.statusCode() != OK) {
            return Optional.empty();
        }
        try {
            return Optional.of(json.readValue(response.body().getBytes(), UnreadCount.class));
        } catch (IOException notACount) {
            return Optional.empty();
        }
    }
}
