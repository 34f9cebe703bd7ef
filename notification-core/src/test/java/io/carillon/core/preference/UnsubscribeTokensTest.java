package io.carillon.core.preference;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.core.recipient.Address;
import io.carillon.events.Channel;
import io.carillon.events.TenantConfigPublished.Category;
import io.carillon.tenancy.TenantId;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UnsubscribeTokensTest {
    private static final String ID_KEY = key("demo-id-signing-key-32-bytes-001");
    private static final TenantId TENANT = new TenantId(UUID.randomUUID());
    private static final Unsubscription NEWS =
            new Unsubscription(Subject.ofUser(TENANT, "ada|7:x"), Channel.EMAIL, "news");

    private final UnsubscribeTokens tokens = tokens(Optional.empty());

    @Test
    void readsWhatItIssued() {
        assertThat(tokens.read(tokens.issue(NEWS))).contains(NEWS);
        assertThat(tokens.issue(NEWS))
                .matches("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]{22}")
                .isEqualTo(tokens.issue(NEWS));
    }

    @Test
    void oneSignElseIsNoToken() {
        String token = tokens.issue(NEWS);
        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'A' ? 'Q' : 'A';
            String forged = token.substring(0, i) + other + token.substring(i + 1);
            assertThat(tokens.read(forged).filter(NEWS::equals)).isEmpty();
        }
        for (String malformed : List.of("", ".", "a", "a.b", token.substring(1), token + "A", "ä.ö")) {
            assertThat(tokens.read(malformed)).isEmpty();
        }
    }

    @Test
    void anotherKeyIsAnotherDoor() {
        UnsubscribeTokens others =
                new UnsubscribeTokens(config(Optional.empty()), key("demo-id-signing-key-32-bytes-002"));
        assertThat(others.read(tokens.issue(NEWS))).isEmpty();
    }

    @Test
    void oldTokensStayGoodWhenKeysAreAdded() {
        String old = tokens.issue(NEWS);
        UnsubscribeTokens rotated = tokens(Optional.of(
                "k2:" + key("demo-unsubscribe-key-32-bytes-02") + ",k1:" + key("demo-unsubscribe-key-32-bytes-01")));
        assertThat(rotated.read(old)).contains(NEWS);
        assertThat(rotated.issue(NEWS)).isNotEqualTo(old);
        assertThat(rotated.read(rotated.issue(NEWS))).contains(NEWS);
        assertThat(tokens.read(rotated.issue(NEWS))).isEmpty();
        assertThat(tokens(Optional.of("k1:" + key("demo-unsubscribe-key-32-bytes-01")))
                        .read(tokens(Optional.of("k1:" + key("demo-unsubscribe-key-32-bytes-01")))
                                .issue(NEWS)))
                .contains(NEWS);
    }

    @Test
    void linksHoldNoAddressAndFitIntoAHeader() {
        UnsubscribeLinks links = new UnsubscribeLinks(tokens, config(Optional.empty()));
        String link = links.ofMail(TENANT, null, "ada@example.org", "news", Optional.empty())
                .orElseThrow();
        assertThat(link).startsWith("https://mail.example/unsubscribe/");
        assertThat(new String(Base64.getUrlDecoder().decode(link.substring(33, link.indexOf('.', 33)))))
                .doesNotContain("ada@");
        assertThat(tokens.read(link.substring(33)).orElseThrow().subject())
                .isEqualTo(Subject.ofAddress(Address.of(TENANT, Channel.EMAIL, "ADA@example.org")));
        assertThat(links.ofMail(TENANT, "\uD83D\uDE00".repeat(127), "ada@example.org", "news", Optional.empty()))
                .hasValueSatisfying(url -> assertThat(url).hasSizeLessThan(900));
    }

    @Test
    void nobodyLeavesMandatoryAndTransactionalMail() {
        UnsubscribeLinks links = new UnsubscribeLinks(tokens, config(Optional.empty()));
        assertThat(links.ofMail(TENANT, "ada", "a@example.org", "c", Optional.of(category(true, false))))
                .isEmpty();
        assertThat(links.ofMail(TENANT, "ada", "a@example.org", "c", Optional.of(category(false, true))))
                .isEmpty();
        assertThat(links.ofMail(TENANT, "ada", "a@example.org", "c", Optional.of(category(false, false))))
                .isPresent();
    }

    private static Category category(boolean mandatory, boolean transactional) {
        return new Category("c", "C", mandatory, transactional, null, List.of());
    }

    private static UnsubscribeTokens tokens(Optional<String> keys) {
        return new UnsubscribeTokens(config(keys), ID_KEY);
    }

    private static UnsubscribeConfig config(Optional<String> keys) {
        return new UnsubscribeConfig() {
            @Override
            public String publicUrl() {
                return "https://mail.example/";
            }

            @Override
            public Optional<String> keys() {
                return keys;
            }
        };
    }

    private static String key(String bytes) {
        return Base64.getEncoder().encodeToString(bytes.getBytes());
    }
}
