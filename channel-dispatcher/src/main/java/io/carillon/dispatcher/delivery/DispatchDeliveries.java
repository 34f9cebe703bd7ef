package io.carillon.dispatcher.delivery;

import io.carillon.dispatcher.delivery.Claimed.Held;
import io.carillon.events.Channel;
import io.carillon.events.DeliveryRequested;
import io.carillon.events.EventTypes;
import io.carillon.messaging.DecodedBatch;
import io.carillon.messaging.EventDecoder;
import io.carillon.tenantconfig.TenantConfigs;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/**
 * Works off one poll: broken records to their dead-letter topic, the rest claimed, sent and told. A poll is complete
 * when every outcome in it is acknowledged by Kafka; only then may its offsets be committed.
 */
@ApplicationScoped
class DispatchDeliveries {
    private final TenantConfigs configs;
    private final EventDecoder decoder;
    private final PersistentPublisher publisher;
    private final ClaimDeliveries claims;
    private final AttemptDelivery attempts;
    private final RecordOutcomes outcomes;
    private final DispatchConfig config;
    private final ClaimConfig claimConfig;

    DispatchDeliveries(
            TenantConfigs configs,
            EventDecoder decoder,
            PersistentPublisher publisher,
            ClaimDeliveries claims,
            AttemptDelivery attempts,
            RecordOutcomes outcomes,
            DispatchConfig config,
            ClaimConfig claimConfig) {
        this.configs = configs;
        this.decoder = decoder;
        this.publisher = publisher;
        this.claims = claims;
        this.attempts = attempts;
        this.outcomes = outcomes;
        this.config = config;
        this.claimConfig = claimConfig;
    }

    /** Waits for every tenant's configuration first, so that no start mistakes a tenant for one without route. */
    Uni<Void> dispatch(ConsumerRecords<String, byte[]> records) {
        return configs.whenComplete().chain(() -> workOff(records));
    }

    private Uni<Void> workOff(ConsumerRecords<String, byte[]> records) {
        DecodedBatch<DeliveryRequested> batch = DeliveryCheck.check(
                decoder.decode(records, EventTypes.DELIVERY_REQUESTED, DeliveryRequested.class), records);
        return both(
                publisher.bury(batch.broken()),
                deliver(batch.events().stream().map(Work::of).toList()));
    }

    private Uni<Void> deliver(List<Work> works) {
        return claims.claim(works).chain(claimed -> both(sendAll(claimed.send()), sendLater(claimed.waiting())));
    }

    private Uni<Void> sendLater(List<Held> waiting) {
        return waiting.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.createFrom()
                        .item(waiting)
                        .onItem()
                        .delayIt()
                        .by(claimConfig.liveness().plus(claimConfig.patience()))
                        .chain(claims::lookAgain)
                        .chain(this::sendAll);
    }

    /**
     * Channels side by side, and within each all at once: how many are with an account is for its gate to say. So
     * one channel's outage holds back no outcome of another, and one account's no delivery of others.
     */
    private Uni<Void> sendAll(List<Work> works) {
        Collection<List<Work>> byChannel = works.stream()
                .collect(Collectors.groupingBy(work -> work.request().channel()))
                .values();
        return Multi.createFrom()
                .iterable(byChannel)
                .onItem()
                .transformToUni(this::sendChannel)
                .merge(Channel.values().length)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> sendChannel(List<Work> works) {
        return Multi.createFrom()
                .iterable(works)
                .onItem()
                .transformToUni(attempts::attempt)
                .merge(works.size())
                .select()
                .where(Optional::isPresent)
                .map(Optional::orElseThrow)
                .group()
                .intoLists()
                .of(config.outcomeWindow(), config.outcomeDelay())
                .onOverflow()
                .bufferUnconditionally()
                .onItem()
                .transformToUniAndConcatenate(outcomes::record)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static Uni<Void> both(Uni<Void> one, Uni<Void> other) {
        return Uni.join().all(one, other).andCollectFailures().replaceWithVoid();
    }
}
