package io.carillon.admin.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.carillon.problem.ProblemException;
import io.carillon.problem.Violation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProviderRequestTest {
    private static final Map<String, String> SENDGRID = Map.of("from", "hello@demo.example");

    @Test
    void fillsInTheVendorsAddressAndRouteDefaults() {
        ProviderSettings settings =
                request("sendgrid", SENDGRID, Map.of("apiKey", "demo-key")).validated(Set.of());

        assertThat(settings.settings()).containsEntry("baseUrl", "https://api.sendgrid.com");
        assertThat(settings.enabled()).isTrue();
        assertThat(settings.order()).isEqualTo(1);
    }

    @Test
    void aSecretThatIsKeptNeedNotBeGivenAgain() {
        ProviderRequest request = request("sendgrid", SENDGRID, Map.of());

        assertThat(faults(request, Set.of())).containsExactly("/secrets/apiKey");
        assertThat(request.validated(Set.of("apiKey"))).isNotNull();
    }

    @Test
    void namesEveryMissingSetting() {
        assertThat(faults(request("smtp", Map.of(), Map.of()), Set.of()))
                .containsExactlyInAnyOrder("/settings/host", "/settings/from");
    }

    @Test
    void refusesWhatTheProviderDoesNotKnow() {
        Map<String, String> settings = Map.of("host", "mail.example", "from", "a@b.example", "apiKey", "x");

        assertThat(faults(request("smtp", settings, Map.of("authToken", "x")), Set.of()))
                .containsExactlyInAnyOrder("/settings/apiKey", "/secrets/authToken");
    }

    @Test
    void refusesAddressesAndPortsThatAreNone() {
        for (String address : List.of("ftp://x", "https://user@x", "https://x?a", "https://x#a", "x", "file:///etc")) {
            Map<String, String> settings = Map.of("from", "a@b.example", "baseUrl", address);
            assertThat(faults(request("sendgrid", settings, Map.of("apiKey", "k")), Set.of()))
                    .as(address)
                    .containsExactly("/settings/baseUrl");
        }
        for (String port : List.of("0", "65536", "-1", "25x")) {
            Map<String, String> settings = Map.of("host", "mail.example", "from", "a@b.example", "port", port);
            assertThat(faults(request("smtp", settings, Map.of()), Set.of()))
                    .as(port)
                    .containsExactly("/settings/port");
        }
    }

    @Test
    void refusesControlCharactersThatWouldForgeAHeader() {
        Map<String, String> settings = Map.of("host", "mail.example", "from", "a@b.example\r\nBcc: x@y.example");

        assertThat(faults(request("smtp", settings, Map.of()), Set.of())).containsExactly("/settings/from");
    }

    @Test
    void neverShowsASecret() {
        assertThat(request("sendgrid", SENDGRID, Map.of("apiKey", "demo-secret-key"))
                        .toString())
                .doesNotContain("demo-secret-key");
    }

    private static ProviderRequest request(String type, Map<String, String> settings, Map<String, String> secrets) {
        return new ProviderRequest(type, "Account", null, null, null, settings, secrets);
    }

    private static List<String> faults(ProviderRequest request, Set<String> kept) {
        ProblemException refused = catchThrowableOfType(ProblemException.class, () -> request.validated(kept));
        return refused.problem().errors().stream().map(Violation::pointer).toList();
    }
}
