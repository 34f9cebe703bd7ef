package io.carillon.admin.mjml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.events.Content;
import io.carillon.rendering.ContentRenderer;
import io.carillon.rendering.ContentSource;
import io.carillon.rendering.TemplateEngines;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MjmlCompilerTest {
    private static final Map<String, Object> DATA = Map.of(
            "name", "Ada & <Co>", "url", "https://x.example/?a=1&b=2", "colour", "#0f766e", "items", List.of("a", "b"));

    @ParameterizedTest
    @ValueSource(strings = {"handlebars", "qute"})
    void expressionsSurviveWherever(String engine) {
        boolean qute = engine.equals("qute");
        String each = qute ? "{#for item in items}" : "{{#each items}}";
        String end = qute ? "{/for}" : "{{/each}}";
        String item = qute ? "{item}" : "{{this}}";
        String mjml = """
                <mjml><mj-head><mj-style>.a { color: red }</mj-style></mj-head><mj-body>
                <mj-section background-color="[colour]"><mj-column>
                <mj-text>Hello [name]</mj-text>
                <mj-raw>EACH</mj-raw><mj-text>row ITEM</mj-text><mj-raw>END</mj-raw>
                <mj-button href="[url]">Go</mj-button>
                </mj-column></mj-section></mj-body></mjml>
                """.replace("EACH", each).replace("END", end).replace("ITEM", item);
        String source = mjml.replaceAll("\\[(\\w+)]", qute ? "{$1}" : "{{$1}}");

        String html = render(engine, MjmlCompiler.compile(source, engine));

        assertThat(html)
                .contains(
                        "Hello Ada &amp; &lt;Co&gt;",
                        "row a",
                        "row b",
                        "#0f766e",
                        "&amp;b",
                        "href=\"https://x.example/?a",
                        ".a { color: red }")
                .doesNotContain("[name]", "zq", "\\{");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<p>no</p> | line 1: must begin with <mjml>",
                "<mjml></mjml> | line 1: has no <mj-body>",
                "<mjml>~<mj-body>~<mj-foo/> | line 3: there is no element mj-foo",
                "<mjml>~<mj-body>~<mj-include path='/etc/passwd'/> | line 3: files cannot be included",
                "<mjml>~<mj-body>~<mj-section> | line 3: mj-section is not closed",
                "<mjml><mj-body></mj-section> | line 1: mj-section is closed and was not opened here",
                "<mjml><mj-body></mj-body></mjml>~<mj-text>x</mj-text> | line 2: mj-text stands outside of mjml",
                "<mjml><mj-body><mj-section><mj-column width='{{w}}'></mj-column></mj-section></mj-body></mjml>"
                        + " | line 1: {{w}} stands where MJML keeps no text; put it into mj-text or mj-raw",
                "<mjml><mj-body><mj-text title=\"x | line 1: a tag is not closed",
            })
    void saysWhatIsWrongAndWhere(String source, String words) {
        assertThatThrownBy(() -> MjmlCompiler.compile(source.replace('~', '\n'), "handlebars"))
                .isInstanceOf(MjmlException.class)
                .hasMessage(words);
    }

    @Test
    void sizesAreBounded() {
        String deep = "<mjml><mj-body>" + "<mj-wrapper>".repeat(5000);
        String many = "<mjml><mj-body>" + "<mj-spacer/>".repeat(501) + "</mj-body></mjml>";
        String large = "<mjml><mj-body>"
                + "<mj-section><mj-column><mj-text>x</mj-text></mj-column></mj-section>".repeat(100)
                + "</mj-body></mjml>";

        assertThatThrownBy(() -> MjmlCompiler.compile(deep, "handlebars")).hasMessageContaining("nested more than 16");
        assertThatThrownBy(() -> MjmlCompiler.compile(many, "handlebars")).hasMessageContaining("more than 500");
        assertThatThrownBy(() -> MjmlCompiler.compile(large, "handlebars")).hasMessageContaining("KB of HTML");
    }

    private static String render(String engine, String html) {
        ContentSource source = new ContentSource(engine, true, Map.of(), null, Content.email("s", html, null));
        return new ContentRenderer(new TemplateEngines())
                .render(source, DATA)
                .content()
                .html();
    }
}
