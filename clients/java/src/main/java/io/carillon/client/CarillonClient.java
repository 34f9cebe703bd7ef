package io.carillon.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The service API of Carillon. For any number of threads; calls block, so many at once are best made from virtual threads.
 * Every call that sends carries a key or a number that makes it safe to repeat, and is repeated when there is no answer.
 */
public final class CarillonClient {
    /** Recipients that one chunk holds at most. */
    public static final int CHUNK = 1000;

    private static final String API = "/api/v1/services/notifications";

    private final URI gateway;
    private final Duration patience;
    private final Exchange exchange;
    private final ObjectMapper json;

    private CarillonClient(Builder builder) {
        this.gateway = builder.gateway;
        this.patience = builder.patience;
        this.json = mapper();
        HttpClient http = HttpClient.newBuilder()
                .connectTimeout(builder.patience)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        this.exchange = new Exchange(http, builder.tokens, builder.retries, json);
    }

    /** A client of the gateway at this address, for example {@code https://carillon.example}. */
    public static Builder of(URI gateway) {
        return new Builder(gateway);
    }

    /** Sends one notification; returns when it is durably recorded. */
    public Accepted send(Message message) {
        return send(message, UUID.randomUUID().toString());
    }

    /** Sends one notification; the same key with the same message within a day is the same notification. */
    public Accepted send(Message message, String idempotencyKey) {
        return post("/send", message, Accepted.class, "Idempotency-Key", idempotencyKey);
    }

    /** Where a notification is. */
    public NotificationState notification(String id) {
        return get("/" + encoded(id), NotificationState.class);
    }

    /** Cancels what of a notification has not been handed over yet. */
    public NotificationState cancel(String id) {
        post("/" + encoded(id) + "/cancel", Map.of(), Map.class);
        return notification(id);
    }

    /** Opens a batch of a message to many; returns its id. */
    public String openBatch(Message shared) {
        return openBatch(shared, UUID.randomUUID().toString());
    }

    /** Opens a batch; the same key with the same message is the same batch. */
    public String openBatch(Message shared, String idempotencyKey) {
        return post("/send-batch", shared, Opened.class, "Idempotency-Key", idempotencyKey)
                .batchId();
    }

    /** Adds at most {@link #CHUNK} recipients; the same number with the same recipients adds them once. */
    public void addChunk(String batchId, int number, List<BatchMember> members) {
        post("/send-chunk", new Chunk(batchId, number, members), Map.class);
    }

    /** No more recipients follow. */
    public BatchState completeBatch(String batchId) {
        return post("/batches/" + encoded(batchId) + "/complete", Map.of(), BatchState.class);
    }

    /** Sends no more of it. */
    public BatchState cancelBatch(String batchId) {
        return post("/batches/" + encoded(batchId) + "/cancel", Map.of(), BatchState.class);
    }

    /** How far a batch is. */
    public BatchState batch(String batchId) {
        return get("/batches/" + encoded(batchId), BatchState.class);
    }

    /** Sends a message to many, chunk by chunk as they come; returns when all are durably recorded. */
    public BatchState sendToAll(Message shared, Iterable<BatchMember> members) {
        String batchId = openBatch(shared);
        List<BatchMember> chunk = new ArrayList<>(CHUNK);
        int number = 0;
        for (Iterator<BatchMember> each = members.iterator(); each.hasNext(); ) {
            chunk.add(each.next());
            if (chunk.size() == CHUNK || !each.hasNext()) {
                number++;
                addChunk(batchId, number, List.copyOf(chunk));
                chunk.clear();
            }
        }
        return completeBatch(batchId);
    }

    private record Opened(String batchId) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    private record Chunk(String batchId, int chunk, List<BatchMember> recipients) {}

    private <T> T get(String path, Class<T> type) {
        return read(exchange.send(request(path).GET()), type);
    }

    private <T> T post(String path, Object body, Class<T> type, String... headers) {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(write(body)));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return read(exchange.send(request), type);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(gateway.resolve(API + path))
                .timeout(patience)
                .header("Accept", "application/json");
    }

    private String write(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalArgumentException("the message cannot be written as JSON", unwritable);
        }
    }

    private <T> T read(String body, Class<T> type) {
        try {
            return json.readValue(body.isEmpty() ? "{}" : body, type);
        } catch (JsonProcessingException unreadable) {
            throw new CarillonException.Unavailable("the answer cannot be read", unreadable);
        }
    }

    private static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8);
    }

    static ObjectMapper mapper() {
        return JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    /** Puts a client together. */
    public static final class Builder {
        private final URI gateway;
        private TokenSource tokens;
        private RetryPolicy retries = RetryPolicy.DEFAULT;
        private Duration patience = Duration.ofSeconds(10);

        private Builder(URI gateway) {
            this.gateway = gateway;
        }

        /** Signs in by client credentials. */
        public Builder credentials(URI tokenEndpoint, String clientId, String clientSecret) {
            return tokens(new ClientCredentials(tokenEndpoint, clientId, clientSecret));
        }

        public Builder tokens(TokenSource source) {
            tokens = source;
            return this;
        }

        public Builder retries(RetryPolicy policy) {
            retries = policy;
            return this;
        }

        /** How long one try may take. */
        public Builder patience(Duration duration) {
            patience = duration;
            return this;
        }

        public CarillonClient build() {
            if (tokens == null) {
                throw new IllegalStateException("credentials or tokens are needed");
            }
            return new CarillonClient(this);
        }
    }
}
