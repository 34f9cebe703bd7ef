package io.carillon.dispatcher.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.dispatcher.provider.Attempted;
import io.carillon.dispatcher.provider.Defaults;
import io.carillon.dispatcher.provider.Delivery;
import io.carillon.dispatcher.provider.FakeVendor;
import io.carillon.dispatcher.provider.Guards;
import io.carillon.dispatcher.provider.TestDeliveries;
import io.carillon.events.Attachment;
import io.carillon.events.AttemptOutcome.Failed;
import io.carillon.events.AttemptOutcome.Sent;
import io.carillon.events.Channel;
import io.carillon.events.Content;
import io.carillon.events.FailureCategory;
import io.carillon.outbound.OutboundCalls;
import io.carillon.outbound.OutboundGuard;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FetchAttachmentsTest {
    private static final Attachment TEXT = new Attachment("a.txt", "text/plain", "YQ==", null, null);

    private final Vertx vertx = Vertx.vertx();
    private final FakeVendor host = new FakeVendor();
    private final List<Delivery> sent = new ArrayList<>();

    @AfterEach
    void close() {
        host.close();
        vertx.closeAndAwait();
    }

    @Test
    void filesByAddressBecomeFilesWithContent() {
        host.answers(200, Map.of(), "hello");
        assertThat(attempt(fetching(Guards.open()), TEXT, at("/b.txt")).outcome())
                .isEqualTo(new Sent("sent"));
        assertThat(sent.getFirst().content().attachments())
                .containsExactly(TEXT, new Attachment("b", "text/plain", base64("hello"), null, "cid"));
        assertThat(sent.getFirst().content().subject()).isEqualTo("s");
    }

    @Test
    void mailsOfABatchShareWhatWasFetched() {
        host.answers(200, Map.of(), "hello");
        FetchAttachments fetching = fetching(Guards.open());
        attempt(fetching, at("/b.txt"));
        attempt(fetching, at("/b.txt"));
        assertThat(sent).hasSize(2);
        assertThat(host.requests()).hasSize(1);
    }

    @Test
    void aHostThatFailedIsAskedAgain() {
        host.answers(503, Map.of("Retry-After", "30"), "");
        FetchAttachments fetching = fetching(Guards.open());
        assertThat(failed(attempt(fetching, at("/b.txt"))).retryAfterMillis()).isEqualTo(30_000L);
        host.answers(200, Map.of(), "hello");
        assertThat(attempt(fetching, at("/b.txt")).outcome()).isInstanceOf(Sent.class);
    }

    @ParameterizedTest
    @CsvSource({
        "500, TRANSIENT, attachment_500",
        "503, TRANSIENT, attachment_503",
        "429, TRANSIENT, attachment_429",
        "408, TRANSIENT, attachment_408",
        "404, CONTENT_REFUSED, attachment_404",
        "403, CONTENT_REFUSED, attachment_403",
        "302, CONTENT_REFUSED, attachment_302",
        "200, CONTENT_REFUSED, attachment_empty"
    })
    void theHostsAnswerDecidesWhetherALaterAttemptMayHelp(int status, FailureCategory category, String code) {
        host.answers(status, Map.of("Location", host.url()), "");
        Attempted attempted = attempt(fetching(Guards.open()), at("/b.txt"));
        assertThat(failed(attempted).category()).isEqualTo(category);
        assertThat(failed(attempted).code()).isEqualTo(code);
        assertThat(attempted.tries()).as("no provider is blamed").isEmpty();
        assertThat(sent).isEmpty();
    }

    @Test
    void aHostThatHangsOrIsGoneIsTransient() {
        host.hangs();
        assertThat(failed(attempt(fetching(Guards.open()), at("/b.txt"))).category())
                .isEqualTo(FailureCategory.TRANSIENT);
        host.close();
        assertThat(failed(attempt(fetching(Guards.open()), at("/b.txt"))).code())
                .isEqualTo("attachment_unreachable");
    }

    @Test
    void whatIsTooLargeIsRefused() {
        host.answers(200, Map.of(), "x".repeat(1001));
        assertThat(failed(attempt(fetching(Guards.open()), at("/b"))).code()).isEqualTo("attachment_too_large");
        host.answers(200, Map.of(), "x".repeat(900));
        assertThat(failed(attempt(fetching(Guards.open()), at("/c"), at("/d"))).code())
                .isEqualTo("attachments_too_large");
        assertThat(attempt(fetching(Guards.open()), at("/c")).outcome()).isInstanceOf(Sent.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://127.0.0.1/x", "https://files.example/x", "http://files.example/x", "file:///etc/passwd"
            })
    void placesInsideAreNotCalled(String url) {
        Attachment inside = new Attachment("b", "text/plain", null, url, null);
        assertThat(failed(attempt(fetching(Guards.strict()), inside))).satisfies(failed -> {
            assertThat(failed.category()).isEqualTo(FailureCategory.CONTENT_REFUSED);
            assertThat(failed.code()).isEqualTo("attachment_place_refused");
        });
        assertThat(host.requests()).isEmpty();
    }

    @Test
    void whatCannotBeMendedDecidesAmongSeveralFailures() {
        Attachment inside = new Attachment("b", "text/plain", null, "gopher://x", null);
        host.answers(500, Map.of(), "");
        assertThat(failed(attempt(fetching(Guards.open()), at("/b"), inside)).category())
                .isEqualTo(FailureCategory.CONTENT_REFUSED);
    }

    @Test
    void otherMailGoesItsWayAtOnce() {
        FetchAttachments fetching = fetching(Guards.open());
        assertThat(fetching.isNeeded(mail(TEXT))).isFalse();
        assertThat(fetching.isNeeded(TestDeliveries.to(Channel.SMS, "+491511234567", Content.text("hi"))))
                .isFalse();
        assertThat(fetching.isNeeded(mail(at("/b")))).isTrue();
    }

    private Attempted attempt(FetchAttachments fetching, Attachment... files) {
        return fetching.around(mail(files), delivery -> {
                    sent.add(delivery);
                    return Uni.createFrom().item(Attempted.uncalled(new Sent("sent")));
                })
                .await()
                .atMost(Duration.ofSeconds(10));
    }

    private FetchAttachments fetching(OutboundGuard guard) {
        AttachmentConfig config = Defaults.of(
                AttachmentConfig.class,
                Map.of(
                        "carillon.attachments.largest", "1000",
                        "carillon.attachments.together", "1500",
                        "carillon.attachments.timeout", "2s"));
        AttachmentFetcher fetcher = new AttachmentFetcher(new OutboundCalls(vertx, guard), config, Clock.systemUTC());
        return new FetchAttachments(vertx.getDelegate(), fetcher, config);
    }

    private Attachment at(String path) {
        return new Attachment("b", "text/plain", null, host.url() + path, "cid");
    }

    private static Delivery mail(Attachment... files) {
        return TestDeliveries.to(
                Channel.EMAIL, "ada@example.org", Content.email("s", null, "t").withAttachments(List.of(files)));
    }

    private static Failed failed(Attempted attempted) {
        return (Failed) attempted.outcome();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
