package io.carillon.dispatcher.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.events.FailureCategory;
import io.carillon.events.SuppressionReason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmtpRepliesTest {

    @ParameterizedTest
    @CsvSource({
        "421, 4.3.2 shutting down, TRANSIENT",
        "421, 4.4.5 congestion, THROTTLED",
        "450, 4.2.0 greylisted, TRANSIENT",
        "451, local error, TRANSIENT",
        "452, full, THROTTLED",
        "452, 4.2.2 mailbox full, TRANSIENT",
        "452, 4.5.3 too many, THROTTLED",
        "454, 4.7.0 temporary authentication failure, TRANSIENT",
        "530, 5.7.0 authenticate, MISCONFIGURED",
        "535, 5.7.8 bad credentials, MISCONFIGURED",
        "550, no such user, INVALID_RECIPIENT",
        "550, 5.1.1 no such user, INVALID_RECIPIENT",
        "550, 5.1.8 bad sender, MISCONFIGURED",
        "550, 5.2.1 disabled, INVALID_RECIPIENT",
        "550, 5.7.1 spam, CONTENT_REFUSED",
        "550, 5.7.8 credentials, MISCONFIGURED",
        "552, too big, CONTENT_REFUSED",
        "552, 5.3.4 too big, CONTENT_REFUSED",
        "552, 5.2.3 too long, CONTENT_REFUSED",
        "553, bad name, INVALID_RECIPIENT",
        "554, refused, CONTENT_REFUSED",
        "554, 5.4.4 no route, TRANSIENT",
        "554, 5.6.0 bad content, CONTENT_REFUSED",
        "503, 5.5.1 bad sequence, INTERNAL",
        "500, what, INTERNAL",
        "571, odd, TRANSIENT"
    })
    void repliesBecomeCategories(int code, String text, FailureCategory expected) {
        assertThat(SmtpReplies.categoryOf(code, text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "550, 550 5.1.1 no such user, HARD_BOUNCE",
        "550, 550-5.1.1 no such user, HARD_BOUNCE",
        "550, 5.1.2 no such host, HARD_BOUNCE",
        "501, 501 5.1.3 bad syntax, HARD_BOUNCE",
        "551, 551 5.1.6 moved, HARD_BOUNCE",
        "556, 556 5.1.10 null MX, HARD_BOUNCE",
        "550, 550 5.2.1 disabled, HARD_BOUNCE",
        "550, 550 no such user, ",
        "550, 550 blocked: 5.1.1 is in your text, ",
        "550, 550 5.1.1.7 is blocked, ",
        "550, 550 5.1.0 other, ",
        "550, 550 5.7.1 policy, ",
        "552, 552 5.2.2 mailbox full, ",
        "552, 552 mailbox full, ",
        "452, 452 4.2.2 mailbox full, ",
        "450, 450 4.1.1 unknown for now, "
    })
    void onlyAddressesThatAreGoneAreSuppressed(int code, String text, SuppressionReason expected) {
        assertThat(SmtpReplies.suppressionOf(code, text)).isEqualTo(expected);
    }
}
