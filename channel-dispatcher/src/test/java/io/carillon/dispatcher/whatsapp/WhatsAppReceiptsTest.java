package io.carillon.dispatcher.whatsapp;

import static io.carillon.dispatcher.receipt.Callbacks.NOW;
import static io.carillon.dispatcher.receipt.Callbacks.metaSignature;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.dispatcher.provider.ProviderAccount;
import io.carillon.dispatcher.provider.TestDeliveries;
import io.carillon.dispatcher.provider.UnusableAccountException;
import io.carillon.dispatcher.receipt.Callback;
import io.carillon.dispatcher.receipt.Callbacks;
import io.carillon.dispatcher.receipt.Reports;
import io.carillon.dispatcher.receipt.UnreadableCallbackException;
import io.carillon.dispatcher.receipt.Verdict;
import io.carillon.events.Channel;
import io.carillon.events.ContactAnswered;
import io.carillon.events.ContactAnswered.Answer;
import io.carillon.events.DeliveryReceipt;
import io.carillon.events.DeliveryStatus;
import io.carillon.events.SuppressionReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhatsAppReceiptsTest {
    private static final String SECRET = "demo-app-secret";
    private static final String DELIVERY = "019390a0-4c00-7000-8000-0000000000e1";

    private final WhatsAppReceipts receipts = new WhatsAppReceipts();
    private final ProviderAccount account = account(Map.of("appSecret", SECRET, "verifyToken", "demo-verify"));

    @Test
    void theSignatureIsHeldAgainstTheRawBody() {
        String body = statuses(status("delivered", NOW)) + " \n";
        assertThat(receipts.verify(signed(body), account)).isEqualTo(Verdict.VERIFIED);
        Callback rewritten = Callbacks.of(body.strip(), Map.of("X-Hub-Signature-256", metaSignature(SECRET, body)));
        assertThat(receipts.verify(rewritten, account)).isEqualTo(Verdict.FORGED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sha256=", "sha256=zz", "sha1=00", "sha256=00"})
    void aMissingOrOddSignatureIsForged(String signature) {
        assertThat(receipts.verify(Callbacks.of("{}", Map.of("X-Hub-Signature-256", signature)), account))
                .isEqualTo(Verdict.FORGED);
        assertThat(receipts.verify(Callbacks.of("{}", Map.of()), account)).isEqualTo(Verdict.FORGED);
    }

    @Test
    void anotherAppsSignatureIsForged() {
        Callback foreign = Callbacks.of("{}", Map.of("X-Hub-Signature-256", metaSignature("another", "{}")));
        assertThat(receipts.verify(foreign, account)).isEqualTo(Verdict.FORGED);
    }

    @Test
    void withoutTheAppsSecretNothingIsProved() {
        assertThatThrownBy(() -> receipts.verify(signed("{}"), account(Map.of())))
                .isInstanceOf(UnusableAccountException.class);
    }

    @Test
    void metaMayRepeatForAWeekAndNobodyLater() {
        assertThat(verdictOn(NOW.minus(Duration.ofDays(7)))).isEqualTo(Verdict.VERIFIED);
        assertThat(verdictOn(NOW.minus(Duration.ofDays(9)))).isEqualTo(Verdict.STALE);
        assertThat(verdictOn(NOW.plusSeconds(299))).isEqualTo(Verdict.VERIFIED);
        assertThat(verdictOn(NOW.plusSeconds(301))).isEqualTo(Verdict.STALE);
    }

    private Verdict verdictOn(Instant moment) {
        return receipts.verify(signed(statuses(status("delivered", moment))), account);
    }

    @ParameterizedTest
    @CsvSource({"delivered, DELIVERED", "read, OPENED", "played, OPENED"})
    void statusesBecomeReceiptsThatNameOurDelivery(String status, DeliveryStatus expected) {
        assertThat(read(statuses(status(status, NOW))).receipts())
                .containsExactly(
                        new DeliveryReceipt("whatsapp", "account-1", "wamid.1", DELIVERY, expected, null, null, NOW));
    }

    @ParameterizedTest
    @CsvSource({"131026, 131026, HARD_BOUNCE", "131049, 131049, ", "131047, outside-24h-window, "})
    void aFailureBringsItsCodeAndWhatThatSaysOfTheAddress(int code, String named, SuppressionReason suppression) {
        String failed = status("failed", NOW).replace("}", ",\"errors\":[{\"code\":" + code + ",\"title\":\"no\"}]}");
        DeliveryReceipt receipt = read(statuses(failed)).receipts().getFirst();
        assertThat(receipt.status()).isEqualTo(DeliveryStatus.FAILED);
        assertThat(receipt.code()).isEqualTo(named);
        assertThat(receipt.suppression()).isEqualTo(suppression);
    }

    @Test
    void aBatchIsReadWholeAndWhatIsUnknownIsCounted() {
        String batch = statuses(status("sent", NOW) + "," + status("delivered", NOW) + "," + status("teleported", NOW));
        Reports reports = read(batch);
        assertThat(reports.receipts()).hasSize(1);
        assertThat(reports.ignored()).isEqualTo(2);
        assertThat(read("{\"object\":\"page\",\"entry\":[{\"changes\":[{\"field\":\"news\",\"value\":3}]}]}"))
                .isEqualTo(Reports.NOTHING);
    }

    @Test
    void whoWritesStopIsHeardIfHeWroteToOurNumber() {
        String stop = "{\"from\":\"4915112345678\",\"id\":\"wamid.in\",\"timestamp\":\"" + NOW.getEpochSecond()
                + "\",\"type\":\"text\",\"text\":{\"body\":\"Stop\"}}";
        assertThat(read(messages("1234", stop)).answers())
                .containsExactly(new ContactAnswered(
                        "whatsapp", "account-1", "wamid.in", Channel.WHATSAPP, "+4915112345678", Answer.STOP, NOW));
        assertThat(read(messages("9999", stop)).answers()).isEmpty();
        assertThat(read(messages("1234", stop.replace("Stop", "Stop it"))).ignored())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"type\":\"interactive\",\"interactive\":{\"type\":\"button_reply\",\"button_reply\":{\"id\":\"yes\",\"title\":\"Yes\"}}",
                "\"type\":\"button\",\"button\":{\"payload\":\"yes\",\"text\":\"Yes\"}"
            })
    void aPressedButtonIsAClickOnTheMessageThatOfferedIt(String press) {
        String message = "{\"from\":\"4915112345678\",\"id\":\"wamid.in\",\"timestamp\":\"" + NOW.getEpochSecond()
                + "\",\"context\":{\"id\":\"wamid.1\"}," + press + "}";
        assertThat(read(messages("1234", message)).receipts())
                .containsExactly(new DeliveryReceipt(
                        "whatsapp", "account-1", "wamid.1", null, DeliveryStatus.CLICKED, null, null, NOW));
    }

    @Test
    void whatIsNoJsonIsUnreadable() {
        assertThatThrownBy(() -> read("[1]")).isInstanceOf(UnreadableCallbackException.class);
    }

    @Test
    void theChallengeIsAnsweredToWhoKnowsTheToken() {
        Map<String, String> right =
                Map.of("hub.mode", "subscribe", "hub.verify_token", "demo-verify", "hub.challenge", "11584");
        assertThat(receipts.challenge(Callbacks.asking(right), account)).contains("11584");
        Map<String, String> wrong =
                Map.of("hub.mode", "subscribe", "hub.verify_token", "guess", "hub.challenge", "11584");
        assertThat(receipts.challenge(Callbacks.asking(wrong), account)).isEmpty();
        Map<String, String> script = Map.of(
                "hub.mode", "subscribe", "hub.verify_token", "demo-verify", "hub.challenge", "<script>1</script>");
        assertThat(receipts.challenge(Callbacks.asking(script), account)).isEmpty();
    }

    private Reports read(String body) {
        return receipts.read(signed(body), account);
    }

    private static Callback signed(String body) {
        return Callbacks.of(body, Map.of("x-hub-signature-256", metaSignature(SECRET, body)));
    }

    private static String status(String status, Instant moment) {
        return "{\"id\":\"wamid.1\",\"status\":\"" + status + "\",\"timestamp\":\"" + moment.getEpochSecond()
                + "\",\"recipient_id\":\"4915112345678\",\"biz_opaque_callback_data\":\"" + DELIVERY + "\"}";
    }

    private static String statuses(String statuses) {
        return value("1234", "\"statuses\":[" + statuses + "]");
    }

    private static String messages(String number, String message) {
        return value(number, "\"messages\":[" + message + "]");
    }

    private static String value(String number, String content) {
        return "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"1\",\"changes\":[{\"field\":\"messages\","
                + "\"value\":{\"messaging_product\":\"whatsapp\",\"metadata\":{\"phone_number_id\":\"" + number + "\"},"
                + content + "}}]}]}";
    }

    private static ProviderAccount account(Map<String, String> secrets) {
        return TestDeliveries.account(Channel.WHATSAPP, "whatsapp", Map.of("phoneNumberId", "1234"), secrets);
    }
}
