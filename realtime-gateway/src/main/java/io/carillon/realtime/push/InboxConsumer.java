package io.carillon.realtime.push;

import io.carillon.events.EventTypes;
import io.carillon.events.InboxChanged;
import io.carillon.messaging.DeadLetter;
import io.carillon.messaging.DeadLetterPublisher;
import io.carillon.messaging.DecodedBatch;
import io.carillon.messaging.EventDecoder;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads every inbox event of every tenant; each replica does, since any of them may hold the user's socket. */
@ApplicationScoped
class InboxConsumer {
    private static final String OTHER_TYPE = "unexpected-type";

    private final EventDecoder decoder;
    private final PushInbox pushInbox;
    private final DeadLetterPublisher deadLetters;

    InboxConsumer(EventDecoder decoder, PushInbox pushInbox, DeadLetterPublisher deadLetters) {
        this.decoder = decoder;
        this.pushInbox = pushInbox;
        this.deadLetters = deadLetters;
    }

    @Incoming("inbox")
    Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
        DecodedBatch<InboxChanged> batch = decoder.decode(records, EventTypes.INBOX_CHANGED, InboxChanged.class);
        batch.events().forEach(pushInbox::push);
        return deadLetters.publishAll(unreadable(batch.broken()));
    }

    /** The topic also carries events of types this version does not push; they are nobody's fault. */
    private static List<DeadLetter> unreadable(List<DeadLetter> broken) {
        return broken.stream()
                .filter(letter -> !OTHER_TYPE.equals(letter.reason()))
                .toList();
    }
}
