package io.carillon.dispatcher.email;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.carillon.dispatcher.email.FetchedFile.Here;
import io.carillon.dispatcher.email.FetchedFile.Missing;
import io.carillon.dispatcher.provider.RetryAfter;
import io.carillon.events.Attachment;
import io.carillon.events.AttemptOutcome.Failed;
import io.carillon.events.FailureCategory;
import io.carillon.outbound.AnswerTooLongException;
import io.carillon.outbound.OutboundBytes;
import io.carillon.outbound.OutboundCall;
import io.carillon.outbound.OutboundCalls;
import io.carillon.outbound.RefusedTargetException;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;

/**
 * Fetches the files that attachments name by address, from places that tenants may name only. Mails of a batch share what
 * was fetched a moment ago. Never fails.
 */
@ApplicationScoped
class AttachmentFetcher {
    private static final Map<String, String> HEADERS = Map.of("Accept", "*/*", "User-Agent", "Carillon");

    private final OutboundCalls calls;
    private final AttachmentConfig config;
    private final Clock clock;
    private final Cache<Place, Uni<Content>> recent;

    private record Place(TenantId tenant, String url) {}

    /** Encoded once for all mails that carry it; {@code failed} is null when it is here. */
    private record Content(String base64, int bytes, Failed failed) {}

    AttachmentFetcher(OutboundCalls calls, AttachmentConfig config, Clock clock) {
        this.calls = calls;
        this.config = config;
        this.clock = clock;
        this.recent = Caffeine.newBuilder()
                .maximumSize(config.kept())
                .expireAfterWrite(config.keep())
                .build();
    }

    /** The file of {@code attachment}, its bytes in Base64. */
    Uni<FetchedFile> fetch(TenantId tenant, Attachment attachment) {
        if (attachment.url() == null) {
            int bytes = attachment.content() == null ? 0 : attachment.content().length() / 4 * 3;
            return Uni.createFrom().item(new Here(attachment, bytes));
        }
        Place place = new Place(tenant, attachment.url());
        return recent.get(place, this::read)
                .invoke(content -> forgetIfMissing(place, content))
                .map(content -> file(attachment, content));
    }

    private Uni<Content> read(Place place) {
        OutboundCall call = new OutboundCall(
                "GET",
                place.url(),
                HEADERS,
                "",
                config.timeout(),
                (int) config.largest().asLongValue(),
                true);
        return calls.fetch(call)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(this::content)
                .onFailure()
                .recoverWithItem(failure -> new Content(null, 0, failureOf(failure)))
                .memoize()
                .indefinitely();
    }

    /** A host that failed may answer the next attempt. */
    private void forgetIfMissing(Place place, Content content) {
        if (content.failed() != null) {
            recent.invalidate(place);
        }
    }

    private static FetchedFile file(Attachment attachment, Content content) {
        return content.failed() != null
                ? new Missing(content.failed())
                : new Here(
                        new Attachment(
                                attachment.name(),
                                attachment.contentType(),
                                content.base64(),
                                null,
                                attachment.contentId()),
                        content.bytes());
    }

    private Content content(OutboundBytes answer) {
        int status = answer.status();
        if (status / 100 == 2 && answer.body().length > 0) {
            return new Content(Base64.getEncoder().encodeToString(answer.body()), answer.body().length, null);
        }
        return new Content(null, 0, failureOf(answer));
    }

    private Failed failureOf(OutboundBytes answer) {
        int status = answer.status();
        boolean mayChange = status == 408 || status == 425 || status == 429 || status >= 500;
        Long wait = mayChange ? RetryAfter.millis(answer.headers().get("Retry-After"), clock.instant()) : null;
        return mayChange
                ? failed(FailureCategory.TRANSIENT, "attachment_" + status, "the attachment's host cannot serve", wait)
                : failed(
                        FailureCategory.CONTENT_REFUSED,
                        status / 100 == 2 ? "attachment_empty" : "attachment_" + status,
                        "the attachment is not where its address says",
                        null);
    }

    private static Failed failureOf(Throwable failure) {
        return switch (failure) {
            case RefusedTargetException refused ->
                failed(FailureCategory.CONTENT_REFUSED, "attachment_place_refused", refused.getMessage(), null);
            case AnswerTooLongException large ->
                failed(FailureCategory.CONTENT_REFUSED, "attachment_too_large", "the attachment is too large", null);
            default ->
                failed(
                        FailureCategory.TRANSIENT,
                        "attachment_unreachable",
                        "the attachment's host could not be reached in time",
                        null);
        };
    }

    private static Failed failed(FailureCategory category, String code, String detail, Long wait) {
        return new Failed(category, code, detail, wait);
    }
}
