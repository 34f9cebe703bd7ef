package io.carillon.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.events.Content;
import io.carillon.events.TenantConfigPublished.Layout;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateChecksTest {
    private final TemplateChecks checks = new TemplateChecks(new TemplateEngines());

    private static ContentSource source(Content parts, Map<String, String> partials) {
        return new ContentSource("handlebars", true, partials, null, parts);
    }

    @Test
    void everyFaultHasItsPartItsLineAndPlainWords() {
        Content broken = new Content(
                "{{#if a}}",
                "<p>\n{{{name}}}</p>",
                "ok {{name}}",
                null,
                null,
                null,
                null,
                null,
                List.of("ok", "{{> unknown}}"),
                Map.of("a/b", "{{helper name}}"));
        assertThat(checks.check(source(broken, Map.of())))
                .containsExactly(
                        new SourceFault("/subject", 1, "line 1: the block 'if' is not closed"),
                        new SourceFault("/html", 2, "line 2: unescaped output is not allowed in HTML"),
                        new SourceFault("/whatsappParameters/1", 1, "line 1: there is no partial 'unknown'"),
                        new SourceFault("/data/a~1b", 1, "line 1: there is no helper 'helper'"));
        assertThat(checks.check(source(Content.email("{{a}}", "<p>{{b}}</p>", "{{{c}}}"), Map.of())))
                .isEmpty();
    }

    @Test
    void aPartialsFaultIsToldWhereItIsAndWhereItIsPutIn() {
        Map<String, String> partials = Map.of("p", "a\n{{/if}}");
        assertThat(checks.checkPartials("handlebars", partials))
                .containsExactly(new SourceFault("/partials/p", 2, "line 2: '/if' closes no block"));
        assertThat(checks.check(source(Content.text("{{> p}}"), partials)))
                .containsExactly(new SourceFault("/text", 0, "in the partial 'p': line 2: '/if' closes no block"));
    }

    @Test
    void partialsHavePlainNames() {
        assertThat(checks.checkPartials("handlebars", Map.of("../etc/passwd", "x")))
                .extracting(SourceFault::pointer)
                .containsExactly("/partials/..~1etc~1passwd");
        assertThat(checks.checkPartials("qute", Map.of("sign-off_2", "{who}"))).isEmpty();
    }

    @Test
    void aLayoutMustPutOutTheContent() {
        assertThat(checks.checkLayout(new Layout("a", "handlebars", "<b>{{content}}</b>", "{{content}}")))
                .isEmpty();
        assertThat(checks.checkLayout(new Layout("a", "handlebars", "<b>{{{content}}}</b>", null)))
                .isEmpty();
        assertThat(checks.checkLayout(new Layout("a", "qute", "<b>{content}</b>", "{content}")))
                .isEmpty();
        assertThat(checks.checkLayout(new Layout("a", "handlebars", "<b></b>", "{{content")))
                .containsExactly(
                        new SourceFault("/html", 0, "does not put out 'content'"),
                        new SourceFault("/text", 1, "line 1: a tag is not closed"));
        assertThat(checks.checkLayout(new Layout("a", "handlebars", "{{{name}}}{{content}}", null)))
                .extracting(SourceFault::detail)
                .containsExactly("line 1: unescaped output is not allowed in HTML");
    }

    @Test
    void namesTheVariablesThatPartsAndTheirPartialsUse() {
        Content parts = Content.email(
                "{{name}} {{order.id}} {{@root.shop}}",
                "{{#each items as |item i|}}{{item.title}}{{title}}{{i}}{{@root.currency}}{{/each}}"
                        + "{{#with address}}{{city}}{{/with}}{{#if (eq kind \"a\")}}{{badge}}{{/if}}{{this.plain}}",
                "{{#person}}{{first}}{{/person}}{{^empty}}{{none}}{{/empty}}{{lookup map key}}{{[odd name]}}"
                        + "{{> p who=boss}}{{> q ctx}}{{! ignored }}\\{{escaped}}");
        Map<String, String> partials = Map.of("p", "{{who}}{{footer}}", "q", "{{inner}}");
        assertThat(checks.variables(source(parts, partials)))
                .containsExactlyInAnyOrder(
                        "name",
                        "order",
                        "shop",
                        "items",
                        "currency",
                        "address",
                        "kind",
                        "badge",
                        "plain",
                        "person",
                        "empty",
                        "map",
                        "key",
                        "odd name",
                        "boss",
                        "footer",
                        "ctx");
    }
}
