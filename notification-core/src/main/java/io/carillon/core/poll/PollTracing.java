package io.carillon.core.poll;

import io.carillon.core.poll.PollProcessor.Work;
import io.carillon.messaging.Hop;
import io.carillon.messaging.HopTracing;
import io.carillon.messaging.ReceivedEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Shows the work on a poll in the trace of each event in it. */
@ApplicationScoped
public class PollTracing {
    private final HopTracing tracing;

    PollTracing(HopTracing tracing) {
        this.tracing = tracing;
    }

    /** The same work, as a hop called {@code name}. */
    public <T> Work<T> traced(String name, Work<T> work) {
        return new Traced<>(name, work);
    }

    private final class Traced<T> implements Work<T> {
        private final String name;
        private final Work<T> work;

        private Traced(String name, Work<T> work) {
            this.name = name;
            this.work = work;
        }

        @Override
        public Uni<List<Refusal>> apply(List<ReceivedEvent<T>> events) {
            return traced(hops(name, events), work.apply(events));
        }

        @Override
        public Uni<Void> giveUp(ReceivedEvent<T> event) {
            return work.giveUp(event);
        }
    }

    private <T> List<Hop> hops(String name, List<ReceivedEvent<T>> events) {
        return events.stream()
                .map(received -> tracing.start(name, received.event()))
                .toList();
    }

    private static <R> Uni<R> traced(List<Hop> hops, Uni<R> work) {
        return work.invoke(() -> hops.forEach(Hop::end))
                .onFailure()
                .invoke(failure ->
                        hops.forEach(hop -> hop.fail(failure.getClass().getSimpleName())));
    }
}
