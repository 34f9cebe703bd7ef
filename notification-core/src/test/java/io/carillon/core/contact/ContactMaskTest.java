package io.carillon.core.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContactMaskTest {

    @ParameterizedTest
    @CsvSource({
        "ada@example.com, a***@example.com",
        "+491701234567,   ***67",
        "dev,             ***",
        "device-token-1,  ***-1",
    })
    void hidesAContact(String contact, String shown) {
        assertThat(ContactMask.mask(contact)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "'550 <ada@example.com> unknown', '550 <a***@example.com> unknown'",
        "'call +49 170 1234567 now',      'call ***67 now'",
        "'{\"email\":\"ada@example.com\"', '{\"email\":\"a***@example.com\"'",
        "'attempt 12 of 20',              'attempt 12 of 20'",
    })
    void hidesContactsInAText(String text, String shown) {
        assertThat(ContactMask.maskText(text)).isEqualTo(shown);
    }

    @Test
    void hidesContactsInJsonAndKeepsIdsAndTimes() {
        Map<String, Object> request = Map.of(
                "notificationId", "01900000-0000-7000-8000-0000000000d1",
                "acceptedAt", "2026-11-22T12:00:00Z",
                "recipient",
                        Map.of(
                                "email",
                                "ada@example.com",
                                "phone",
                                "+491701234567",
                                "deviceTokens",
                                List.of("abcdefgh")),
                "data", Map.of("note", "write to bob@example.org", "count", 3),
                "list", Arrays.asList("x", null));
        assertThat(ContactMask.maskJson(request))
                .isEqualTo(Map.of(
                        "notificationId", "01900000-0000-7000-8000-0000000000d1",
                        "acceptedAt", "2026-11-22T12:00:00Z",
                        "recipient",
                                Map.of(
                                        "email", "a***@example.com",
                                        "phone", "***67",
                                        "deviceTokens", List.of("***gh")),
                        "data", Map.of("note", "write to b***@example.org", "count", 3),
                        "list", Arrays.asList("x", null)));
    }
}
