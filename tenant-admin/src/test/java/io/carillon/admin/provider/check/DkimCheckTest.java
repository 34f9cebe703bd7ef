package io.carillon.admin.provider.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.admin.provider.KeyFile;
import io.carillon.admin.provider.Keys;
import io.carillon.admin.provider.ProviderConfig;
import io.carillon.admin.provider.ProviderType;
import io.vertx.core.Vertx;
import java.net.URI;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a name server of the test's own. */
class DkimCheckTest {
    private static final String NAME = "mail._domainkey.b.example";
    private static final PublicKey KEY =
            KeyFile.rsaPrivateKey(Keys.rsaPem()).flatMap(DkimRecord::publicHalf).orElseThrow();

    private final Vertx vertx = Vertx.vertx();
    private FakeDns dns;

    @BeforeEach
    void open() throws Exception {
        dns = new FakeDns();
    }

    @AfterEach
    void close() {
        dns.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void findsTheKeyThatSigns() {
        dns.holds(NAME, DkimRecord.of(KEY));
        assertThat(check(signing())).containsExactly(CheckStep.ok("dkim", NAME + " holds the public half of the key"));
    }

    @Test
    void findsAKeyInAnySpellingOfItsRecord() {
        String record = DkimRecord.of(KEY).replace("p=", "t=s; p=");
        String key = record.substring(record.indexOf("p="));
        dns.holds(NAME, "k=rsa ; ", key.substring(0, 40) + " ", " " + key.substring(40) + " ; n=note");
        assertThat(check(signing())).extracting(CheckStep::ok).containsExactly(true);
    }

    @Test
    void saysWhatToPublishWhenThereIsNoKey() {
        CheckStep missing = check(signing()).getFirst();
        assertThat(missing.ok()).isFalse();
        assertThat(missing.warning()).isTrue();
        assertThat(missing.detail())
                .startsWith("there is no key at " + NAME)
                .contains("look with dig TXT " + NAME)
                .endsWith("publish the TXT record " + DkimRecord.of(KEY));
        dns.holds(NAME);
        assertThat(check(signing())).containsExactly(missing);
        dns.holds(NAME, "v=spf1 -all");
        assertThat(check(signing())).containsExactly(missing);
    }

    @Test
    void tellsAnotherKeyAndAWithdrawnOne() throws Exception {
        KeyPair other = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        dns.holds(NAME, DkimRecord.of(other.getPublic()));
        assertThat(check(signing()).getFirst().detail()).startsWith(NAME + " holds another key");
        dns.holds(NAME, "v=DKIM1; p=");
        assertThat(check(signing()).getFirst().detail()).startsWith(NAME + " says that its key was withdrawn");
    }

    @Test
    void whoeverDoesNotSignIsNotLookedUp() {
        assertThat(check(new OpenedAccount(ProviderType.SMTP, Map.of("host", "b.example"), Map.of())))
                .isEmpty();
    }

    @Test
    void aSilentNameServerIsNoFailure() {
        dns.close();
        assertThat(check(signing()).getFirst().detail()).startsWith("DNS did not tell about " + NAME);
    }

    private static OpenedAccount signing() {
        return new OpenedAccount(
                ProviderType.SMTP,
                Map.of("host", "b.example", "dkimDomain", "b.example", "dkimSelector", "mail"),
                Map.of("dkimPrivateKey", Keys.rsaPem()));
    }

    private List<CheckStep> check(OpenedAccount account) {
        return new DkimCheck(vertx, config(dns.address()))
                .check(account)
                .await()
                .atMost(Duration.ofSeconds(30));
    }

    private static ProviderConfig config(URI server) {
        return new ProviderConfig() {
            @Override
            public URI publicUrl() {
                return URI.create("http://localhost");
            }

            @Override
            public Duration testTimeout() {
                return Duration.ofSeconds(10);
            }

            @Override
            public Optional<URI> dnsServer() {
                return Optional.of(server);
            }
        };
    }
}
