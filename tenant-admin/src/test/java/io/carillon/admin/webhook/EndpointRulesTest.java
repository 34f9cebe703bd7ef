package io.carillon.admin.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.carillon.outbound.OutboundRules;
import io.carillon.problem.ProblemException;
import io.carillon.problem.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointRulesTest {
    private static final OutboundRules RULES = new OutboundRules(false, Set.of(443), Set.of(25));
    private static final String FINE = "https://hooks.example.com/in";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://hooks.example.com/",
                "https://127.0.0.1/",
                "https://localhost/",
                "https://[::1]/",
                "https://169.254.169.254/latest",
                "https://0x7f.1/",
                "https://2130706433/",
                "https://user@hooks.example.com/",
                "https://hooks.example.com:22/",
                "ftp://hooks.example.com/",
                "hooks.example.com"
            })
    void addressesThatAreNotForTenantsAreRefused(String url) {
        assertThat(refused(url, List.of(), Map.of(), null)).contains("/url");
    }

    @Test
    void aProperEndpointPasses() {
        EndpointSettings settings =
                new EndpointRequest(FINE, null, null, null, null, null).validated(RULES, Map.of("X-A", "kept"));

        assertThat(settings).isEqualTo(new EndpointSettings(FINE, "", List.of(), true, Map.of("X-A", "kept")));
    }

    @Test
    void onlyEventsThatTenantsMayHearAreTaken() {
        assertThat(refused(FINE, List.of("carillon.notification.status-changed.v1", "x"), Map.of(), null))
                .containsExactly("/eventTypes/1");
        assertThat(refused(FINE, List.of("carillon.tenant.config-published.v1"), Map.of(), null))
                .containsExactly("/eventTypes/0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host",
                "connection",
                "Transfer-Encoding",
                "Content-Length",
                "Webhook-Signature",
                "webhook-id",
                "ce-id",
                "X-Forwarded-For",
                "with space",
                "line\r\nbreak",
                "colon:",
                ""
            })
    void headersThatAreOursOrNoneAreRefused(String name) {
        assertThat(refused(FINE, List.of(), Map.of(name, "x"), null)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nX-Injected: 1", "a\nb", "\u0000", "ü", "\u2028"})
    void valuesThatWouldBreakOutAreRefused(String value) {
        assertThat(refused(FINE, List.of(), Map.of("X-Team", value), null)).containsExactly("/headers/X-Team");
    }

    @Test
    void headersAreBounded() {
        Map<String, String> many = new HashMap<>();
        for (int i = 0; i < 21; i++) {
            many.put("X-" + i, "v");
        }
        assertThat(refused(FINE, List.of(), many, null)).containsExactly("/headers");
        assertThat(refused(FINE, List.of(), Map.of("X-A", "1", "x-a", "2"), null))
                .containsExactly("/headers");
        assertThat(refused(FINE, List.of(), Map.of("X-A", "v".repeat(1001)), null))
                .containsExactly("/headers/X-A");
    }

    @Test
    void secretsAreStandardWebhooksOnes() {
        assertThat(refused(FINE, List.of(), Map.of(), secret(23))).containsExactly("/secret");
        assertThat(refused(FINE, List.of(), Map.of(), secret(65))).containsExactly("/secret");
        assertThat(refused(FINE, List.of(), Map.of(), "whsec_*")).containsExactly("/secret");
        assertThat(refused(FINE, List.of(), Map.of(), "plain")).containsExactly("/secret");
        assertThatCode(() -> new RotateRequest(secret(24), 0).validated()).doesNotThrowAnyException();
        assertThatCode(() -> new RotateRequest(secret(64), 604_800).validated()).doesNotThrowAnyException();
        assertThat(catchThrowableOfType(ProblemException.class, () -> new RotateRequest(null, 604_801).validated()))
                .isNotNull();
    }

    @Test
    void afterARotationTwoSecretsLiveAndNeverThree() {
        Instant moment = Instant.parse("2026-11-22T10:00:00Z");
        StoredSecret one = new StoredSecret("signing-1", "a", moment, null);
        StoredSecret two = new StoredSecret("signing-2", "b", moment.plusSeconds(60), null);
        StoredSecret three = new StoredSecret("signing-3", "c", moment.plusSeconds(120), null);

        List<StoredSecret> first = StoredSecret.rotated(List.of(one), two, Duration.ofHours(24));
        List<StoredSecret> second = StoredSecret.rotated(first, three, Duration.ofHours(24));

        assertThat(first).extracting(StoredSecret::name).containsExactly("signing-2", "signing-1");
        assertThat(first.getLast().validUntil()).isEqualTo(moment.plusSeconds(60 + 86_400));
        assertThat(second).extracting(StoredSecret::name).containsExactly("signing-3", "signing-2");
        assertThat(StoredSecret.rotated(second, two, Duration.ZERO)).containsExactly(two);
        assertThat(StoredSecret.nextName(second)).isEqualTo("signing-4");
    }

    private static String secret(int bytes) {
        return "whsec_" + Base64.getEncoder().encodeToString(new byte[bytes]);
    }

    private static List<String> refused(String url, List<String> types, Map<String, String> headers, String secret) {
        EndpointRequest request = new EndpointRequest(url, null, types, null, headers, secret);
        ProblemException problem =
                catchThrowableOfType(ProblemException.class, () -> request.validated(RULES, Map.of()));
        return problem == null
                ? List.of()
                : problem.problem().errors().stream()
                        .map(Violation::pointer)
                        .distinct()
                        .toList();
    }
}
