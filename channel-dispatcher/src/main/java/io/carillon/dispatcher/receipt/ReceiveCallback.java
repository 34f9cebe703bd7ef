package io.carillon.dispatcher.receipt;

import io.carillon.dispatcher.provider.ProviderAccount;
import io.carillon.dispatcher.provider.UnusableAccountException;
import io.carillon.messaging.EventPublisher;
import io.carillon.messaging.OutgoingEvent;
import io.carillon.problem.CommonProblem;
import io.carillon.problem.ProblemException;
import io.carillon.problem.ProblemType;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Takes a vendor's callback: finds the account, proves the request, and answers only when Kafka holds what it reports.
 * What fails is a problem that makes the vendor repeat it, or not.
 */
@ApplicationScoped
class ReceiveCallback {
    private static final Logger LOG = Logger.getLogger(ReceiveCallback.class);
    private static final String UNKNOWN = "unknown";

    private final CallbackAccounts accounts;
    private final Map<String, ReceiptSource> sources;
    private final Function<List<OutgoingEvent>, Uni<Void>> publish;
    private final ProofThreads proofs;
    private final CallbackMetrics metrics;
    private final CallbackConfig config;

    @Inject
    ReceiveCallback(
            CallbackAccounts accounts,
            @All List<ReceiptSource> sources,
            EventPublisher publisher,
            ProofThreads proofs,
            CallbackMetrics metrics,
            CallbackConfig config) {
        this(accounts, sources, publisher::publishAll, proofs, metrics, config);
    }

    ReceiveCallback(
            CallbackAccounts accounts,
            List<ReceiptSource> sources,
            Function<List<OutgoingEvent>, Uni<Void>> publish,
            ProofThreads proofs,
            CallbackMetrics metrics,
            CallbackConfig config) {
        this.accounts = accounts;
        this.sources =
                sources.stream().collect(Collectors.toUnmodifiableMap(ReceiptSource::provider, Function.identity()));
        this.publish = publish;
        this.proofs = proofs;
        this.metrics = metrics;
        this.config = config;
    }

    /** Whom a callback is addressed to. */
    record Addressee(ReceiptSource source, ProviderAccount account) {
        String provider() {
            return account.type();
        }
    }

    /**
     * Whom the path names.
     *
     * @throws ProblemException when there is no such account, or nobody can tell yet
     */
    Addressee find(String provider, String accountId) {
        ReceiptSource source = sources.get(provider);
        if (source == null) {
            throw unknown(UNKNOWN);
        }
        if (!accounts.isComplete()) {
            throw unavailable(provider);
        }
        return accounts.find(provider, accountId)
                .map(account -> new Addressee(source, account))
                .orElseThrow(() -> unknown(provider));
    }

    /** Completes when Kafka holds what the callback reports. */
    Uni<Void> receive(Addressee to, Callback callback) {
        return understand(to, callback)
                .invoke(reports -> metrics.reported(to.provider(), reports))
                .chain(reports -> record(to, reports))
                .invoke(() -> metrics.ended(to.provider(), "recorded"));
    }

    /**
     * The answer to a challenge.
     *
     * @throws ProblemException when whoever asks does not know what the account's owner told the vendor
     */
    String challenge(Addressee to, Callback callback) {
        return whenProvable(to, () -> to.source().challenge(callback, to.account()))
                .orElseThrow(() -> refused(to, Verdict.FORGED));
    }

    private Uni<Reports> understand(Addressee to, Callback callback) {
        return to.source().isCostly() || callback.body().length > config.longBody()
                ? proofs.run(() -> read(to, callback))
                        .onFailure(RejectedExecutionException.class)
                        .transform(full -> unavailable(to.provider()))
                : Uni.createFrom().item(() -> read(to, callback));
    }

    private Reports read(Addressee to, Callback callback) {
        Verdict verdict = whenProvable(to, () -> to.source().verify(callback, to.account()));
        if (verdict != Verdict.VERIFIED) {
            throw refused(to, verdict);
        }
        try {
            return to.source().read(callback, to.account());
        } catch (UnreadableCallbackException unreadable) {
            throw ended(to.provider(), "unreadable", CallbackProblem.CALLBACK_UNREADABLE, unreadable.getMessage());
        }
    }

    private <T> T whenProvable(Addressee to, Supplier<T> proof) {
        try {
            return proof.get();
        } catch (UnusableAccountException incomplete) {
            throw refused(to, Verdict.UNPROVABLE);
        }
    }

    private Uni<Void> record(Addressee to, Reports reports) {
        return publish.apply(ReceiptEvents.of(to.account().tenant(), reports))
                .ifNoItem()
                .after(config.recordWithin())
                .fail()
                .onFailure()
                .invoke(outage -> LOG.warnf(
                        "a callback was not recorded: tenant=%s account=%s %s",
                        to.account().tenant(), to.account().id(), outage))
                .onFailure()
                .transform(outage -> unavailable(to.provider()));
    }

    private ProblemException refused(Addressee to, Verdict verdict) {
        LOG.infof(
                "callback refused: tenant=%s account=%s provider=%s verdict=%s",
                to.account().tenant(), to.account().id(), to.provider(), verdict);
        String result = verdict.name().toLowerCase(Locale.ROOT);
        return switch (verdict) {
            case STALE ->
                ended(
                        to.provider(),
                        result,
                        CallbackProblem.CALLBACK_STALE,
                        "check the clocks; do not repeat requests");
            case UNPROVABLE ->
                ended(
                        to.provider(),
                        result,
                        CallbackProblem.CALLBACK_UNPROVABLE,
                        "the account lacks the key or secret that proves callbacks");
            case VERIFIED, FORGED ->
                ended(to.provider(), result, CallbackProblem.CALLBACK_FORGED, "the provider's signature is needed");
        };
    }

    private ProblemException unknown(String provider) {
        return ended(provider, "unknown-account", CommonProblem.NOT_FOUND, "no such provider account");
    }

    private ProblemException unavailable(String provider) {
        return ended(
                        provider,
                        "unavailable",
                        CommonProblem.DEPENDENCY_UNAVAILABLE,
                        "send it again: nothing was recorded for sure")
                .withHeader("Retry-After", "5");
    }

    private ProblemException ended(String provider, String result, ProblemType problem, String detail) {
        metrics.ended(provider, result);
        return new ProblemException(problem, detail);
    }
}
