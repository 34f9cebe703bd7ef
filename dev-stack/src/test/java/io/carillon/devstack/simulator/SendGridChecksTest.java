package io.carillon.devstack.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the published Mail Send API refuses, by the field it names. */
class SendGridChecksTest {
    private static final String WHOLE = """
            {"personalizations":[{"to":[{"email":"ada@example.com","name":"Ada"}],"custom_args":{"a":"1"}}],
             "from":{"email":"us@example.com","name":"Us"},"reply_to":{"email":"help@example.com"},"subject":"Hello",
             "content":[{"type":"text/plain","value":"Hi"},{"type":"text/html","value":"<p>Hi"}],
             "attachments":[{"content":"JVBERi0=","type":"application/pdf","filename":"a.pdf","disposition":"attachment"},
              {"content":"iVBORw==","type":"image/png","filename":"l.png","disposition":"inline","content_id":"l"}],
             "categories":["general"],"headers":{"Message-ID":"<1@us>"}}""";

    @Test
    void aWholeMailIsFine() {
        assertThat(fields(new JsonObject(WHOLE))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/colour | \"red\" | colour",
                "/personalizations | [] | personalizations",
                "/personalizations | 7 | personalizations",
                "/personalizations/0/to | [] | personalizations.0.to",
                "/personalizations/0/to/0/email | \"ada\" | personalizations.0.to.0.email",
                "/personalizations/0/to/0/email | \"ada@example.com\\r\\nBcc: x\" | personalizations.0.to.0.email",
                "/personalizations/0/to/0/name | \"A\\nB\" | personalizations.0.to.0.name",
                "/personalizations/0/cc | [{\"email\":\"ADA@example.com\"}] | personalizations.0.cc",
                "/personalizations/0/custom_args | {\"a\":1} | personalizations.0.custom_args",
                "/personalizations/0/headers | {\"Subject\":\"x\"} | personalizations.0.headers",
                "/from | {} | from.email",
                "/from/email | \"us\" | from.email",
                "/from | \"us@example.com\" | from.email",
                "/reply_to | {\"email\":\"x\"} | reply_to.email",
                "/subject | \"\" | subject",
                "/subject | 7 | subject",
                "/content | [] | content",
                "/content/0/value | \"\" | content.0.value",
                "/content/0/type | \"\" | content.0.type",
                "/content/1/type | \"text/html; charset=utf-8\" | content.1.type",
                "/content | [{\"type\":\"text/html\",\"value\":\"a\"},{\"type\":\"text/plain\",\"value\":\"b\"}] | content",
                "/attachments/0/content | \"%%%\" | attachments.0.content",
                "/attachments/0/content | \"\" | attachments.0.content",
                "/attachments/0/filename | \"\" | attachments.0.filename",
                "/attachments/0/filename | \"a\\r\\nb\" | attachments.0.filename",
                "/attachments/0/type | \"a;b\" | attachments.0.type",
                "/attachments/0/disposition | \"hidden\" | attachments.0.disposition",
                "/attachments/1/content_id | \"a\\nb\" | attachments.1.content_id",
                "/categories | \"general\" | categories",
                "/categories | [\"a\",\"a\"] | categories",
                "/categories | [7] | categories.0",
                "/headers | {\"Reply-To\":\"x\"} | headers",
                "/headers | {\"X-A\":\"a\\r\\nb\"} | headers",
                "/headers | {\"X A\":\"a\"} | headers"
            })
    void namesTheFieldAtFault(String pointer, String value, String field) {
        JsonObject mail = new JsonObject(WHOLE);
        put(mail, pointer.substring(1).split("/"), new JsonArray("[" + value + "]").getValue(0));
        assertThat(fields(mail)).contains(field);
    }

    @Test
    void keepsToTheLimits() {
        JsonObject mail = new JsonObject(WHOLE);
        JsonArray many = new JsonArray();
        IntStream.range(0, 1001)
                .forEach(i -> many.add(new JsonObject()
                        .put("to", new JsonArray().add(new JsonObject().put("email", "a" + i + "@example.com")))));
        assertThat(fields(mail.copy().put("personalizations", many)))
                .containsExactly("personalizations", "personalizations");
        JsonArray eleven = new JsonArray();
        IntStream.range(0, 11).forEach(i -> eleven.add("c" + i));
        assertThat(fields(mail.copy().put("categories", eleven))).containsExactly("categories");
        assertThat(fields(mail.copy().put("custom_args", new JsonObject().put("a", "x".repeat(10_000)))))
                .containsExactly("custom_args");
    }

    private static void put(JsonObject mail, String[] path, Object value) {
        Object at = mail;
        for (int i = 0; i < path.length - 1; i++) {
            at = at instanceof JsonArray array
                    ? array.getValue(Integer.parseInt(path[i]))
                    : ((JsonObject) at).getValue(path[i]);
        }
        ((JsonObject) at).put(path[path.length - 1], value);
    }

    private static List<String> fields(JsonObject mail) {
        return SendGridChecks.of(mail).stream()
                .map(error -> ((JsonObject) error).getString("field"))
                .toList();
    }
}
