package io.carillon.rendering.qute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.rendering.engine.Format;
import io.carillon.rendering.engine.RenderBudget;
import io.carillon.rendering.engine.RenderException;
import io.carillon.rendering.engine.TemplateSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Qute's guide promises as far as tenants may use it, and what they may not. */
class QuteBehaviourTest {
    private static final String CANARY = "S3CRET";
    private static final Map<String, String> PARTIALS = Map.of("footer", "-- {who} ({name})", "plain", "{name}!");

    private final QuteEngine engine = new QuteEngine();

    /** A value no request can hold; shows that nothing is read by reflection. */
    public static final class Account {
        public final String field = CANARY;

        public String getSecret() {
            return CANARY;
        }

        @Override
        public String toString() {
            return "account";
        }
    }

    private static Map<String, Object> data() {
        return Map.ofEntries(
                Map.entry("name", "Ada"),
                Map.entry("person", Map.of("first", "Ada", "pet", Map.of("name", "Rex"))),
                Map.entry("items", List.of(Map.of("title", "one"), Map.of("title", "two"))),
                Map.entry("tags", List.of("a", "b")),
                Map.entry("scores", Map.of("math", 1)),
                Map.entry("none", List.of()),
                Map.entry("yes", true),
                Map.entry("no", false),
                Map.entry("count", 3),
                Map.entry("user", new Account()));
    }

    private String render(String source) {
        return engine.compile(TemplateSource.of(source, Format.TEXT, PARTIALS)).render(data(), RenderBudget.lenient());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '§', quoteCharacter = '`', textBlock = """
            {name}{person.pet.name}{person['first']}                          § AdaRexAda
            {#for i in items}{i_index}{i.title}{#if i_hasNext},{/if}{/for}    § 0one,1two
            {#each items}{it.title}{it_count}{/each}                          § one1two2
            {#for t in tags}{t}{name}{/for}                                   § aAdabAda
            {#for e in scores}{e.key}={e.value}{/for}                         § math=1
            {#for i in 3}{i}{/for}                                            § 123
            {#for x in none}x{#else}nothing{/for}                             § nothing
            {#for x in missing}x{#else}nothing{/for}                          § nothing
            {#if yes}a{#else}b{/if}{#if no}a{#else}b{/if}                     § ab
            {#if no}a{#else if count > 2}b{#else}c{/if}                       § b
            {#if count == 3 && name == 'Ada'}a{/if}{#if !no}b{/if}            § ab
            {#if missing}a{#else}b{/if}{#if missing.deeper}a{#else}b{/if}     § bb
            {#let first=person.first}{first}{/let}                            § Ada
            {#set x=1 y='z'}{x}{y}{/set}                                      § 1z
            {#with person}{first}{/with}                                      § Ada
            {#when count}{#is 3}three{#is in 4 5}more{#else}other{/when}      § three
            {#switch name}{#case 'Bob'}b{#case 'Ada'}a{/switch}               § a
            {missing ?: 'friend'}{name ?: 'friend'}{missing.or('x')}          § friendAdax
            {yes ? 'a' : 'b'}{no ? 'a' : 'b'}                                 § ab
            {tags.size}{tags.get(1)}{tags[0]}{tags.first}                     § 2baa
            {count + 1}{count mod 2}                                          § 41
            {#include footer who='Bell' /}                                    § -- Bell (Ada)
            {#include footer who=person.pet.name /}                           § -- Rex (Ada)
            {#for i in items}{#include plain /}{/for}                         § Ada!Ada!
            a{! a {name} remark !}b                                           § ab
            \\{name} {|{name}|} { name } p { color: red }                     § `{name} {name} { name } p { color: red }`
            {missing}{person.none.deeper}.                                    § .
            """)
    void saysWhatTheGuideSays(String source, String rendered) {
        assertThat(render(source)).isEqualTo(rendered);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{class}",
                "{getClass}",
                "{name.class}",
                "{name.getClass()}",
                "{name.getClass().forName('java.lang.Runtime')}",
                "{name.length}{name.length()}{name.bytes}{name.toUpperCase()}",
                "{user.secret}{user.getSecret}{user.getSecret()}{user.field}",
                "{#with user}{secret}{field}{class}{/with}",
                "{person.class}{person.entrySet}{person.keySet()}{person.get('first').class}",
                "{tags.class}{tags.stream}{tags.iterator()}",
                "{constructor}{this.constructor}{this.__proto__}{__proto__}",
                "{config:property}",
                "{inject:bean}{cdi:bean.secret}",
                "{cdi:identity}",
                "{str:eval('{name}')}",
                "{str:builder}",
                "{time:now}",
                "{io_carillon_Secrets:KEY}",
                "{#eval '{user.secret}' /}",
                "{#insert /}",
                "{#insert name}x{/insert}",
                "{#fragment id=a}x{/fragment}",
                "{#include $a /}",
                "{#include footer$a /}",
                "{#include pom.xml /}",
                "{#include /etc/passwd /}",
                "{#include _id=name /}",
                "{#include _id='footer' who='x' /}",
                "{#include unknown /}",
                "{#include footer}{#who}x{/who}{/include}",
                "{#footer who='x' /}",
                "{#cached}x{/cached}",
                "{@java.lang.String name}{name}",
                "{@java.lang.Runtime name}",
                "{name.raw}{name.safe}",
                "{items.orEmpty.class}",
                "{#each user}{it}{/each}",
                "{#for x in name}{x}{/for}",
                "{name.or(user.secret)}"
            })
    void nothingIsReadByReflectionNorFromElsewhere(String source) {
        try {
            assertThat(render(source)).isIn("", "Ada");
        } catch (RenderException refused) {
            assertThat(refused.getMessage()).doesNotContain(CANARY, "java.", "io.", "Exception");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{#eval '1' /}",
                "{#insert /}",
                "{#include $a /}",
                "{#include _id=name /}",
                "{#include unknown /}",
                "{#footer /}",
                "{@java.lang.String name}",
                "{inject:bean}",
                "{#cached}x{/cached}"
            })
    void whatIsNotAvailableIsRefusedBeforeItIsUsed(String source) {
        assertThatThrownBy(() -> engine.compile(TemplateSource.of("a\n" + source, Format.TEXT, PARTIALS)))
                .isExactlyInstanceOf(RenderException.class)
                .hasMessageStartingWith("line 2: ");
    }

    @Test
    void countingToABillionIsStopped() {
        assertThatThrownBy(() -> render("{#for i in 1000000000}x{/for}"))
                .isExactlyInstanceOf(RenderException.class)
                .hasMessage("the template repeats too much");
        assertThatThrownBy(() -> render("{#for i in -2000000000}x{#else}{/for}{#for i in 1000000000}x{/for}"))
                .hasMessage("the template repeats too much");
        assertThat(render("{#for i in -5}x{#else}none{/for}")).isEqualTo("none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{#if name}x", "{/if}", "{#if name}x{/for}", "{name", "{#if}x{/if}", "{#}"})
    void anInvalidSourceIsRefusedInWordsFitForTheCaller(String source) {
        assertThatThrownBy(() -> engine.compile(TemplateSource.text(source)))
                .isExactlyInstanceOf(RenderException.class)
                .hasMessageStartingWith("line 1: ")
                .hasMessageNotContainingAny("Exception", "io.", "java.", "\n");
    }

    @Test
    void linesThatHoldNothingButASectionLeaveNoLine() {
        assertThat(render("a\n{#for t in tags}\n- {t}\n{/for}\nb")).isEqualTo("a\n- a\n- b\nb");
    }
}
