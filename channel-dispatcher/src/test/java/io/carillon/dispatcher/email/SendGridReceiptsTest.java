package io.carillon.dispatcher.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.dispatcher.provider.ProviderAccount;
import io.carillon.dispatcher.provider.TestDeliveries;
import io.carillon.dispatcher.receipt.Callback;
import io.carillon.dispatcher.receipt.Callbacks;
import io.carillon.dispatcher.receipt.Reports;
import io.carillon.dispatcher.receipt.UnreadableCallbackException;
import io.carillon.dispatcher.receipt.Verdict;
import io.carillon.events.Channel;
import io.carillon.events.DeliveryReceipt;
import io.carillon.events.SuppressionReason;
import io.vertx.core.json.JsonArray;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SendGridReceiptsTest {
    private static final KeyPair OURS = pair();
    private static final String GOLDEN = golden();

    private final SendGridReceipts receipts = new SendGridReceipts();

    @Test
    void itsProofHoldsUpNoEventLoop() {
        assertThat(receipts.isCostly()).isTrue();
    }

    @Test
    void everyEventOfTheGoldenBatchMeansWhatTheReferenceSays() {
        Reports reports = receipts.read(signed(GOLDEN, Callbacks.NOW, OURS), account(OURS));

        assertThat(reports.receipts().stream().map(SendGridReceiptsTest::told))
                .containsExactly(
                        "d001 DELIVERED null null 14c5d75ce93",
                        "d001 OPENED null null 14c5d75ce93",
                        "d001 CLICKED null null 14c5d75ce93",
                        "d002 BOUNCED 5.1.1 HARD_BOUNCE 24c5d75ce93",
                        "d003 BOUNCED 5.7.1 null 34c5d75ce93",
                        "d004 FAILED dropped HARD_BOUNCE 44c5d75ce93",
                        "d005 DELIVERED spamreport COMPLAINT 54c5d75ce93",
                        "d006 DELIVERED unsubscribe STOP 64c5d75ce93",
                        "d007 DELIVERED group_unsubscribe STOP 74c5d75ce93");
        assertThat(reports.receipts().getFirst().occurredAt()).isEqualTo(Instant.ofEpochSecond(1_795_348_802L));
        assertThat(reports.receipts())
                .allMatch(receipt -> receipt.provider().equals("sendgrid")
                        && receipt.providerAccountId().equals("account-1"));
        assertThat(reports.ignored())
                .as("processed, deferred, a machine, unknown, others' and malformed")
                .isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource({
        "Bounced Address, HARD_BOUNCE",
        "Invalid, HARD_BOUNCE",
        "Spam Reporting Address, COMPLAINT",
        "Unsubscribed Address, STOP",
        "Spam Content (if Spam Checker app enabled), "
    })
    void whatSendGridRemembersOfAnAddressWeRememberToo(String reason, String suppression) {
        String event = GOLDEN.lines()
                .filter(line -> line.contains("dropped"))
                .findFirst()
                .orElseThrow();
        String body = "[" + event.replace("Bounced Address", reason).replaceAll(",$", "") + "]";
        assertThat(receipts.read(signed(body, Callbacks.NOW, OURS), account(OURS))
                        .receipts()
                        .getFirst()
                        .suppression())
                .isEqualTo(suppression == null ? null : SuppressionReason.valueOf(suppression));
    }

    /** Equal receipts are equal events, and core settles them whatever their order. */
    @Test
    void aShuffledAndTripledBatchSaysNothingElse() {
        List<Object> events = new ArrayList<>();
        Collections.nCopies(3, new JsonArray(GOLDEN)).forEach(batch -> batch.forEach(events::add));
        Collections.shuffle(events, new Random(7));
        String body = new JsonArray(events).encode();

        List<DeliveryReceipt> thrice =
                receipts.read(signed(body, Callbacks.NOW, OURS), account(OURS)).receipts();
        List<DeliveryReceipt> once = receipts.read(signed(GOLDEN, Callbacks.NOW, OURS), account(OURS))
                .receipts();
        assertThat(thrice).hasSize(3 * once.size());
        assertThat(new HashSet<>(thrice)).isEqualTo(new HashSet<>(once));
    }

    @Test
    void aSoftBounceSuppressesNobody() {
        String event = GOLDEN.lines()
                .filter(line -> line.contains("\"5.1.1\""))
                .findFirst()
                .orElseThrow();
        String body =
                "[" + event.replace("5.1.1\",\"reason", "4.2.2\",\"reason").replaceAll(",$", "") + "]";
        assertThat(receipts.read(signed(body, Callbacks.NOW, OURS), account(OURS))
                        .receipts()
                        .getFirst()
                        .suppression())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "7", "[", "not json", "{\"event\":\"delivered\"}"})
    void anotherFormIsUnreadable(String body) {
        assertThatThrownBy(() -> receipts.read(signed(body, Callbacks.NOW, OURS), account(OURS)))
                .isInstanceOf(UnreadableCallbackException.class);
    }

    @Test
    void whatSendGridSignedIsVerified() {
        assertThat(receipts.verify(signed(GOLDEN, Callbacks.NOW, OURS), account(OURS)))
                .isEqualTo(Verdict.VERIFIED);
    }

    @Test
    void theKeyMayComeAsPem() {
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(OURS.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----";
        assertThat(receipts.verify(signed(GOLDEN, Callbacks.NOW, OURS), account(pem)))
                .isEqualTo(Verdict.VERIFIED);
    }

    @Test
    void whatAnybodyElseSignedIsForged() {
        assertThat(receipts.verify(signed(GOLDEN, Callbacks.NOW, pair()), account(OURS)))
                .isEqualTo(Verdict.FORGED);
    }

    @Test
    void oneByteMoreOrLessIsForged() {
        Callback genuine = signed(GOLDEN, Callbacks.NOW, OURS);
        for (String changed : List.of(GOLDEN + " ", GOLDEN.replaceFirst("ada", "bda"), GOLDEN.strip())) {
            Callback tampered = Callbacks.of(changed, headers(genuine));
            assertThat(receipts.verify(tampered, account(OURS))).isEqualTo(Verdict.FORGED);
        }
    }

    @Test
    void anotherMomentThanTheSignedOneIsForged() {
        Callback genuine = signed(GOLDEN, Callbacks.NOW.minus(Duration.ofHours(1)), OURS);
        Callback moved = Callbacks.of(
                GOLDEN,
                Map.of(
                        "X-Twilio-Email-Event-Webhook-Signature",
                        genuine.header("X-Twilio-Email-Event-Webhook-Signature").orElseThrow(),
                        "X-Twilio-Email-Event-Webhook-Timestamp",
                        "" + Callbacks.NOW.getEpochSecond()));
        assertThat(receipts.verify(moved, account(OURS))).isEqualTo(Verdict.FORGED);
    }

    @ParameterizedTest
    @CsvSource({"-301, STALE", "-300, VERIFIED", "300, VERIFIED", "301, STALE"})
    void theSignedMomentMustBeNow(int seconds, Verdict verdict) {
        Callback callback = signed(GOLDEN, Callbacks.NOW.plusSeconds(seconds), OURS);
        assertThat(receipts.verify(callback, account(OURS))).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"X-Twilio-Email-Event-Webhook-Signature", "X-Twilio-Email-Event-Webhook-Timestamp"})
    void withoutEitherHeaderOrWithGarbageInItItIsForged(String header) {
        Map<String, String> headers = new HashMap<>(headers(signed(GOLDEN, Callbacks.NOW, OURS)));
        headers.put(header, "garbage");
        assertThat(receipts.verify(Callbacks.of(GOLDEN, headers), account(OURS)))
                .isEqualTo(Verdict.FORGED);
        headers.remove(header);
        assertThat(receipts.verify(Callbacks.of(GOLDEN, headers), account(OURS)))
                .isEqualTo(Verdict.FORGED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "AAAA"})
    void anAccountWithoutUsableKeyCanProveNothing(String key) {
        assertThat(receipts.verify(signed(GOLDEN, Callbacks.NOW, OURS), account(key)))
                .isEqualTo(Verdict.UNPROVABLE);
    }

    private static String told(DeliveryReceipt receipt) {
        return String.join(
                " ",
                receipt.deliveryId().substring(receipt.deliveryId().length() - 4),
                receipt.status().name(),
                String.valueOf(receipt.code()),
                String.valueOf(receipt.suppression()),
                receipt.providerMessageId());
    }

    private static Map<String, String> headers(Callback callback) {
        return Map.of(
                "X-Twilio-Email-Event-Webhook-Signature",
                callback.header("X-Twilio-Email-Event-Webhook-Signature").orElseThrow(),
                "X-Twilio-Email-Event-Webhook-Timestamp",
                callback.header("X-Twilio-Email-Event-Webhook-Timestamp").orElseThrow());
    }

    private static Callback signed(String body, Instant at, KeyPair key) {
        String timestamp = "" + at.getEpochSecond();
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key.getPrivate());
            signature.update((timestamp + body).getBytes(StandardCharsets.UTF_8));
            return Callbacks.of(
                    body,
                    Map.of(
                            "X-Twilio-Email-Event-Webhook-Signature",
                            Base64.getEncoder().encodeToString(signature.sign()),
                            "X-Twilio-Email-Event-Webhook-Timestamp",
                            timestamp));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ProviderAccount account(KeyPair key) {
        return account(Base64.getEncoder().encodeToString(key.getPublic().getEncoded()));
    }

    private static ProviderAccount account(String key) {
        return TestDeliveries.account(Channel.EMAIL, "sendgrid", Map.of("eventWebhookPublicKey", key), Map.of());
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String golden() {
        try (InputStream in = SendGridReceiptsTest.class.getResourceAsStream("/sendgrid/events.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
