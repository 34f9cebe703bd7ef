package io.carillon.dispatcher.webhook;

import io.carillon.dispatcher.provider.Attempted;
import io.carillon.dispatcher.provider.BeforeCall;
import io.carillon.dispatcher.provider.CallFailure;
import io.carillon.dispatcher.provider.Delivery;
import io.carillon.events.AttemptOutcome;
import io.carillon.events.FailureCategory;
import io.carillon.events.ProviderTry;
import io.carillon.outbound.OutboundAnswer;
import io.carillon.outbound.OutboundCalls;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Posts messages to webhook endpoints: by the configuration of the moment, checked, signed, bounded. */
@ApplicationScoped
public class WebhookCalls {
    private static final String TYPE = "webhook";

    private final Endpoints endpoints;
    private final OutboundCalls calls;
    private final WebhookCallConfig config;
    private final EndpointGate gate;
    private final BeforeCall beforeCall;
    private final Clock clock;

    WebhookCalls(
            Endpoints endpoints,
            OutboundCalls calls,
            WebhookCallConfig config,
            EndpointGate gate,
            BeforeCall beforeCall,
            Clock clock) {
        this.endpoints = endpoints;
        this.calls = calls;
        this.config = config;
        this.gate = gate;
        this.beforeCall = beforeCall;
        this.clock = clock;
    }

    /** Never fails; the result holds the endpoint's answer if there was one. */
    public Uni<Attempted> send(Delivery delivery) {
        return endpoints
                .find(delivery.tenant(), delivery.address())
                .map(endpoint -> send(delivery, endpoint))
                .orElseGet(() -> untried("endpoint_unknown", "the endpoint's configuration is not here"));
    }

    private Uni<Attempted> send(Delivery delivery, Endpoint endpoint) {
        return endpoint.secrets().isEmpty()
                ? untried("no_signing_secret", "no signing secret of the endpoint can be opened")
                : gate.pass(delivery.tenant() + "/" + endpoint.id(), () -> announced(delivery, endpoint));
    }

    private Uni<Attempted> announced(Delivery delivery, Endpoint endpoint) {
        return beforeCall
                .announce(delivery)
                .chain(ours ->
                        ours ? post(delivery, endpoint) : Uni.createFrom().item(Attempted.uncalled(Attempted.lost())));
    }

    private Uni<Attempted> post(Delivery delivery, Endpoint endpoint) {
        SignedPost post =
                new SignedPost(endpoint, delivery.id(), delivery.content().text(), clock.instant());
        return tryOnce(post, calls, config, clock::instant)
                .map(tried -> new Attempted(List.of(tried), List.of(), Optional.of(tried.outcome())));
    }

    /** Posts; never fails. */
    static Uni<ProviderTry> tryOnce(
            SignedPost post, OutboundCalls calls, WebhookCallConfig config, Supplier<Instant> clock) {
        long started = System.nanoTime();
        return Uni.createFrom()
                .deferred(() -> calls.sendForExcerpt(post.call(config)))
                .map(answer -> answered(post, answer, clock.get(), millisSince(started)))
                .onFailure()
                .recoverWithItem(failure -> broken(post, failure, millisSince(started)));
    }

    private static ProviderTry answered(SignedPost post, OutboundAnswer answer, Instant now, long millis) {
        return new ProviderTry(
                TYPE,
                post.endpoint().id(),
                EndpointAnswer.outcomeOf(answer, now),
                millis,
                answer.status(),
                post.excerpt(answer.body()));
    }

    private static ProviderTry broken(SignedPost post, Throwable failure, long millis) {
        return new ProviderTry(TYPE, post.endpoint().id(), CallFailure.outcomeOf(failure, TYPE), millis);
    }

    private static Uni<Attempted> untried(String code, String detail) {
        AttemptOutcome outcome = new AttemptOutcome.Failed(FailureCategory.INTERNAL, code, detail, null);
        return Uni.createFrom().item(new Attempted(List.of(), List.of(), Optional.of(outcome)));
    }

    private static long millisSince(long started) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
    }
}
