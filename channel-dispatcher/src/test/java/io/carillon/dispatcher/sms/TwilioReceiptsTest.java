package io.carillon.dispatcher.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.carillon.dispatcher.provider.ProviderAccount;
import io.carillon.dispatcher.provider.TestDeliveries;
import io.carillon.dispatcher.provider.UnusableAccountException;
import io.carillon.dispatcher.receipt.Callback;
import io.carillon.dispatcher.receipt.Callbacks;
import io.carillon.dispatcher.receipt.Reports;
import io.carillon.dispatcher.receipt.UnreadableCallbackException;
import io.carillon.dispatcher.receipt.Verdict;
import io.carillon.events.Channel;
import io.carillon.events.ContactAnswered.Answer;
import io.carillon.events.DeliveryReceipt;
import io.carillon.events.DeliveryStatus;
import io.carillon.events.SuppressionReason;
import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwilioReceiptsTest {
    private static final ProviderAccount ACCOUNT =
            TestDeliveries.account(Channel.SMS, "twilio", Map.of("accountSid", "AC1"), Map.of("authToken", "12345"));

    /** Twilio's own example, from "Security", "Validating Signatures from Twilio". */
    private static final String GOLDEN_URL = "https://mycompany.com/myapp.php?foo=1&bar=2";

    private static final String GOLDEN_BODY =
            "CallSid=CA1234567890ABCDE&Caller=%2B12349013030&Digits=1234&From=%2B12349013030&To=%2B18005551212";
    private static final String GOLDEN_SIGNATURE = "0/KCTR6DLpKmkAf8muzZqo1nDgQ=";

    private final TwilioReceipts receipts = new TwilioReceipts();

    private static Callback callback(String url, String body, String signature) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        if (signature != null) {
            headers.add("X-Twilio-Signature", signature);
        }
        MultiMap parameters = MultiMap.caseInsensitiveMultiMap().add("delivery", "d-1");
        return new Callback(
                url, headers, parameters, body.getBytes(StandardCharsets.UTF_8), Callbacks.NOW, Optional.empty());
    }

    private Verdict verify(String url, String body, String signature) {
        return receipts.verify(callback(url, body, signature), ACCOUNT);
    }

    private Reports read(String body) {
        return receipts.read(callback(GOLDEN_URL, body, null), ACCOUNT);
    }

    @Test
    void twiliosOwnExampleIsGenuineInAnyOrder() {
        assertThat(verify(GOLDEN_URL, GOLDEN_BODY, GOLDEN_SIGNATURE)).isEqualTo(Verdict.VERIFIED);
        String shuffled =
                "To=%2B18005551212&Digits=1234&From=%2B12349013030&CallSid=CA1234567890ABCDE&Caller=%2B12349013030";
        assertThat(verify(GOLDEN_URL, shuffled, GOLDEN_SIGNATURE)).isEqualTo(Verdict.VERIFIED);
    }

    @Test
    void whatWasTouchedIsForged() {
        assertThat(verify(GOLDEN_URL, GOLDEN_BODY.replace("1234&", "1235&"), GOLDEN_SIGNATURE))
                .isEqualTo(Verdict.FORGED);
        assertThat(verify(GOLDEN_URL, GOLDEN_BODY + "&More=1", GOLDEN_SIGNATURE))
                .isEqualTo(Verdict.FORGED);
        assertThat(verify(GOLDEN_URL.replace("foo=1", "foo=2"), GOLDEN_BODY, GOLDEN_SIGNATURE))
                .as("the address is signed too, and with it the delivery it names")
                .isEqualTo(Verdict.FORGED);
        assertThat(verify(GOLDEN_URL, GOLDEN_BODY, "1/KCTR6DLpKmkAf8muzZqo1nDgQ="))
                .isEqualTo(Verdict.FORGED);
        assertThat(verify(GOLDEN_URL, GOLDEN_BODY, null)).isEqualTo(Verdict.FORGED);
    }

    @Test
    void anAccountWithoutAuthTokenProvesNothing() {
        ProviderAccount keyOnly = TestDeliveries.account(Channel.SMS, "twilio", Map.of(), Map.of());
        assertThatExceptionOfType(UnusableAccountException.class)
                .isThrownBy(() -> receipts.verify(callback(GOLDEN_URL, "", "x"), keyOnly));
    }

    @ParameterizedTest
    @CsvSource({
        "delivered, , DELIVERED, ",
        "read, , OPENED, ",
        "undelivered, 30003, BOUNCED, ",
        "undelivered, 30005, BOUNCED, HARD_BOUNCE",
        "failed, 30007, FAILED, ",
        "failed, 21610, FAILED, STOP"
    })
    void statusesBecomeReceiptsOfTheDeliveryTheAddressNames(
            String status, String code, DeliveryStatus expected, SuppressionReason suppression) {
        Reports reports = read(
                "MessageSid=SM1&AccountSid=AC1&MessageStatus=" + status + (code == null ? "" : "&ErrorCode=" + code));
        assertThat(reports.receipts())
                .containsExactly(new DeliveryReceipt(
                        "twilio", "account-1", "SM1", "d-1", expected, code, suppression, Callbacks.NOW));
    }

    @ParameterizedTest
    @CsvSource({"accepted", "queued", "sending", "sent", "teleported"})
    void stepsOnTheWayAndUnknownOnesAreCounted(String status) {
        assertThat(read("MessageSid=SM1&MessageStatus=" + status)).isEqualTo(Reports.ignoring());
    }

    @ParameterizedTest
    @CsvSource({"STOP, , STOP", "unsubscribe, , STOP", "start, , START", "Bitte nicht mehr, STOP, STOP"})
    void peopleLeaveAndComeBackByText(String text, String optOut, Answer expected) {
        Reports reports = read("MessageSid=SM2&SmsStatus=received&From=%2B12025550160&To=%2B15005550006&Body="
                + text.replace(" ", "+") + (optOut == null ? "" : "&OptOutType=" + optOut));
        assertThat(reports.answers()).singleElement().satisfies(answer -> {
            assertThat(answer.answer()).isEqualTo(expected);
            assertThat(answer.address()).isEqualTo("+12025550160");
            assertThat(answer.channel()).isEqualTo(Channel.SMS);
        });
    }

    @Test
    void otherTextsAreCountedAndWhatHasNoMessageIsUnreadable() {
        assertThat(read("MessageSid=SM2&SmsStatus=received&From=%2B1&Body=Please+stop+by"))
                .isEqualTo(Reports.ignoring());
        assertThatExceptionOfType(UnreadableCallbackException.class).isThrownBy(() -> read("a=%zz&&b"));
    }
}
