package io.carillon.admin.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HandlebarsSyntaxTest {
    private final HandlebarsSyntax syntax = new HandlebarsSyntax();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain words",
                "Hello {{name}}",
                "{{#if a}}x{{else}}y{{/if}}",
                "{{#unless a}}x{{/unless}}",
                "{{#each items}}{{@index}} {{name}}{{/each}}",
                "{{#with user}}{{name}}{{/with}}",
                "{{lookup map 'key'}}",
                "{{~name~}}",
                "{{! a comment with #each }}",
                "{{!-- a comment with {{#each}} and }} in it --}}{{name}}",
                "{{#items}}{{name}}{{/items}}{{^items}}none{{/items}}",
                "{{#if a}}x{{^}}y{{/if}}",
                "{ a } }} {"
            })
    void whatPeopleUseMayBePublished(String source) {
        assertThat(syntax.fault(source, true)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {{#if a}}x                 | line 1
                    {{name                     | line 1
                    {{/if}}                    | line 1
                    {{#if a}}x{{/each}}        | line 1
                    {{> header}}               | partials
                    {{#> layout}}x{{/layout}}  | partials
                    {{#*inline 'a'}}x{{/inline}} | partials
                    {{* decorator}}            | partials
                    {{{{raw}}}} x {{{{/raw}}}} | raw blocks
                    {{precompile 'x'}}         | precompile
                    {{i18n 'x'}}               | i18n
                    {{embedded 'x'}}           | embedded
                    {{{html}}}                 | unescaped
                    {{&html}}                  | unescaped
                    """)
    void whatIsBrokenOrDangerousMayNot(String source, String reason) {
        assertThat(syntax.fault(source, true))
                .hasValueSatisfying(fault -> assertThat(fault).contains(reason));
    }

    @Test
    void textMaySayItDoesNotEscape() {
        assertThat(syntax.fault("{{{name}}}", false)).isEmpty();
    }

    @Test
    void theFaultNamesItsLine() {
        assertThat(syntax.fault("one\ntwo\n{{#if a}}\n{{/each}}", false))
                .hasValueSatisfying(fault -> assertThat(fault).startsWith("line 4"));
    }

    @Test
    void sixteenBlocksMayBeNestedAndNotMore() {
        assertThat(syntax.fault("{{#if a}}".repeat(16) + "{{/if}}".repeat(16), false))
                .isEmpty();
        assertThat(syntax.fault("{{#if a}}".repeat(17) + "{{/if}}".repeat(17), false))
                .isPresent();
    }

    @Test
    void nestingThatWouldOverflowAParserIsRefused() {
        assertThat(syntax.fault("{{#if a}}".repeat(5000) + "{{/if}}".repeat(5000), false))
                .isPresent();
        assertThat(syntax.fault("{{lookup " + "(lookup ".repeat(7000) + "a b" + ")".repeat(7000) + " c}}", false))
                .isPresent();
    }
}
