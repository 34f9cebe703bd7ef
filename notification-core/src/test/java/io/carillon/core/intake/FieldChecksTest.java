package io.carillon.core.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.problem.Violation;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The bad-input list, tried in every field that takes text: refused with its pointer, or harmless there and let in. */
class FieldChecksTest {
    private static final Map<String, String> BAD = bad();
    private static final Set<String> UNSTORABLE = Set.of("NUL", "half a surrogate pair", "other half");
    private static final Set<String> LINE =
            Set.of("NUL", "half a surrogate pair", "other half", "CR LF", "lone LF", "NEL", "empty", "blank", "1 MB");

    private static Map<String, String> bad() {
        Map<String, String> bad = new LinkedHashMap<>();
        bad.put("empty", "");
        bad.put("blank", "  ");
        bad.put("1 MB", "x".repeat(1_000_000));
        bad.put("NUL", "a\0b");
        bad.put("CR LF", "a\r\nBcc: b@example.com");
        bad.put("lone LF", "a\nb");
        bad.put("NEL", "a\u0085b");
        bad.put("line separator", "a\u2028b");
        bad.put("half a surrogate pair", "a\uD83Db");
        bad.put("other half", "\uDE00");
        bad.put("RTL override", "a\u202Eb");
        bad.put("byte order mark", "\uFEFFab");
        bad.put("emoji", "a\uD83D\uDE00b");
        bad.put("mustache", "{{name}}");
        bad.put("raw mustache", "{{{name");
        bad.put("brace", "{");
        bad.put("SQL", "' OR 1=1--");
        bad.put("percent NUL", "%00");
        bad.put("path", "../../etc/passwd");
        bad.put("formula", "=cmd|' /C calc'!A0");
        bad.put("script", "<script>alert(1)</script>");
        return bad;
    }

    /** A field: its pointer, how to set it, and which of the list it refuses; null means all. */
    private record Field(String pointer, Function<String, RequestBuilder> with, Set<String> refused) {
        @Override
        public String toString() {
            return pointer;
        }
    }

    private static List<Field> fields() {
        RequestBuilder good = RequestBuilder.byTemplate();
        return List.of(
                new Field("/template/code", v -> good.with("template", Map.of("code", v)), LINE),
                new Field("/template/locale", v -> good.with("template", Map.of("code", "w", "locale", v)), null),
                new Field("/recipient/userId", v -> good.recipient("userId", v), LINE),
                new Field("/recipient/email", v -> good.recipient("email", v), null),
                new Field("/recipient/email", v -> good.recipient("email", v + "@example.com"), null),
                new Field("/recipient/email", v -> good.recipient("email", "ada@" + v), null),
                new Field("/recipient/phone", v -> good.recipient("phone", v), null),
                new Field("/recipient/phone", v -> good.recipient("phone", "+49151" + v), null),
                new Field("/recipient/whatsapp", v -> good.recipient("whatsapp", v), null),
                new Field("/recipient/locale", v -> good.recipient("locale", v), null),
                new Field("/recipient/timeZone", v -> good.recipient("timeZone", v), null),
                new Field("/category", v -> good.with("category", v), LINE),
                new Field("/metadata/key", v -> good.with("metadata", Map.of("key", v)), LINE),
                new Field("/metadata", v -> good.with("metadata", Map.of(v, "value")), LINE),
                new Field("/data/name", v -> good.with("data", Map.of("name", v)), UNSTORABLE),
                new Field("/data/a/0/b", v -> good.with("data", Map.of("a", List.of(Map.of("b", v)))), UNSTORABLE),
                new Field("/data", v -> good.with("data", Map.of(v, 1)), UNSTORABLE),
                new Field("/content/email/subject", v -> inline("subject", v), UNSTORABLE),
                new Field("/content/email/html", v -> inline("html", v), UNSTORABLE),
                new Field("/content/email/text", v -> inline("text", v), UNSTORABLE),
                new Field("/content/email/title", v -> inline("title", v), UNSTORABLE),
                new Field("/content/email/body", v -> inline("body", v), UNSTORABLE),
                new Field("/content/email/actionUrl", v -> inline("actionUrl", v), UNSTORABLE),
                new Field("/content/email/whatsappTemplate", v -> inline("whatsappTemplate", v), UNSTORABLE),
                new Field("/content/email/whatsappLanguage", v -> inline("whatsappLanguage", v), UNSTORABLE),
                new Field("/content/email/whatsappParameters/0", v -> inlineList(v), UNSTORABLE),
                new Field("/content/email/data/key", v -> inlineData("key", v), UNSTORABLE),
                new Field("/content/email/data", v -> inlineData(v, "value"), UNSTORABLE));
    }

    private static RequestBuilder inline(String part, String value) {
        return RequestBuilder.inline("email", Map.of(part, value));
    }

    private static RequestBuilder inlineList(String value) {
        return RequestBuilder.inline("email", Map.of("whatsappParameters", List.of(value)));
    }

    private static RequestBuilder inlineData(String key, String value) {
        return RequestBuilder.inline("email", Map.of("data", Map.of(key, value)));
    }

    @Test
    void whatWhatsAppCannotShowIsPointedAt() {
        Map<String, Object> tooMuch =
                Map.of("text", "Come?", "buttons", List.of(Map.of("id", "y", "label", "Yes, with all my friends")));
        assertThat(FieldChecks.of(RequestBuilder.inline("whatsapp", tooMuch).build()))
                .extracting(Violation::pointer)
                .containsExactly("/content/whatsapp/buttons/0/label");
        assertThat(FieldChecks.of(RequestBuilder.inline("whatsapp", Map.of()).build()))
                .extracting(Violation::pointer)
                .containsExactly("/content/whatsapp");
        Map<String, Object> elsewhere =
                Map.of("text", "Hi", "media", Map.of("kind", "image", "url", "https://a.example/1.png"));
        assertThat(FieldChecks.of(RequestBuilder.inline("sms", elsewhere).build()))
                .extracting(Violation::pointer)
                .containsExactly("/content/sms/media");
    }

    static Stream<Arguments> everyBadInputInEveryField() {
        return fields().stream().flatMap(field -> BAD.keySet().stream().map(name -> Arguments.of(field, name)));
    }

    @ParameterizedTest(name = "{0} with {1}")
    @MethodSource
    void everyBadInputInEveryField(Field field, String name) {
        List<Violation> violations =
                FieldChecks.of(field.with().apply(BAD.get(name)).build());
        if (isRefused(field, name)) {
            assertThat(violations).extracting(Violation::pointer).contains(field.pointer());
        } else {
            assertThat(violations).isEmpty();
        }
    }

    private static boolean isRefused(Field field, String name) {
        boolean harmlessAddress = field.pointer().equals("/recipient/email") && HARMLESS_LOCAL_PARTS.contains(name);
        if (harmlessAddress) {
            String address =
                    field.with().apply(BAD.get(name)).build().recipient().email();
            return !address.endsWith("@example.com");
        }
        return field.refused() == null || field.refused().contains(name);
    }

    /** RFC 5322 allows these characters before the at sign; they are data everywhere behind this door. */
    private static final Set<String> HARMLESS_LOCAL_PARTS =
            Set.of("emoji", "mustache", "raw mustache", "brace", "percent NUL");

    @Test
    void everyDeviceTokenIsCheckedInItsPlace() {
        for (String name : BAD.keySet()) {
            List<Violation> violations = FieldChecks.of(RequestBuilder.byTemplate()
                    .recipient("deviceTokens", List.of("good", BAD.get(name)))
                    .build());
            boolean isToken = Set.of("mustache", "raw mustache", "brace", "percent NUL", "path", "script")
                    .contains(name);
            assertThat(violations)
                    .as(name)
                    .extracting(Violation::pointer)
                    .isEqualTo(isToken ? List.of() : List.of("/recipient/deviceTokens/1"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/template/code, 100",
        "/category, 100",
        "/recipient/userId, 255",
        "/metadata/key, 500",
        "/metadata, 500",
    })
    void takesTextUpToItsLimitAndNotOneMore(String pointer, int limit) {
        Field field = fields().stream()
                .filter(one -> one.pointer().equals(pointer))
                .findFirst()
                .orElseThrow();
        assertThat(FieldChecks.of(field.with().apply("x".repeat(limit)).build()))
                .isEmpty();
        assertThat(FieldChecks.of(field.with().apply("x".repeat(limit + 1)).build()))
                .containsExactly(new Violation(pointer, "is longer than " + limit + " characters"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@example.com",
                "a.b+c@sub.example.co.uk",
                "o'hara@example.com",
                "\u00fc@b\u00fccher.example",
                "a@xn--bcher-kva.example",
                "_@a.io",
                "1234567890@example.com"
            })
    void takesAddressesThatExist(String address) {
        assertThat(FieldChecks.of(
                        RequestBuilder.byTemplate().recipient("email", address).build()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b",
                "@example.com",
                "ada@",
                "ada",
                "a@b@example.com",
                "a..b@example.com",
                "a@example..com",
                "a@.example.com",
                "a@-example.com",
                "\"a\r\nb\"@c.de",
                "a b@example.com",
                "<a@example.com>",
                "a@example.com\r\nBcc: b@example.com",
                "a,b@example.com",
                "a@exam ple.com",
                "a@[127.0.0.1]",
                "a\u202E@example.com",
                "a\u2028b@example.com",
                "a\u00A0b@example.com",
                "\uFEFFa@example.com"
            })
    void refusesAddressesThatDoNot(String address) {
        assertThat(FieldChecks.of(
                        RequestBuilder.byTemplate().recipient("email", address).build()))
                .containsExactly(new Violation("/recipient/email", "is not an e-mail address"));
    }

    @Test
    void refusesAnAddressLongerThanSmtpCarries() {
        String domain = ".example".repeat(24) + ".com";
        assertThat(email("a".repeat(254 - 2 - domain.length()) + "@a" + domain)).isEmpty();
        assertThat(email("a".repeat(255 - 2 - domain.length()) + "@a" + domain)).hasSize(1);
        assertThat(email("a".repeat(65) + "@example.com")).hasSize(1);
        assertThat(email("a".repeat(320) + "@example.com")).hasSize(1);
    }

    private static List<Violation> email(String address) {
        return FieldChecks.of(
                RequestBuilder.byTemplate().recipient("email", address).build());
    }

    @ParameterizedTest
    @CsvSource({
        "+4915112345678, true",
        "+1234567, true",
        "+123456789012345, true",
        "+0, false",
        "+04915112345678, false",
        "4915112345678, false",
        "+123456, false",
        "+1234567890123456, false",
        "+49 151 12345678, false",
        "+49-151, false",
        "++4915112345678, false",
        "+49151123456７8, false",
        "+12345678901234567890, false",
    })
    void takesNumbersInE164Only(String number, boolean valid) {
        for (String field : List.of("phone", "whatsapp")) {
            assertThat(FieldChecks.of(RequestBuilder.byTemplate()
                                    .recipient(field, number)
                                    .build())
                            .isEmpty())
                    .isEqualTo(valid);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "locale, de-AT, true",
        "locale, zh-Hant-TW, true",
        "locale, de_AT, false",
        "locale, english please, false",
        "timeZone, Europe/Berlin, true",
        "timeZone, UTC, true",
        "timeZone, Mars/Olympus, false",
        "timeZone, +25:00, false",
    })
    void takesKnownLocalesAndZones(String field, String value, boolean valid) {
        assertThat(FieldChecks.of(RequestBuilder.byTemplate()
                                .recipient(field, value)
                                .build())
                        .isEmpty())
                .isEqualTo(valid);
    }

    @ParameterizedTest
    @CsvSource({
        "scheduledAt, 2026-12-31T23:59:60Z, true", "scheduledAt, 2026-06-01T00:00:00+02:00, true",
        "scheduledAt, 0000-01-01T00:00:00Z, false", "scheduledAt, 9999-12-31T23:59:59Z, false",
        "scheduledAt, +1000000000-12-31T23:59:59Z, false", "expiresAt, +300000-01-01T00:00:00Z, false",
        "expiresAt, -1000000000-01-01T00:00:00Z, false", "expiresAt, 2026-12-31T00:00:00Z, true",
    })
    void takesMomentsThatCanBeStoredAndAddedTo(String field, String moment, boolean valid) {
        List<Violation> violations =
                FieldChecks.of(RequestBuilder.byTemplate().with(field, moment).build());
        assertThat(violations).extracting(Violation::pointer).isEqualTo(valid ? List.of() : List.of("/" + field));
    }

    @Test
    void aMessageMustNotExpireBeforeItIsDue() {
        RequestBuilder request = RequestBuilder.byTemplate()
                .with("scheduledAt", "2026-12-01T10:00:00Z")
                .with("expiresAt", "2026-12-01T10:00:00Z");
        assertThat(FieldChecks.of(request.build()))
                .containsExactly(new Violation("/expiresAt", "is not after scheduledAt"));
    }

    @Test
    void namesEveryFaultAtOnce() {
        RequestBuilder request = RequestBuilder.byTemplate()
                .with("recipient", Map.of("email", "x", "phone", "y"))
                .with("category", "");
        assertThat(FieldChecks.of(request.build()))
                .extracting(Violation::pointer)
                .containsExactly("/recipient/email", "/recipient/phone", "/category");
    }

    @Test
    void needsARecipientAndExactlyOneOfTemplateAndContent() {
        assertThat(FieldChecks.of(
                        RequestBuilder.byTemplate().with("recipient", null).build()))
                .containsExactly(new Violation("/recipient", "is missing"));
        assertThat(FieldChecks.of(
                        RequestBuilder.byTemplate().with("template", null).build()))
                .extracting(Violation::pointer)
                .containsExactly("/template");
        assertThat(FieldChecks.of(inline("text", "x")
                        .with("template", Map.of("code", "w"))
                        .build()))
                .extracting(Violation::pointer)
                .containsExactly("/template");
        assertThat(FieldChecks.of(
                        RequestBuilder.byTemplate().with("template", Map.of()).build()))
                .containsExactly(new Violation("/template/code", "is missing"));
    }

    @Test
    void boundsWhatItTakes() {
        Map<String, String> metadata = new HashMap<>();
        for (int i = 0; i < 51; i++) {
            metadata.put("k" + i, "v");
        }
        List<String> tokens = Collections.nCopies(501, "token");
        Object deep = "x";
        for (int i = 0; i < 40; i++) {
            deep = i % 2 == 0 ? Map.of("d", deep) : List.of(deep);
        }
        assertThat(FieldChecks.of(
                        RequestBuilder.byTemplate().with("metadata", metadata).build()))
                .containsExactly(new Violation("/metadata", "holds more than 50 entries"));
        assertThat(FieldChecks.of(RequestBuilder.byTemplate()
                        .recipient("deviceTokens", tokens)
                        .build()))
                .containsExactly(new Violation("/recipient/deviceTokens", "holds more than 500"));
        assertThat(FieldChecks.of(RequestBuilder.byTemplate()
                        .with("data", Map.of("a", deep))
                        .build()))
                .hasSize(1)
                .allSatisfy(violation -> assertThat(violation.detail()).isEqualTo("is nested too deeply"));
    }

    @Test
    void pointersAreEscaped() {
        assertThat(FieldChecks.of(RequestBuilder.byTemplate()
                        .with("data", Map.of("a/b~c", "\0"))
                        .build()))
                .extracting(Violation::pointer)
                .containsExactly("/data/a~1b~0c");
        assertThat(FieldChecks.of(RequestBuilder.byTemplate()
                        .with("metadata", Map.of("a/b", "\0"))
                        .build()))
                .extracting(Violation::pointer)
                .contains("/metadata/a~1b");
    }
}
