package io.carillon.dispatcher.provider;

import io.carillon.events.AttemptOutcome;
import io.carillon.events.AttemptOutcome.Failed;
import io.carillon.events.FailureCategory;
import io.carillon.outbound.RefusedTargetException;
import io.vertx.core.VertxException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.impl.NoStackTraceThrowable;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** What it means for an attempt that a call broke instead of being answered. */
public final class CallFailure {
    private static final Logger LOG = Logger.getLogger(CallFailure.class);

    private CallFailure() {}

    /** The outcome that {@code failure} of a call stands for. */
    public static AttemptOutcome outcomeOf(Throwable failure, String provider) {
        return switch (failure) {
            case UnusableAccountException account ->
                failed(FailureCategory.MISCONFIGURED, account.code(), account.getMessage());
            case RefusedTargetException refused ->
                failed(FailureCategory.MISCONFIGURED, "refused_target", refused.getMessage());
            case UnreadableAnswerException answer ->
                failed(FailureCategory.TRANSIENT, "unreadable_answer", answer.getMessage());
            case TimeoutException late -> failed(FailureCategory.TRANSIENT, "timeout", "no answer in time");
            case ConnectionPoolTooBusyException busy -> broken();
            case IOException broken -> broken();
            case VertxException broken -> broken();
            case NoStackTraceThrowable broken -> broken();
            default -> bug(failure, provider);
        };
    }

    private static AttemptOutcome broken() {
        return failed(FailureCategory.TRANSIENT, "connection_failed", "the provider could not be reached");
    }

    private static AttemptOutcome bug(Throwable failure, String provider) {
        LOG.errorf(failure, "call to provider %s broke", provider);
        return failed(FailureCategory.INTERNAL, "unexpected", "unexpected failure of the dispatcher");
    }

    private static AttemptOutcome failed(FailureCategory category, String code, String detail) {
        return new Failed(category, code, detail, null);
    }
}
