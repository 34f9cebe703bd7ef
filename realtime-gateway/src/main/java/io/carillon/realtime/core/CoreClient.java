package io.carillon.realtime.core;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.carillon.realtime.core.CoreAnswer.Away;
import io.carillon.realtime.core.CoreAnswer.Changes;
import io.carillon.realtime.core.CoreAnswer.Done;
import io.carillon.realtime.core.CoreAnswer.Figures;
import io.carillon.realtime.core.CoreAnswer.Refused;
import io.carillon.realtime.socket.RealtimeConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpRequest;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Asks core in the user's own name: what the user may is core's to say. */
@ApplicationScoped
public class CoreClient {
    private static final Logger LOG = Logger.getLogger(CoreClient.class);
    private static final String INBOX = "/api/v1/users/me/notifications";
    private static final String SERVICES = "/api/v1/services/notifications";

    private final WebClient http;
    private final ObjectMapper json;
    private final RealtimeConfig config;

    CoreClient(Vertx vertx, ObjectMapper json, RealtimeConfig config) {
        this.http = WebClient.create(vertx, options(config));
        this.json = json;
        this.config = config;
    }

    /** Where the inbox is, and how many entries are unread there. */
    public Uni<CoreAnswer> position(String token) {
        return ask(request(HttpMethod.GET, INBOX + "/changes", token), Changes.class);
    }

    /** What changed after a place; refused with 410 when that is not known any more. */
    public Uni<CoreAnswer> changes(String token, String after) {
        HttpRequest<Buffer> request = request(HttpMethod.GET, INBOX + "/changes", token)
                .addQueryParam("after", after)
                .addQueryParam("limit", Integer.toString(config.resumeMost()));
        return ask(request, Changes.class);
    }

    public Uni<CoreAnswer> markRead(String token, UUID id) {
        return ask(request(HttpMethod.PATCH, INBOX + "/" + id + "/read", token), Void.class);
    }

    /** Marks all read, of one category if it is not null. */
    public Uni<CoreAnswer> markAllRead(String token, String category) {
        HttpRequest<Buffer> request = request(HttpMethod.POST, INBOX + "/mark-all-read", token);
        return ask(category == null ? request : request.addQueryParam("category", category), Void.class);
    }

    public Uni<CoreAnswer> batch(String token, UUID id) {
        return ask(request(HttpMethod.GET, SERVICES + "/batches/" + id, token), Figures.class);
    }

    public Uni<CoreAnswer> bulkJob(String token, UUID id) {
        return ask(request(HttpMethod.GET, SERVICES + "/bulk/" + id, token), Figures.class);
    }

    private HttpRequest<Buffer> request(HttpMethod method, String path, String token) {
        return http.requestAbs(method, config.coreUrl().resolve(path).toString())
                .bearerTokenAuthentication(token)
                .timeout(config.coreTimeout().toMillis());
    }

    private Uni<CoreAnswer> ask(HttpRequest<Buffer> request, Class<?> type) {
        return request.send()
                .map(response -> read(response, type))
                .onFailure()
                .invoke(failure -> LOG.debugf("core did not answer: %s", failure.getMessage()))
                .onFailure()
                .recoverWithItem(new Away());
    }

    private CoreAnswer read(HttpResponse<Buffer> response, Class<?> type) {
        int status = response.statusCode();
        if (status >= 500 || status == 429) {
            return new Away();
        }
        return status >= 300 ? new Refused(status) : value(response, type);
    }

    private CoreAnswer value(HttpResponse<Buffer> response, Class<?> type) {
        try {
            return new Done<>(
                    type == Void.class ? null : json.readValue(response.body().getBytes(), type));
        } catch (IOException notAnAnswer) {
            return new Away();
        }
    }

    private static WebClientOptions options(RealtimeConfig config) {
        return (WebClientOptions)
                new WebClientOptions().setMaxPoolSize(config.coreConnections()).setConnectTimeout((int)
                        config.coreTimeout().toMillis());
    }
}
