package io.carillon.core.feed;

import io.carillon.core.batch.BatchConfig;
import io.carillon.core.feed.FeedRepository.Turn;
import io.carillon.events.Lane;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** One round over all tenants: each that has something to feed feeds one slice, into lanes that have room. */
@ApplicationScoped
class FeedRound {
    private static final Logger LOG = Logger.getLogger(FeedRound.class);

    private final Pool pipeline;
    private final FeedRepository queue;
    private final FeedBatch feeding;
    private final LaneLag lag;
    private final long most;

    FeedRound(
            @ReactiveDataSource("pipeline") Pool pipeline,
            FeedRepository queue,
            FeedBatch feeding,
            LaneLag lag,
            BatchConfig config) {
        this.pipeline = pipeline;
        this.queue = queue;
        this.feeding = feeding;
        this.lag = lag;
        this.most = config.laneLag();
    }

    /** Runs a round; returns how many recipients were fed. */
    Uni<Integer> run() {
        return queue.listTurns(pipeline)
                .chain(turns -> turns.isEmpty()
                        ? Uni.createFrom().item(0)
                        : lanesWithRoom(turns).chain(lanes -> feed(turns, lanes)));
    }

    private Uni<Set<Lane>> lanesWithRoom(List<Turn> turns) {
        Set<Lane> wanted = turns.stream().map(Turn::lane).collect(Collectors.toSet());
        return Multi.createFrom()
                .iterable(wanted)
                .onItem()
                .transformToUniAndConcatenate(lane -> lag.of(lane).map(waiting -> waiting < most ? lane : null))
                .collect()
                .with(Collectors.toCollection(() -> EnumSet.noneOf(Lane.class)));
    }

    /** Trouble with one tenant's batch is no reason to let the others wait. */
    private Uni<Integer> feedOne(Turn turn) {
        return feeding.feed(turn)
                .onFailure()
                .invoke(failure -> LOG.warnf("batch %s could not be fed: %s", turn.batchId(), failure.toString()))
                .onFailure()
                .recoverWithItem(0);
    }

    private Uni<Integer> feed(List<Turn> turns, Set<Lane> lanes) {
        return Multi.createFrom()
                .iterable(turns)
                .filter(turn -> lanes.contains(turn.lane()))
                .onItem()
                .transformToUniAndConcatenate(this::feedOne)
                .collect()
                .with(Collectors.summingInt(Integer::intValue));
    }
}
