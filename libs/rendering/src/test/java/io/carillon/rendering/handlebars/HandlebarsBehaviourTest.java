package io.carillon.rendering.handlebars;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.rendering.engine.Format;
import io.carillon.rendering.engine.RenderBudget;
import io.carillon.rendering.engine.TemplateSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The behaviours the Handlebars guide promises and people rely on. */
class HandlebarsBehaviourTest {
    private static final Map<String, String> PARTIALS = Map.of(
            "footer", "-- {{who}} ({{name}})",
            "item", "{{title}},",
            "outer", "[{{> item}}]");

    private final HandlebarsEngine engine = new HandlebarsEngine();

    private static Map<String, Object> data() {
        Map<String, Object> scores = new LinkedHashMap<>();
        scores.put("math", 1);
        scores.put("art", 2);
        return Map.ofEntries(
                Map.entry("name", "Ada"),
                Map.entry("markup", "<b>&\"'</b>"),
                Map.entry("person", Map.of("first", "Ada", "pet", Map.of("name", "Rex"), "first-name", "A")),
                Map.entry("items", List.of(Map.of("title", "one", "price", 5), Map.of("title", "two", "price", 20))),
                Map.entry("matrix", List.of(List.of(1, 2), List.of(3, 4))),
                Map.entry("tags", List.of("a", "b", "c")),
                Map.entry("scores", scores),
                Map.entry("none", List.of()),
                Map.entry("yes", true),
                Map.entry("no", false),
                Map.entry("zero", 0),
                Map.entry("empty", ""),
                Map.entry("count", 3),
                Map.entry("key", "art"));
    }

    private String render(String source, Format format) {
        return engine.compile(TemplateSource.of(source, format, PARTIALS)).render(data(), RenderBudget.lenient());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '§', quoteCharacter = '`', textBlock = """
            {{name}}{{person.first}}{{person/first}}                          § AdaAdaAda
            {{this.name}}{{./name}}                                           § AdaAda
            {{person.[first-name]}}                                           § A
            {{person.pet.name}}{{person.none.name}}{{missing}}                § Rex
            {{tags.[1]}}{{tags.1}}{{items.0.title}}                           § bbone
            {{#each tags}}{{@index}}{{this}}{{/each}}                         § 0a1b2c
            {{#each tags}}{{#if @first}}<{{/if}}{{.}}{{#if @last}}>{{/if}}{{/each}} § <abc>
            {{#each tags}}{{this}}{{#unless @last}}, {{/unless}}{{/each}}     § a, b, c
            {{#each scores}}{{@key}}={{this}};{{/each}}                       § math=1;art=2;
            {{#each items}}{{title}}{{../name}}{{@root.count}};{{/each}}      § oneAda3;twoAda3;
            {{#each matrix}}{{#each this}}{{@../index}}{{@index}}={{this}} {{/each}}{{/each}} § `00=1 01=2 10=3 11=4 `
            {{#each items as |item i|}}{{i}}{{item.title}}{{/each}}           § 0one1two
            {{#each scores as |score subject|}}{{subject}}{{score}}{{/each}}  § math1art2
            {{#each none}}x{{else}}nothing{{/each}}                           § nothing
            {{#each missing}}x{{else}}nothing{{/each}}                        § nothing
            {{#if yes}}a{{/if}}{{#if no}}b{{/if}}{{#if name}}c{{/if}}         § ac
            {{#if zero}}a{{else}}b{{/if}}{{#if empty}}a{{else}}b{{/if}}       § bb
            {{#if none}}a{{else}}b{{/if}}{{#if missing}}a{{else}}b{{/if}}     § bb
            {{#if no}}a{{else if zero}}b{{else if yes}}c{{else}}d{{/if}}      § c
            {{#unless no}}a{{/unless}}{{#unless yes}}b{{else}}c{{/unless}}    § ac
            {{^no}}a{{/no}}{{^yes}}b{{/yes}}                                  § a
            {{#with person}}{{first}}{{#with pet}}{{name}}{{/with}}{{/with}}  § AdaRex
            {{#with person as |p|}}{{p.first}}{{/with}}                       § Ada
            {{#with missing}}a{{else}}b{{/with}}                              § b
            {{lookup person "first"}}{{lookup tags 1}}{{lookup scores key}}   § Adab2
            {{#each tags}}{{lookup @root.tags @index}}{{/each}}               § abc
            {{#if (eq name "Ada")}}a{{/if}}{{#if (eq count 3)}}b{{/if}}{{#if (eq count "3")}}c{{/if}} § ab
            {{#if (ne name "Bob")}}a{{/if}}{{#if (ne count 3.0)}}b{{/if}}     § a
            {{#if (lt 1 2)}}a{{/if}}{{#if (lt 2 1)}}b{{/if}}{{#if (lte 2 2)}}c{{/if}} § ac
            {{#if (gt count 2.5)}}a{{/if}}{{#if (gte 3 count)}}b{{/if}}{{#if (gt name 1)}}c{{/if}} § ab
            {{#if (and yes name count)}}a{{/if}}{{#if (and yes no)}}b{{/if}}  § a
            {{#if (or no zero name)}}a{{/if}}{{#if (or no missing)}}b{{/if}}  § a
            {{#if (not no)}}a{{/if}}{{#if (not name)}}b{{/if}}                § a
            {{#if (and (gt count 1) (not (eq name "Bob")))}}a{{/if}}          § a
            {{#eq name "Ada"}}a{{else}}b{{/eq}}{{#gt count 5}}a{{else}}b{{/gt}} § ab
            {{#each items}}{{#if (gt price 10)}}{{title}}{{/if}}{{/each}}     § two
            {{> footer who="Bell"}}                                           § -- Bell (Ada)
            {{> footer who=person.pet.name}}                                  § -- Rex (Ada)
            {{#each items}}{{> item}}{{/each}}                                § one,two,
            {{> item items.[0]}}                                              § one,
            {{#each items}}{{> outer}}{{/each}}                               § [one,][two,]
            a{{! a remark }}b{{!-- {{name}} }} --}}c{{!}}d                    § abcd
            a {{~name~}} b                                                    § aAdab
            a {{name~}} b {{~name}} c                                         § a AdabAda c
            {{#if yes ~}} a {{~/if}}                                          § a
            {{#each tags ~}} {{this}} {{~/each}}                              § abc
            \\{{name}} {{name}}                                               § {{name}} Ada
            { name } {"a": 1} }}                                              § { name } {"a": 1} }}
            """)
    void saysWhatTheGuideSays(String source, String rendered) {
        assertThat(render(source, Format.TEXT)).isEqualTo(rendered);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '§', quoteCharacter = '`', textBlock = """
            {{markup}}                            § &lt;b&gt;&amp;&quot;&#x27;&lt;/b&gt;
            {{#with this}}{{markup}}{{/with}}     § &lt;b&gt;&amp;&quot;&#x27;&lt;/b&gt;
            {{lookup this "markup"}}              § &lt;b&gt;&amp;&quot;&#x27;&lt;/b&gt;
            {{> footer who=markup}}               § -- &lt;b&gt;&amp;&quot;&#x27;&lt;/b&gt; (Ada)
            <i>&amp;"'</i>                        § <i>&amp;"'</i>
            """)
    void escapesValuesInHtmlOnly(String source, String rendered) {
        assertThat(render(source, Format.HTML)).isEqualTo(rendered);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '§', quoteCharacter = '`', textBlock = """
            {{markup}}{{{markup}}}{{&markup}}     § <b>&"'</b><b>&"'</b><b>&"'</b>
            {{{ markup }}}{{& markup}}            § <b>&"'</b><b>&"'</b>
            """)
    void nothingIsEscapedInText(String source, String rendered) {
        assertThat(render(source, Format.TEXT)).isEqualTo(rendered);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '§', quoteCharacter = '`', textBlock = """
            `a\n{{#if yes}}\nb\n{{/if}}\nc`                 § `a\nb\nc`
            `a\n{{#each tags}}\n- {{this}}\n{{/each}}\nb`   § `a\n- a\n- b\n- c\nb`
            `a\n{{! remark }}\nb`                           § `a\nb`
            `Items:\n{{~#each tags}}\n- {{this}}\n{{~/each}}\nBye` § `Items:- a- b- cBye`
            """)
    void linesThatHoldNothingButABlockLeaveNoLine(String source, String rendered) {
        assertThat(render(source, Format.TEXT)).isEqualTo(rendered);
    }
}
