package io.carillon.admin.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.carillon.outbound.OutboundRules;
import io.carillon.problem.ProblemException;
import io.carillon.problem.Violation;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderRequestTest {
    private static final OutboundRules RULES = new OutboundRules(false, Set.of(443), Set.of(25, 465, 587));
    private static final Map<String, String> API_KEY = Map.of("apiKey", "demo-key");
    private static final Map<String, String> SENDGRID = Map.of("from", "hello@demo.example");

    @Test
    void fillsInTheVendorsAddressAndRouteDefaults() {
        ProviderSettings settings =
                request("sendgrid", SENDGRID, Map.of("apiKey", "demo-key")).validated(Set.of(), RULES);

        assertThat(settings.settings()).containsEntry("baseUrl", "https://api.sendgrid.com");
        assertThat(settings.enabled()).isTrue();
        assertThat(settings.order()).isEqualTo(1);
    }

    @Test
    void aSecretThatIsKeptNeedNotBeGivenAgain() {
        ProviderRequest request = request("sendgrid", SENDGRID, Map.of());

        assertThat(faults(request, Set.of())).containsExactly("/secrets/apiKey");
        assertThat(request.validated(Set.of("apiKey"), RULES)).isNotNull();
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
    void callsTheVendorAndNobodyElse() {
        for (String address : List.of(
                "ftp://x",
                "https://user@api.sendgrid.com",
                "https://api.sendgrid.com?a",
                "https://api.sendgrid.com.evil.example",
                "https://evil.example/api.sendgrid.com",
                "http://api.sendgrid.com",
                "https://169.254.169.254",
                "http://localhost:18090/sendgrid",
                "x",
                "file:///etc")) {
            assertThat(faults(request("sendgrid", sendGridAt(address), API_KEY), Set.of()))
                    .as(address)
                    .containsExactly("/settings/baseUrl");
        }
        assertThat(request("sendgrid", sendGridAt("https://api.eu.sendgrid.com"), API_KEY)
                        .validated(Set.of(), RULES))
                .isNotNull();
    }

    @Test
    void developmentMayCallItsSimulators() {
        OutboundRules development = new OutboundRules(true, Set.of(443), Set.of(25));

        assertThat(request("sendgrid", sendGridAt("http://localhost:18090/sendgrid"), API_KEY)
                        .validated(Set.of(), development))
                .isNotNull();
    }

    private static Map<String, String> sendGridAt(String address) {
        return Map.of("from", "a@b.example", "baseUrl", address);
    }

    @Test
    void refusesMailServersThatAreInsideOrNone() {
        for (String host :
                List.of("localhost", "127.0.0.1", "127.1", "10.1.2.3", "[::1]", "mailserver", "a b.example")) {
            assertThat(faults(request("smtp", Map.of("host", host, "from", "a@b.example"), Map.of()), Set.of()))
                    .as(host)
                    .containsExactly("/settings/host");
        }
        for (String port : List.of("0", "65536", "-1", "25x", "6379", "443")) {
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            smtp     | host=mail.example;from=a@b.example;username=u            |                             | /secrets/password
            smtp     | host=mail.example;from=a@b.example                       | password=p                  | /settings/username
            smtp     | host=mail.example;from=a@b.example;tls=ssl               |                             | /settings/tls
            smtp     | host=mail.example;from=nobody                            |                             | /settings/from
            smtp     | host=mail.example;from=a@b.example;dkimDomain=b.example  |                             | /settings/dkimSelector,/secrets/dkimPrivateKey
            sendgrid | from=a@b.example;eventWebhookPublicKey=abc               | apiKey=k                    | /settings/eventWebhookPublicKey
            twilio   | accountSid=AC1;from=+15005550006                         | authToken=t                 | /settings/accountSid
            twilio   | accountSid=AC00000000000000000000000000000001           | authToken=t                 | /settings/from
            twilio   | accountSid=AC00000000000000000000000000000001;from=+1500 |                             | /settings/from,/secrets/authToken
            twilio   | accountSid=AC00000000000000000000000000000001;from=Us    | apiKeySecret=s              | /settings/apiKeySid
            fcm      | projectId=demo-project                                   |                             | /secrets/serviceAccount
            fcm      | projectId=demo-project                                   | serviceAccount={}           | /secrets/serviceAccount
            fcm      | projectId=Demo                                           |                             | /settings/projectId,/secrets/serviceAccount
            fcm      | projectId=demo-project                                   | accessToken=t               | /secrets/serviceAccount,/secrets/accessToken
            twilio   | accountSid=AC00000000000000000000000000000001;from=Us;maxSegments=11 | authToken=t     | /settings/maxSegments
            twilio   | accountSid=AC00000000000000000000000000000001;from=Us;refusedPrefixes=1900 | authToken=t | /settings/refusedPrefixes
            whatsapp | phoneNumberId=+15005550006                               | accessToken=t               | /settings/phoneNumberId
            whatsapp | phoneNumberId=12345;apiVersion=23                        | accessToken=t               | /settings/apiVersion
            """)
    void eachTypeKnowsWhatAnAccountNeeds(String type, String settings, String secrets, String faults) {
        assertThat(faults(request(type, pairs(settings), pairs(secrets)), Set.of()))
                .containsExactlyInAnyOrder(faults.split(","));
    }

    private static Map<String, String> pairs(String text) {
        return text == null
                ? Map.of()
                : Arrays.stream(text.split(";"))
                        .map(pair -> pair.split("=", 2))
                        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    @Test
    void takesAWholeServiceAccountAndOnlyOnesThatGetTheirTokensFromGoogle() {
        Map<String, String> settings = Map.of("projectId", "demo-project");

        assertThat(request("fcm", settings, Map.of("serviceAccount", Keys.serviceAccount(ServiceAccount.GOOGLE)))
                        .validated(Set.of(), RULES))
                .isNotNull();
        assertThat(faults(
                        request("fcm", settings, Map.of("serviceAccount", Keys.serviceAccount("https://evil.example"))),
                        Set.of()))
                .containsExactly("/secrets/serviceAccount");
    }

    @Test
    void takesKeysAsTheirOwnersShowThem() {
        Map<String, String> sendGrid = Map.of("from", "a@b.example", "eventWebhookPublicKey", Keys.ecPublicKey());
        Map<String, String> smtp = Map.of(
                "host", "mail.example", "from", "a@b.example", "dkimDomain", "b.example", "dkimSelector", "mail");

        assertThat(request("sendgrid", sendGrid, API_KEY).validated(Set.of(), RULES))
                .isNotNull();
        assertThat(request("smtp", smtp, Map.of("dkimPrivateKey", Keys.rsaPem()))
                        .validated(Set.of(), RULES))
                .isNotNull();
    }

    @Test
    void nullTakesASecretAwayUnlessItIsNeeded() {
        Map<String, String> gone = new HashMap<>();
        gone.put("apiKey", null);
        assertThat(faults(request("sendgrid", SENDGRID, gone), Set.of("apiKey")))
                .containsExactly("/secrets/apiKey");

        Map<String, String> settings = Map.of("phoneNumberId", "12345");
        gone.clear();
        gone.put("appSecret", null);
        assertThat(request("whatsapp", settings, gone).validated(Set.of("accessToken", "appSecret"), RULES))
                .isNotNull();
    }

    private static ProviderRequest request(String type, Map<String, String> settings, Map<String, String> secrets) {
        return new ProviderRequest(type, "Account", null, null, null, settings, secrets);
    }

    private static List<String> faults(ProviderRequest request, Set<String> kept) {
        ProblemException refused = catchThrowableOfType(ProblemException.class, () -> request.validated(kept, RULES));
        return refused.problem().errors().stream().map(Violation::pointer).toList();
    }
}
