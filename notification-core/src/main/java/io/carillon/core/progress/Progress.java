package io.carillon.core.progress;

import io.carillon.core.batch.Batch;
import io.carillon.core.batch.BatchFigures;
import io.carillon.core.batch.BatchKind;
import io.carillon.core.batch.BatchState;
import io.carillon.core.tally.Counter;
import io.carillon.events.BatchCompleted;
import io.carillon.events.EventTypes;
import io.carillon.events.ProgressChanged;
import io.carillon.events.Topics;
import io.carillon.messaging.Event;
import io.carillon.messaging.OutgoingEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How far a batch is, against what was told of it last. Pure.
 *
 * @param isThrough whether it has ended
 * @param told what is told now; equal to what was told last when nothing changed
 * @param rate recipients that get through per second, lately
 */
record Progress(Live live, BatchFigures figures, boolean isThrough, String told, long done, double rate) {
    private static final double NEWEST = 0.3;

    static Progress of(Live live, List<Counter> counters, Instant now) {
        Batch batch = live.batch();
        BatchFigures figures = new BatchFigures(batch, counters);
        boolean ended = batch.state() == BatchState.CLOSED || batch.state() == BatchState.CANCELLED;
        String told = stateName(batch) + " " + figures.flat();
        long done = figures.done();
        return new Progress(live, figures, ended && figures.isThrough(), told, done, rate(live, done, now));
    }

    boolean isNews() {
        return isThrough || !told.equals(live.told());
    }

    /** What is to be told: that it went on, and that it ended. Copies of either have the same event id. */
    List<OutgoingEvent> events(Instant now) {
        List<OutgoingEvent> events = new ArrayList<>(2);
        events.add(changed(now));
        if (isThrough) {
            events.add(completed(now));
        }
        return events;
    }

    private OutgoingEvent changed(Instant now) {
        Batch batch = live.batch();
        ProgressChanged.Kind kind =
                batch.kind() == BatchKind.BULK ? ProgressChanged.Kind.BULK : ProgressChanged.Kind.BATCH;
        String state = isThrough && batch.state() == BatchState.CLOSED ? "COMPLETED" : stateName(batch);
        ProgressChanged data = new ProgressChanged(kind, batch.id().toString(), state, figures.flat(), now);
        String id = batch.id() + "-progress-" + Integer.toHexString((state + told).hashCode());
        return event(Topics.INBOX, id, EventTypes.PROGRESS_CHANGED, data);
    }

    private OutgoingEvent completed(Instant now) {
        Batch batch = live.batch();
        boolean cancelled = batch.state() == BatchState.CANCELLED;
        BatchCompleted data =
                new BatchCompleted(batch.id().toString(), cancelled, batch.accepted(), figures.byStatus(), now);
        return event(Topics.STATUS, batch.id() + "-completed", EventTypes.BATCH_COMPLETED, data);
    }

    private OutgoingEvent event(String topic, String id, String type, Object data) {
        Batch batch = live.batch();
        return new OutgoingEvent(topic, batch.id().toString(), new Event<>(id, type, batch.tenant(), null, data));
    }

    private static String stateName(Batch batch) {
        return batch.paused() && batch.state().isFed()
                ? "PAUSED"
                : batch.state().name();
    }

    /** Smoothed, so that an estimate of the end does not jump about. */
    private static double rate(Live live, long done, Instant now) {
        Instant since = live.toldAt() == null ? live.batch().createdAt() : live.toldAt();
        double seconds = Duration.between(since, now).toMillis() / 1e3;
        double latest = seconds <= 0 ? 0 : Math.max(0, done - live.toldDone()) / seconds;
        double before = live.batch().rate();
        return before == 0 ? latest : NEWEST * latest + (1 - NEWEST) * before;
    }
}
