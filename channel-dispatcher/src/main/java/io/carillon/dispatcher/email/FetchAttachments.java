package io.carillon.dispatcher.email;

import io.carillon.dispatcher.email.FetchedFile.Here;
import io.carillon.dispatcher.email.FetchedFile.Missing;
import io.carillon.dispatcher.provider.Attempted;
import io.carillon.dispatcher.provider.Delivery;
import io.carillon.dispatcher.provider.Preparation;
import io.carillon.events.Attachment;
import io.carillon.events.AttemptOutcome.Failed;
import io.carillon.events.Channel;
import io.carillon.events.FailureCategory;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Gives a mail the bytes of all its files before a provider sees it. Fetched files are held for a bounded number of mails
 * at a time; the others wait their turn.
 */
@ApplicationScoped
class FetchAttachments implements Preparation {
    private final AttachmentFetcher fetcher;
    private final AttachmentConfig config;
    private final SlotPool slots;

    FetchAttachments(Vertx vertx, AttachmentFetcher fetcher, AttachmentConfig config) {
        this.fetcher = fetcher;
        this.config = config;
        this.slots = new SlotPool(vertx, config.mails(), config.patience());
    }

    @Override
    public boolean isNeeded(Delivery delivery) {
        return delivery.channel() == Channel.EMAIL
                && delivery.content() != null
                && delivery.content().attachments() != null
                && delivery.content().attachments().stream().anyMatch(file -> file != null && file.url() != null);
    }

    @Override
    public Uni<Attempted> around(Delivery delivery, Function<Delivery, Uni<Attempted>> send) {
        return slots.within(() -> fetchAll(delivery).chain(files -> go(delivery, files, send)))
                .onFailure(TimeoutException.class)
                .recoverWithItem(Attempted.uncalled(new Failed(
                        FailureCategory.TRANSIENT,
                        "attachments_busy",
                        "too many mails with large attachments at once",
                        null)));
    }

    private Uni<List<FetchedFile>> fetchAll(Delivery delivery) {
        List<Uni<FetchedFile>> fetches = delivery.content().attachments().stream()
                .map(file -> fetcher.fetch(delivery.tenant(), file))
                .toList();
        return Uni.join().all(fetches).andFailFast();
    }

    private Uni<Attempted> go(Delivery delivery, List<FetchedFile> files, Function<Delivery, Uni<Attempted>> send) {
        List<Failed> missing = files.stream()
                .filter(Missing.class::isInstance)
                .map(file -> ((Missing) file).failed())
                .toList();
        if (!missing.isEmpty()) {
            return Uni.createFrom().item(Attempted.uncalled(lasting(missing)));
        }
        List<Here> here = files.stream().map(Here.class::cast).toList();
        return here.stream().mapToLong(Here::bytes).sum() > config.together().asLongValue()
                ? Uni.createFrom().item(Attempted.uncalled(tooLarge()))
                : send.apply(with(delivery, here.stream().map(Here::attachment).toList()));
    }

    /** What no later attempt mends decides. */
    private static Failed lasting(List<Failed> missing) {
        return missing.stream()
                .filter(failed -> !failed.category().isRetryable())
                .findFirst()
                .orElseGet(missing::getFirst);
    }

    private static Failed tooLarge() {
        return new Failed(
                FailureCategory.CONTENT_REFUSED,
                "attachments_too_large",
                "the attachments together are too large",
                null);
    }

    private static Delivery with(Delivery delivery, List<Attachment> files) {
        return delivery.with(delivery.content().withAttachments(files));
    }
}
