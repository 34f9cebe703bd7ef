package io.carillon.core.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.carillon.core.batch.BatchConfig;
import io.carillon.core.batch.BatchRecipient;
import io.carillon.core.feed.FeedRepository.Held;
import io.carillon.core.feed.FeedRepository.Taken;
import io.carillon.core.feed.FeedRepository.Turn;
import io.carillon.core.ids.NotificationIds;
import io.carillon.events.EventTypes;
import io.carillon.events.NotificationRequested;
import io.carillon.events.Topics;
import io.carillon.messaging.Event;
import io.carillon.messaging.EventPublisher;
import io.carillon.messaging.OutgoingEvent;
import io.carillon.postgres.TenantTransactions;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Feeds one slice of one batch into its lane. The recipients are appended to the log before the transaction that takes
 * them out commits: a crash in between feeds them again under the same ids, and planning drops the copies.
 */
@ApplicationScoped
class FeedBatch {
    private static final Duration LOG_PATIENCE = Duration.ofSeconds(15);
    private static final int CHUNK = 1000;
    private static final int SLICE_CHARACTERS = 8_000_000;

    private final Pool pipeline;
    private final TenantTransactions transactions;
    private final FeedRepository queue;
    private final NotificationIds ids;
    private final EventPublisher publisher;
    private final ObjectMapper json;
    private final Clock clock;
    private final int window;

    FeedBatch(
            @ReactiveDataSource("pipeline") Pool pipeline,
            TenantTransactions transactions,
            FeedRepository queue,
            NotificationIds ids,
            EventPublisher publisher,
            ObjectMapper json,
            Clock clock,
            BatchConfig config) {
        this.pipeline = pipeline;
        this.transactions = transactions;
        this.queue = queue;
        this.ids = ids;
        this.publisher = publisher;
        this.json = json;
        this.clock = clock;
        this.window = config.inFlight();
    }

    /** Feeds at most a thousand; returns how many, none when it is not the batch's time. */
    Uni<Integer> feed(Turn turn) {
        return transactions.inTransaction(
                pipeline, client -> queue.hold(client, turn).chain(held -> held.filter(this::hasRoom)
                        .map(batch -> feed(client, turn, batch))
                        .orElseGet(() -> Uni.createFrom().item(0))));
    }

    private boolean hasRoom(Held held) {
        return held.chunk() != null && held.inFlight() < window;
    }

    private Uni<Integer> feed(SqlClient client, Turn turn, Held held) {
        Instant now = clock.instant();
        int from = (held.chunk() - 1) * CHUNK;
        return queue.take(client, turn, from, from + CHUNK, slice(held))
                .call(taken -> append(turn, held, taken, now))
                .call(() -> queue.finishChunk(client, turn, held.chunk(), from, from + CHUNK, now))
                .call(taken -> queue.addFed(client, turn, taken.size(), now))
                .map(List::size);
    }

    /** What all share is repeated in every event: the longer it is, the fewer go at once. */
    private static int slice(Held held) {
        return Math.clamp(SLICE_CHARACTERS / Math.max(1, held.requestLength()), 1, CHUNK);
    }

    private Uni<Void> append(Turn turn, Held held, List<Taken> taken, Instant now) {
        List<OutgoingEvent> events =
                taken.stream().map(one -> event(turn, held, one, now)).toList();
        return publisher.publishAll(events).ifNoItem().after(LOG_PATIENCE).fail();
    }

    private OutgoingEvent event(Turn turn, Held held, Taken one, Instant now) {
        UUID id = ids.numbered(turn.tenant(), turn.batchId(), one.number());
        NotificationRequested request = held.request().forOne(turn.batchId(), id, read(one), now);
        return new OutgoingEvent(
                Topics.requests(turn.lane()),
                id.toString(),
                new Event<>(id.toString(), EventTypes.NOTIFICATION_REQUESTED, turn.tenant(), null, request));
    }

    private BatchRecipient read(Taken one) {
        try {
            return json.readValue(one.payload(), BatchRecipient.class);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
