package io.carillon.dispatcher.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Held against the public library of Standard Webhooks. */
class SignatureTest {
    private static final String NEW = "whsec_ZGVtby13ZWJob29rLXNlY3JldC1uZXctMDEyMzQ1";
    private static final String OLD = "whsec_ZGVtby13ZWJob29rLXNlY3JldC1vbGQtMDEyMzQ1";
    private static final String BODY = "{\"type\":\"t\",\"data\":{\"name\":\"Z\u00fcrich\"}}";
    private static final String ID = "019390a0-4c00-7000-8000-0000000000f2";
    private static final long NOW = Instant.now().getEpochSecond();

    @Test
    void theSpecificationsOwnExampleComesOut() {
        assertThat(Signature.of(
                        List.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"),
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        1_614_265_330,
                        "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void everyLiveSecretVerifies() {
        String both = Signature.of(List.of(NEW, OLD), ID, NOW, BODY);

        assertThat(both.split(" ")).hasSize(2);
        for (String secret : List.of(NEW, OLD)) {
            assertThatCode(() -> verify(secret, ID, NOW, both, BODY)).doesNotThrowAnyException();
        }
    }

    @Test
    void nothingElseVerifies() {
        String signature = Signature.of(List.of(NEW), ID, NOW, BODY);

        assertRefused(() -> verify(OLD, ID, NOW, signature, BODY));
        assertRefused(() -> verify(NEW, ID, NOW, signature, BODY + " "));
        assertRefused(() -> verify(NEW, ID + "0", NOW, signature, BODY));
        assertRefused(() -> verify(NEW, ID, NOW + 1, signature, BODY));
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable verification) {
        assertThatThrownBy(verification).isInstanceOf(WebhookVerificationException.class);
    }

    private static void verify(String secret, String id, long timestamp, String signature, String body)
            throws Exception {
        new Webhook(secret)
                .verify(
                        body,
                        Map.of(
                                "webhook-id", List.of(id),
                                "webhook-timestamp", List.of(Long.toString(timestamp)),
                                "webhook-signature", List.of(signature)));
    }
}
