package io.carillon.tenantconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.tenancy.TenantId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretSealerTest {
    private static final TenantId TENANT = TenantId.of("01900000-0000-7000-8000-0000000000d1");
    private static final TenantId OTHER = TenantId.of("01900000-0000-7000-8000-0000000000d2");
    private static final String OLD_KEY = "old:" + key("demo-sealing-key-of-32-bytes-001");
    private static final String NEW_KEY = "new:" + key("demo-sealing-key-of-32-bytes-002");

    private final SecretSealer sealer = new SecretSealer(OLD_KEY);

    @ParameterizedTest
    @ValueSource(strings = {"", "demo-password", "pässwörd ✓ 🔔", "a.b|c"})
    void whatWasSealedOpens(String plain) {
        String sealed = sealer.seal(TENANT, "account", "password", plain);

        assertThat(sealer.open(TENANT, "account", "password", sealed)).isEqualTo(plain);
        assertThat(sealed).startsWith("old.");
    }

    @Test
    void theSealShowsNothingAndNeverRepeats() {
        Set<String> seals = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            seals.add(sealer.seal(TENANT, "account", "password", "demo-password"));
        }

        assertThat(seals).hasSize(1000).noneMatch(text -> text.contains("demo-password"));
    }

    @Test
    void itDoesNotOpenForSomebodyElse() {
        String sealed = sealer.seal(TENANT, "account", "password", "demo-password");

        assertRefused(() -> sealer.open(OTHER, "account", "password", sealed));
        assertRefused(() -> sealer.open(TENANT, "account-2", "password", sealed));
        assertRefused(() -> sealer.open(TENANT, "account", "apiKey", sealed));
    }

    @Test
    void namesCannotBeShiftedIntoOneAnother() {
        String sealed = sealer.seal(TENANT, "account|x", "password", "demo-password");

        assertRefused(() -> sealer.open(TENANT, "account", "x|password", sealed));
    }

    @Test
    void oneChangedBitAnywhereIsNoticed() {
        String sealed = sealer.seal(TENANT, "account", "password", "demo-password");
        byte[] box = Base64.getUrlDecoder().decode(sealed.substring(4));
        for (int i = 0; i < box.length; i++) {
            byte[] changed = box.clone();
            changed[i] ^= 1;
            String forged = "old." + Base64.getUrlEncoder().withoutPadding().encodeToString(changed);

            assertRefused(() -> sealer.open(TENANT, "account", "password", forged));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "old", "old.", "old.AAAA", "old.***", "old.AAAAAAAAAAAAAAAA", "gone.AAAA", "plain text"
            })
    void whatIsNoSealIsRefused(String text) {
        assertRefused(() -> sealer.open(TENANT, "account", "password", text));
    }

    @Test
    void afterRotationTheNewKeySealsAndBothOpen() {
        String before = sealer.seal(TENANT, "account", "password", "demo-password");
        SecretSealer rotated = new SecretSealer(NEW_KEY + ", " + OLD_KEY);

        assertThat(rotated.open(TENANT, "account", "password", before)).isEqualTo("demo-password");
        assertThat(rotated.seal(TENANT, "account", "password", "demo-password")).startsWith("new.");
    }

    @Test
    void withoutItsKeyASecretStaysShut() {
        String sealed = sealer.seal(TENANT, "account", "password", "demo-password");
        SecretSealer forgetful = new SecretSealer(NEW_KEY);
        SecretSealer impostor = new SecretSealer("old:" + key("demo-sealing-key-of-32-bytes-003"));

        assertRefused(() -> forgetful.open(TENANT, "account", "password", sealed));
        assertRefused(() -> impostor.open(TENANT, "account", "password", sealed));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "id",
                "id:",
                ":ZGVtby1zZWFsaW5nLWtleS1vZi0zMi1ieXRlcy0wMDE=",
                "a.b:ZGVtby1zZWFsaW5nLWtleS1vZi0zMi1ieXRlcy0wMDE=",
                "id:c2hvcnQ=",
                "id:not base64!"
            })
    void malformedKeysAreRefusedWithoutShowingThem(String keys) {
        assertThatThrownBy(() -> new SecretSealer(keys))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("SEALING_KEYS must read keyId:base64 of 32 bytes, each keyId once");
    }

    @Test
    void twoKeysOfOneNameAreRefused() {
        String twice = OLD_KEY + ",old:" + key("demo-sealing-key-of-32-bytes-002");

        assertThatThrownBy(() -> new SecretSealer(twice)).isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertRefused(Runnable opening) {
        assertThatThrownBy(opening::run).isInstanceOf(IllegalArgumentException.class);
    }

    private static String key(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }
}
