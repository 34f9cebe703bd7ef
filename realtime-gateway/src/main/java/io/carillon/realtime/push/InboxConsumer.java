package io.carillon.realtime.push;

import io.carillon.events.EventTypes;
import io.carillon.events.InboxChanged;
import io.carillon.events.ProgressChanged;
import io.carillon.messaging.DeadLetter;
import io.carillon.messaging.DeadLetterPublisher;
import io.carillon.messaging.DecodedBatch;
import io.carillon.messaging.EventDecoder;
import io.carillon.realtime.progress.PushProgress;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads every event for sockets of every tenant; each replica does, since any of them may hold the user's socket. */
@ApplicationScoped
class InboxConsumer {
    private static final String OTHER_TYPE = "unexpected-type";

    private final EventDecoder decoder;
    private final PushInbox pushInbox;
    private final PushProgress pushProgress;
    private final DeadLetterPublisher deadLetters;

    InboxConsumer(
            EventDecoder decoder, PushInbox pushInbox, PushProgress pushProgress, DeadLetterPublisher deadLetters) {
        this.decoder = decoder;
        this.pushInbox = pushInbox;
        this.pushProgress = pushProgress;
        this.deadLetters = deadLetters;
    }

    @Incoming("inbox")
    Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
        DecodedBatch<InboxChanged> changes = decoder.decode(records, EventTypes.INBOX_CHANGED, InboxChanged.class);
        DecodedBatch<ProgressChanged> progress =
                decoder.decode(records, EventTypes.PROGRESS_CHANGED, ProgressChanged.class);
        changes.events().forEach(pushInbox::push);
        progress.events().forEach(pushProgress::push);
        return deadLetters.publishAll(unreadable(changes.broken(), progress.broken()));
    }

    /** Each record is of another type for one of the two readings; types this version does not know are nobody's fault. */
    private static List<DeadLetter> unreadable(List<DeadLetter> changes, List<DeadLetter> progress) {
        return Stream.concat(changes.stream(), progress.stream())
                .filter(letter -> !OTHER_TYPE.equals(letter.reason()))
                .toList();
    }
}
