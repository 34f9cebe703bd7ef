package io.carillon.dispatcher.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.dispatcher.push.FcmClient.Answered;
import io.carillon.events.AttemptOutcome.Failed;
import io.carillon.events.AttemptOutcome.Sent;
import io.carillon.events.FailureCategory;
import java.util.List;
import org.junit.jupiter.api.Test;

class FcmProviderTest {
    private static final Answered TAKEN = new Answered("a", new Sent("m"));
    private static final Answered DEAD =
            new Answered("b", new Failed(FailureCategory.INVALID_RECIPIENT, "UNREGISTERED", "", null));
    private static final Answered BROKEN = new Answered("c", new Failed(FailureCategory.TRANSIENT, "503", "", 5L));

    @Test
    void oneDeviceThatTookItIsEnoughAndTheDeadAreNamed() {
        assertThat(FcmProvider.combined(List.of(DEAD, TAKEN, BROKEN)))
                .isEqualTo(new Sent("m", List.of("b"), "1 of 3 devices"));
    }

    @Test
    void withNoneTheFailureThatGivesMostHopeCounts() {
        assertThat(FcmProvider.combined(List.of(DEAD, BROKEN)))
                .isEqualTo(new Failed(FailureCategory.TRANSIENT, "503", "", 5L, null, List.of("b")));
        assertThat(FcmProvider.combined(List.of(DEAD)).deadTokens()).containsExactly("b");
        assertThat(FcmProvider.combined(List.of(BROKEN)).deadTokens()).isNull();
    }
}
