package io.carillon.dispatcher.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.events.AttemptOutcome;
import io.carillon.events.AttemptOutcome.Failed;
import io.carillon.events.FailureCategory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LessonTest {

    @ParameterizedTest
    @CsvSource({
        "TRANSIENT, BROKEN, TRIAL_BROKE",
        "THROTTLED, ASKS_TO_WAIT, TRIAL_WORKED",
        "INVALID_RECIPIENT, WORKS, TRIAL_WORKED",
        "CONTENT_REFUSED, WORKS, TRIAL_WORKED",
        "MISCONFIGURED, NOTHING, TRIAL_ENDED",
        "INTERNAL, NOTHING, TRIAL_ENDED"
    })
    void onlyOutagesSpeakAgainstAnAccount(FailureCategory category, Lesson usual, Lesson ofTrial) {
        Failed failed = new Failed(category, "code", "detail", 2_000L);
        assertThat(Lesson.of(failed, false)).isEqualTo(usual);
        assertThat(Lesson.of(failed, true)).isEqualTo(ofTrial);
    }

    @Test
    void anAnswerIsAnAnswer() {
        assertThat(Lesson.of(new AttemptOutcome.Sent("id"), false)).isEqualTo(Lesson.WORKS);
        assertThat(Lesson.of(new AttemptOutcome.Sent("id"), true)).isEqualTo(Lesson.TRIAL_WORKED);
        assertThat(Lesson.of(new AttemptOutcome.Expired(), true)).isEqualTo(Lesson.TRIAL_ENDED);
    }

    @Test
    void onlyAThrottlingVendorThatSaysHowLongIsWaitedFor() {
        assertThat(Lesson.waitOf(new Failed(FailureCategory.THROTTLED, "429", "", 2_000L)))
                .isEqualTo(2_000);
        assertThat(Lesson.of(new Failed(FailureCategory.THROTTLED, "429", "", null), false))
                .isEqualTo(Lesson.NOTHING);
        assertThat(Lesson.waitOf(new Failed(FailureCategory.TRANSIENT, "503", "", 2_000L)))
                .isZero();
    }
}
