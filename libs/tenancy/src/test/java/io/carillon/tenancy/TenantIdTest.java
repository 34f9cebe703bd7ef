package io.carillon.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TenantIdTest {
    private static final String ID = "01900000-0000-7000-8000-0000000000d1";

    @Test
    void readsAndShowsAUuid() {
        assertThat(TenantId.of(ID)).hasToString(ID);
    }

    @Test
    void upperCaseIsTheSameTenant() {
        assertThat(TenantId.of(ID.toUpperCase(Locale.ROOT))).isEqualTo(TenantId.of(ID));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"", " ", "demo", "1-1-1-1-1", "01900000-0000-7000-8000-0000000000d1 ", "01900000000070008000"})
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> TenantId.of(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
