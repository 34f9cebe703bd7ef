package io.carillon.rendering.handlebars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.rendering.engine.Format;
import io.carillon.rendering.engine.RenderBudget;
import io.carillon.rendering.engine.RenderException;
import io.carillon.rendering.engine.TemplateSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What tenants may write in templates, and what comes of it. */
class HandlebarsEngineTest {
    private static final Map<String, Object> DATA = Map.of(
            "name",
            "Ada",
            "markup",
            "<b>\"O'Hara & Sons\"</b>",
            "user",
            Map.of("first", "Ada", "address", Map.of("city", "London")),
            "items",
            List.of(Map.of("title", "one", "price", 1.5), Map.of("title", "two", "price", 20)),
            "none",
            List.of(),
            "yes",
            true,
            "no",
            false,
            "zero",
            0,
            "count",
            3);

    private final HandlebarsEngine engine = new HandlebarsEngine();

    private String render(String source, boolean html, Map<String, Object> data) {
        TemplateSource whole = TemplateSource.of(source, html ? Format.HTML : Format.TEXT, Map.of());
        return engine.compile(whole).render(data, RenderBudget.lenient());
    }

    private String text(String source) {
        return render(source, false, DATA);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '§', quoteCharacter = '`', textBlock = """
            {{name}} {{user.address.city}}                                  § Ada London
            {{missing}}{{user.missing.deeper}}.                             § .
            {{#each items}}{{@index}}={{title}} {{/each}}                   § `0=one 1=two `
            {{#each items}}{{#if @last}}and {{/if}}{{title}} {{/each}}      § `one and two `
            {{#each items}}{{title}} of {{@root.count}} {{/each}}           § `one of 3 two of 3 `
            {{#each items}}{{../name}}{{/each}}                             § AdaAda
            {{#each items as |item i|}}{{i}}{{item.title}}{{/each}}         § 0one1two
            {{#each user.address}}{{@key}}:{{this}}{{/each}}                § city:London
            {{#each none}}x{{else}}nothing{{/each}}                         § nothing
            {{#items}}{{title}}{{/items}}                                   § onetwo
            {{^none}}nothing{{/none}}                                       § nothing
            {{#if yes}}a{{else}}b{{/if}}{{#if no}}a{{else}}b{{/if}}         § ab
            {{#if zero}}a{{else if yes}}b{{else}}c{{/if}}                   § b
            {{#if none}}a{{else}}b{{/if}}                                   § b
            {{#unless no}}a{{/unless}}{{#unless yes}}b{{/unless}}           § a
            {{#with user}}{{first}} of {{address.city}}{{/with}}            § Ada of London
            {{#if (eq count 3)}}three{{/if}}{{#if (eq name "Bob")}}x{{/if}} § three
            {{lookup user "first"}}                                         § Ada
            a{{! a remark }}b{{!-- {{name}} --}}c                           § abc
            a  {{~name~}}  b                                                § aAdab
            \\{{name}}                                                      § {{name}}
            """)
    void saysWhatHandlebarsSays(String source, String rendered) {
        assertThat(text(source)).isEqualTo(rendered);
    }

    @Test
    void escapesValuesForHtmlAndLeavesTextAlone() {
        assertThat(render("<p>{{markup}}</p>", true, DATA))
                .isEqualTo("<p>&lt;b&gt;&quot;O&#x27;Hara &amp; Sons&quot;&lt;/b&gt;</p>");
        assertThat(text("<p>{{markup}}</p>")).isEqualTo("<p><b>\"O'Hara & Sons\"</b></p>");
    }

    @Test
    void whatLooksLikeATemplateInAValueStaysAValue() {
        Map<String, Object> data = Map.of("name", "{{user.first}}{{{x}}}{{#each");
        assertThat(render("Hi {{name}}", false, data)).isEqualTo("Hi {{user.first}}{{{x}}}{{#each");
    }

    @Test
    void aSourceWithoutExpressionsIsTakenAsItIs() {
        assertThat(text("100 % } { \\ plain")).isEqualTo("100 % } { \\ plain");
    }

    @Test
    void theSameSourceIsNotMixedUpBetweenHtmlAndText() {
        assertThat(render("{{markup}}", true, DATA)).contains("&lt;");
        assertThat(render("{{markup}}", false, DATA)).contains("<");
        assertThat(render("{{markup}}", true, DATA)).contains("&lt;");
    }

    @Test
    void rendersTheSameSourceWithOtherDataAfresh() {
        assertThat(render("{{name}}", false, Map.of("name", "Ada"))).isEqualTo("Ada");
        assertThat(render("{{name}}", false, Map.of("name", "Grace"))).isEqualTo("Grace");
    }

    @Test
    void nullIsNothing() {
        Map<String, Object> data = new HashMap<>();
        data.put("name", null);
        assertThat(render("[{{name}}]", false, data)).isEqualTo("[]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{#if}}",
                "{{#if name}}never closed",
                "{{/if}}",
                "{{#if name}}{{/each}}",
                "{{name",
                "{{}}",
                "{{{name}}",
                "{{#each items}}{{else}}{{else}}{{/each}}",
                "{{unknownHelper name}}",
                "{{#unknown name}}x{{/unknown}}"
            })
    void anInvalidSourceIsRefusedInWordsFitForTheCaller(String source) {
        assertThatThrownBy(() -> text(source))
                .isExactlyInstanceOf(RenderException.class)
                .hasMessageStartingWith("line 1: ")
                .hasMessageNotContainingAny("Exception", "com.github", "io.carillon", "java.", "\n");
    }
}
