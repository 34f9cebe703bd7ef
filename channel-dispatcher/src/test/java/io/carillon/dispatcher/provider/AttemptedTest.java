package io.carillon.dispatcher.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.events.AttemptOutcome;
import io.carillon.events.AttemptOutcome.Failed;
import io.carillon.events.AttemptOutcome.Sent;
import io.carillon.events.FailureCategory;
import io.carillon.events.ProviderTry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AttemptedTest {

    @Test
    void withoutAnyTryTheRouteIsMissing() {
        assertThat(Attempted.NOTHING.outcome()).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.category()).isEqualTo(FailureCategory.MISCONFIGURED);
            assertThat(failed.code()).isEqualTo("no_route");
        });
        assertThat(Attempted.NOTHING.provider()).isEqualTo("none");
    }

    @ParameterizedTest
    @EnumSource(FailureCategory.class)
    void onlyFaultsOfRecipientAndContentEndTheRoute(FailureCategory category) {
        boolean expected =
                switch (category) {
                    case TRANSIENT, THROTTLED, MISCONFIGURED, INTERNAL -> true;
                    case INVALID_RECIPIENT, CONTENT_REFUSED -> false;
                };
        assertThat(tried(failed(category, null)).movesOn()).isEqualTo(expected);
    }

    @Test
    void aSuccessEndsTheRoute() {
        Attempted attempted = tried(failed(FailureCategory.TRANSIENT, null), new Sent("id"));
        assertThat(attempted.movesOn()).isFalse();
        assertThat(attempted.outcome()).isEqualTo(new Sent("id"));
        assertThat(attempted.tries()).hasSize(2);
    }

    @Test
    void aWrongLastAccountDoesNotMakeAnOutageFinal() {
        Failed outage = failed(FailureCategory.TRANSIENT, null);
        assertThat(tried(outage, failed(FailureCategory.MISCONFIGURED, null)).outcome())
                .isEqualTo(outage);
    }

    @Test
    void amongFailuresTheShortestWaitCounts() {
        Failed soon = failed(FailureCategory.THROTTLED, 1000L);
        assertThat(tried(soon, failed(FailureCategory.THROTTLED, 60_000L)).outcome())
                .isEqualTo(soon);
    }

    @Test
    void whenEveryAccountIsPassedOverTheSoonestWorthAskingCounts() {
        Failed open = new Failed(FailureCategory.TRANSIENT, "breaker_open", "left alone", 4_000L);
        Failed paused = new Failed(FailureCategory.THROTTLED, "asked_to_wait", "wait", 30_000L);
        Attempted attempted = Attempted.NOTHING.without(paused).without(open);
        assertThat(attempted.outcome()).isEqualTo(open);
        assertThat(attempted.tries()).as("nobody was called").isEmpty();
        assertThat(attempted.provider()).isEqualTo("none");
    }

    @Test
    void aWrongAccountDoesNotMakeFinalWhatAnotherThatWasPassedOverMayDo() {
        Failed open = new Failed(FailureCategory.TRANSIENT, "breaker_open", "left alone", 4_000L);
        assertThat(tried(failed(FailureCategory.MISCONFIGURED, null))
                        .without(open)
                        .outcome())
                .isEqualTo(open);
    }

    @Test
    void anInvalidRecipientAfterAnOutageIsFinal() {
        Failed invalid = failed(FailureCategory.INVALID_RECIPIENT, null);
        assertThat(tried(failed(FailureCategory.TRANSIENT, null), invalid).outcome())
                .isEqualTo(invalid);
    }

    private static Attempted tried(AttemptOutcome... outcomes) {
        Attempted attempted = Attempted.NOTHING;
        for (AttemptOutcome outcome : outcomes) {
            attempted = attempted.with(new ProviderTry("smtp", "account", outcome, 1));
        }
        return attempted;
    }

    private static Failed failed(FailureCategory category, Long wait) {
        return new Failed(category, "code", "detail", wait);
    }
}
