package io.carillon.core.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.core.CoreProblem;
import io.carillon.events.Channel;
import io.carillon.events.Content;
import io.carillon.events.TenantConfigPublished;
import io.carillon.events.TenantConfigPublished.Template;
import io.carillon.events.TenantConfigPublished.TemplateVersion;
import io.carillon.problem.CommonProblem;
import io.carillon.problem.Violation;
import io.carillon.testkit.Snapshots;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestChecksTest {
    private static final Map<Channel, Content> WORDS = Map.of(Channel.EMAIL, Content.text("Hi"));
    private static final TenantConfigPublished CONFIG = Snapshots.freshTenant()
            .template(new Template(
                    "welcome",
                    "account",
                    List.of(Channel.EMAIL, Channel.IN_APP),
                    2,
                    List.of(version(1), version(2, "name", "a/b"))))
            .template(new Template("silent", "account", List.of(), 1, List.of(version(1))))
            .build();

    private static TemplateVersion version(int number, String... required) {
        return Snapshots.version(number, Map.of("en", WORDS), required);
    }

    private static Optional<Rejection> check(RequestBuilder request) {
        return RequestChecks.check(request.build(), Optional.of(CONFIG));
    }

    private static RequestBuilder good() {
        return RequestBuilder.byTemplate().with("data", Map.of("name", "Ada", "a/b", 1));
    }

    @Test
    void aGoodRequestPasses() {
        assertThat(check(good())).isEmpty();
        assertThat(check(RequestBuilder.inline("email", Map.of("subject", "Hi"))))
                .isEmpty();
    }

    @Test
    void theTenantMustBeKnownAndActive() {
        assertThat(RequestChecks.check(good().build(), Optional.empty()))
                .hasValueSatisfying(no -> assertThat(no.type()).isEqualTo(CoreProblem.TENANT_UNKNOWN));
        TenantConfigPublished suspended = Snapshots.freshTenant().suspended().build();
        assertThat(RequestChecks.check(good().build(), Optional.of(suspended)))
                .hasValueSatisfying(no -> assertThat(no.type()).isEqualTo(CoreProblem.TENANT_SUSPENDED));
    }

    @Test
    void formIsCheckedFirst() {
        assertThat(RequestChecks.check(good().with("category", "").build(), Optional.empty()))
                .hasValueSatisfying(no -> assertThat(no.type()).isEqualTo(CommonProblem.VALIDATION_FAILED));
    }

    @Test
    void theTemplateMustBePublishedInTheVersionAskedFor() {
        for (Map<String, Object> template : List.<Map<String, Object>>of(
                Map.of("code", "unknown"),
                Map.of("code", "Welcome"),
                Map.of("code", "welcome", "version", 3),
                Map.of("code", "welcome", "version", 0),
                Map.of("code", "welcome", "version", -1),
                Map.of("code", "welcome", "version", Integer.MAX_VALUE))) {
            assertThat(check(good().with("template", template)))
                    .as(template.toString())
                    .hasValueSatisfying(no -> {
                        assertThat(no.type()).isEqualTo(CoreProblem.TEMPLATE_NOT_FOUND);
                        assertThat(no.violations())
                                .extracting(Violation::pointer)
                                .containsExactly("/template");
                    });
        }
    }

    @Test
    void anOlderPublishedVersionMayBeNamed() {
        RequestBuilder older =
                good().with("template", Map.of("code", "welcome", "version", 1)).with("data", null);
        assertThat(check(older)).isEmpty();
        assertThat(RequestChecks.version(older.build(), CONFIG))
                .hasValueSatisfying(version -> assertThat(version.version()).isEqualTo(1));
        assertThat(RequestChecks.version(good().build(), CONFIG))
                .hasValueSatisfying(version -> assertThat(version.version()).isEqualTo(2));
    }

    @Test
    void everyMissingVariableIsNamedByItsPointer() {
        assertThat(check(good().with("data", Map.of("other", 1)))).hasValueSatisfying(no -> {
            assertThat(no.type()).isEqualTo(CoreProblem.VARIABLES_MISSING);
            assertThat(no.violations()).extracting(Violation::pointer).containsExactly("/data/name", "/data/a~1b");
        });
        assertThat(check(good().with("data", null)))
                .hasValueSatisfying(no -> assertThat(no.type()).isEqualTo(CoreProblem.VARIABLES_MISSING));
    }

    @Test
    void dataMustObeyTheSchemaOfTheVariables() {
        Map<String, Object> count = Map.of("properties", Map.of("count", Map.of("type", "integer")));
        assertThat(checkAgainst(count, Map.of("count", 3))).isEmpty();
        assertThat(checkAgainst(count, Map.of("count", "three"))).hasValueSatisfying(no -> {
            assertThat(no.type()).isEqualTo(CoreProblem.VARIABLES_INVALID);
            assertThat(no.violations()).extracting(Violation::pointer).containsExactly("/data/count");
        });
        assertThat(checkAgainst(null, Map.of("count", "three"))).isEmpty();
    }

    @Test
    void aSchemaThatCannotBeUsedIsTheTemplatesFault() {
        assertThat(checkAgainst(Map.of("$ref", "https://example.com/schema.json"), Map.of()))
                .hasValueSatisfying(no -> assertThat(no.type()).isEqualTo(CoreProblem.TEMPLATE_FAILED));
    }

    private static Optional<Rejection> checkAgainst(Map<String, Object> schema, Map<String, Object> data) {
        TemplateVersion version =
                new TemplateVersion(1, "handlebars", false, schema, null, null, null, null, Map.of("en", WORDS));
        TenantConfigPublished config = Snapshots.freshTenant()
                .template(new Template("welcome", "account", List.of(Channel.EMAIL), 1, List.of(version)))
                .build();
        return RequestChecks.check(good().with("data", data).build(), Optional.of(config));
    }

    @Test
    void somebodyMustNameAChannel() {
        assertThat(check(good().with("template", Map.of("code", "silent")))).hasValueSatisfying(no -> {
            assertThat(no.type()).isEqualTo(CoreProblem.NO_CHANNEL);
            assertThat(no.violations()).extracting(Violation::pointer).containsExactly("/channels");
        });
        assertThat(check(good().with("template", Map.of("code", "silent")).with("channels", List.of("email"))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            email    | email        | ada@example.com | true
            email    | phone        | +4915112345678  | false
            sms      | phone        | +4915112345678  | true
            sms      | whatsapp     | +4915112345678  | false
            whatsapp | whatsapp     | +4915112345678  | true
            whatsapp | phone        | +4915112345678  | false
            in-app   | userId       | ada             | true
            in-app   | email        | ada@example.com | false
            webhook  | userId       | ada             | false
            """)
    void theRecipientMustBeReachableOnSomeChannel(String channel, String field, String value, boolean reachable) {
        Optional<Rejection> rejection = check(good().recipient(field, value).with("channels", List.of(channel)));
        assertThat(rejection.isEmpty()).isEqualTo(reachable);
        rejection.ifPresent(no -> {
            assertThat(no.type()).isEqualTo(CoreProblem.NO_CONTACT);
            assertThat(no.violations()).extracting(Violation::pointer).containsExactly("/recipient");
        });
    }

    @Test
    void pushNeedsADevice() {
        RequestBuilder push = good().with("channels", List.of("push"));
        assertThat(check(push.recipient("deviceTokens", List.of()))).isPresent();
        assertThat(check(push.recipient("deviceTokens", List.of("token")))).isEmpty();
    }

    @Test
    void oneReachableChannelOfSeveralIsEnough() {
        assertThat(check(good().with("channels", List.of("sms", "email")))).isEmpty();
    }

    @Test
    void channelsComeFromTheRequestThenItsContentThenTheTemplate() {
        assertThat(RequestChecks.channels(good().build(), CONFIG)).containsExactly(Channel.EMAIL, Channel.IN_APP);
        assertThat(RequestChecks.channels(
                        good().with("channels", List.of("sms", "push", "sms")).build(), CONFIG))
                .containsExactly(Channel.SMS, Channel.PUSH);
        assertThat(RequestChecks.channels(
                        RequestBuilder.inline("sms", Map.of("text", "Hi")).build(), CONFIG))
                .containsExactly(Channel.SMS);
    }
}
