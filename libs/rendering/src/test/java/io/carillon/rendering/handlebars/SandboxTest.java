package io.carillon.rendering.handlebars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.carillon.rendering.engine.Format;
import io.carillon.rendering.engine.RenderBudget;
import io.carillon.rendering.engine.RenderException;
import io.carillon.rendering.engine.TemplateSource;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Templates are tenant-written code: whatever they try yields nothing, or is refused, and the service lives on. */
class SandboxTest {
    private static final String CANARY = "S3CRET";
    private static final Duration SOON = Duration.ofSeconds(5);

    private final HandlebarsEngine engine = new HandlebarsEngine();

    private String render(String source, boolean html, Map<String, Object> data) {
        TemplateSource whole = TemplateSource.of(source, html ? Format.HTML : Format.TEXT, Map.of());
        return engine.compile(whole).render(data, RenderBudget.lenient());
    }

    /** A value no request can hold; shows that nothing is read by reflection. */
    public static final class Account {
        public final String field = CANARY;

        public String getSecret() {
            return CANARY;
        }

        public String secret() {
            return CANARY;
        }

        @Override
        public String toString() {
            return "account";
        }
    }

    private static final Map<String, Object> DATA =
            Map.of("name", "Ada", "list", List.of("one"), "user", new Account());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{class}}",
                "{{getClass}}",
                "{{this.class}}",
                "{{this.[class]}}",
                "{{@root.class}}",
                "{{name.class}}",
                "{{name.class.name}}",
                "{{name.class.classLoader}}",
                "{{name.getClass.forName}}",
                "{{name.bytes}}",
                "{{this.class.protectionDomain.codeSource.location}}",
                "{{this.entrySet}}",
                "{{list.class}}",
                "{{constructor}}",
                "{{constructor.constructor}}",
                "{{#with (lookup user \"constructor\")}}{{this}}{{/with}}",
                "{{#with user as |u|}}{{u.class}}{{u.getSecret}}{{/with}}",
                "{{lookup this \"class\"}}",
                "{{lookup (lookup this \"user\") \"getClass\"}}",
                "{{lookup list \"class\"}}",
                "{{lookup list 7}}{{lookup list -1}}{{lookup name 0}}",
                "{{__defineGetter__}}{{this.__lookupGetter__}}",
                "{{name.__proto__}}{{@root.__proto__}}{{hasOwnProperty}}",
                "{{@root.user.secret}}{{@root.getClass}}{{@class}}{{@loader}}",
                "{{this.constructor.constructor}}",
                "{{__proto__}}",
                "{{user.secret}}",
                "{{user.getSecret}}",
                "{{user.field}}",
                "{{user.class}}",
                "{{lookup user \"class\"}}",
                "{{lookup user \"secret\"}}",
                "{{lookup (lookup user \"class\") \"classLoader\"}}",
                "{{#with user}}{{secret}}{{field}}{{class}}{{/with}}",
                "{{#each user}}{{@key}}={{this}}{{/each}}",
                "{{#user}}{{secret}}{{/user}}",
                "{{../class}}{{../../../this.class}}"
            })
    void nothingIsReadByReflection(String source) {
        assertThat(rendered(source, DATA)).isIn("", "account", "Ada", "{name=Ada}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{precompile \"pom.xml\"}}",
                "{{embedded \"pom.xml\"}}",
                "{{include \"pom.xml\"}}",
                "{{i18n \"key\"}}",
                "{{i18nJs}}",
                "{{i18nJs \"en\"}}",
                "{{block \"a\"}}",
                "{{#block \"a\"}}x{{/block}}",
                "{{#partial \"a\"}}x{{/partial}}",
                "{{log \"x\"}}",
                "{{assign \"a\" \"b\"}}",
                "{{helperMissing}}",
                "{{blockHelperMissing \"a\"}}",
                "{{stringFormat \"%1000000000d\" 1}}",
                "{{> pom}}",
                "{{> ../../pom.xml}}",
                "{{> (lookup this \"name\")}}",
                "{{> @partial-block}}",
                "{{#> layout}}x{{/layout}}",
                "{{> file:///etc/passwd}}",
                "{{#*inline \"loop\"}}{{> loop}}{{/inline}}{{> loop}}",
                "{{#*inline \"a\"}}x{{/inline}}",
                "{{* decorate}}",
                "{{#* decorate}}x{{/decorate}}",
                "{{{{raw}}}}{{name}}{{{{/raw}}}}",
                "{{=<% %>=}}<%name%>",
                "{{= | | =}}|name|",
                "{{registerHelper \"a\"}}",
                "{{#each (eval \"1\")}}x{{/each}}",
                "{{> (lookup . \"user\")}}",
                "{{> \"../../pom.xml\"}}",
                "{{> [pom]}}"
            })
    void nothingReachesOutOfTheTemplate(String source) {
        assertThat(rendered(source, DATA)).isIn("", "x");
    }

    @Test
    void ofTheLibrarysHelpersOnlyTheListedOnesExist() {
        for (String helper : List.of("precompile", "embedded", "i18n", "include", "log", "block", "partial")) {
            assertThatThrownBy(() -> render("{{" + helper + " \"a\" \"b\"}}", false, DATA))
                    .as(helper)
                    .isInstanceOf(RenderException.class);
        }
    }

    @Test
    void nestingWithoutEndIsRefusedAndTheServiceLivesOn() throws InterruptedException {
        int depth = 4_000;
        String source = "{{#if name}}".repeat(depth / 2) + "x" + "{{/if}}".repeat(depth / 2);
        assertThat(onSmallStack(source)).isInstanceOf(RenderException.class).hasMessageContaining("nested 16 deep");
        assertThat(render("Hi {{name}}", false, DATA)).isEqualTo("Hi Ada");
        assertThat(onSmallStack(source)).isInstanceOf(RenderException.class);
    }

    /** A worker's stack may be small or half used up: the failure must be contained wherever it comes. */
    private Throwable onSmallStack(String source) throws InterruptedException {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Runnable render = () -> render(source, true, DATA);
        Thread thread = new Thread(null, render, "small-stack", 200_000);
        thread.setUncaughtExceptionHandler((ended, thrown) -> failure.set(thrown));
        thread.start();
        thread.join(SOON.toMillis());
        return failure.get();
    }

    @Test
    void nestedBracketsAndSubexpressionsWithoutEndAreRefusedToo() {
        String subexpressions = "{{#if " + "(eq ".repeat(10_000) + "1" + " 1)".repeat(10_000) + "}}x{{/if}}";
        assertTimeoutPreemptively(SOON, () -> rendered(subexpressions.substring(0, 60_000), DATA));
        assertTimeoutPreemptively(SOON, () -> rendered("{{".repeat(30_000), DATA));
        assertThat(render("Hi {{name}}", false, DATA)).isEqualTo("Hi Ada");
    }

    @Test
    void anOutputOverItsBoundIsRefusedInItsOwnWords() {
        Map<String, Object> data = Map.of("big", "x".repeat(10_000), "items", Collections.nCopies(105, 1));
        assertThatThrownBy(() -> render("{{#each items}}{{@root.big}}{{/each}}", false, data))
                .isExactlyInstanceOf(RenderException.class)
                .hasMessage("the rendered text is larger than 1 MiB");
        Map<String, Object> fits = Map.of("big", "x".repeat(10_000), "items", Collections.nCopies(104, 1));
        assertThat(render("{{#each items}}{{@root.big}}{{/each}}", false, fits)).hasSize(1_040_000);
    }

    @Test
    void anOutputThatWouldFillTheHeapIsStoppedOnItsWay() {
        Map<String, Object> data = Map.of("big", "x".repeat(500_000), "items", Collections.nCopies(100_000, 1));
        assertTimeoutPreemptively(SOON, () -> assertThatThrownBy(() ->
                        render("{{#if big}}{{#each items}}{{#with @root}}{{big}}{{/with}}{{/each}}{{/if}}", true, data))
                .isInstanceOf(RenderException.class));
    }

    @Test
    void loopsInLoopsThatWouldTakeHoursAreStopped() {
        Map<String, Object> data =
                Map.of("a", Collections.nCopies(300, 1), "m", Map.of("k", 1, "l", 2, "n", 3, "o", 4));
        String four = "{{#each @root.a}}".repeat(4) + "{{/each}}".repeat(4);
        String sections = "{{#a}}".repeat(6) + "{{/a}}".repeat(6);
        String maps = "{{#each @root.m}}".repeat(16) + "{{/each}}".repeat(16);
        for (String source : List.of(four, sections, maps)) {
            assertTimeoutPreemptively(SOON, () -> assertThatThrownBy(() -> render(source, false, data))
                    .as(source)
                    .isExactlyInstanceOf(RenderException.class)
                    .hasMessage("the template repeats too much"));
        }
    }

    @Test
    void aLoopOverALongListWithALongBodyIsStopped() {
        Map<String, Object> data = Map.of("a", Collections.nCopies(300_000, 1));
        String source = "{{#each a}}" + "{{x}}".repeat(12_000) + "{{/each}}";
        assertTimeoutPreemptively(SOON, () -> assertThatThrownBy(() -> render(source, false, data))
                .isExactlyInstanceOf(RenderException.class));
    }

    @Test
    void anHonestLongListIsRendered() {
        Map<String, Object> data = Map.of("rows", Collections.nCopies(2_000, Map.of("a", "1", "b", "2")));
        String source = "{{#each rows}}<tr><td>{{a}}</td><td>{{b}}</td></tr>{{/each}}";
        assertThat(render(source, true, data)).hasSize(2_000 * 34 - 2_000 * 5);
    }

    @Test
    void aSourceOverItsBoundIsRefused() {
        assertThatThrownBy(() -> render("{{name}}" + "x".repeat(64 * 1024), false, DATA))
                .isExactlyInstanceOf(RenderException.class)
                .hasMessage("the template is larger than 64 KiB");
        assertThat(render("{{name}}" + "x".repeat(64 * 1024 - 8), false, DATA)).startsWith("Adax");
    }

    /** What comes out; nothing when it is refused. */
    private String rendered(String source, Map<String, Object> data) {
        try {
            return render(source, false, data);
        } catch (RenderException refused) {
            assertThat(refused.getMessage()).doesNotContain(CANARY, "io.carillon", "com.github", "Exception");
            return "";
        }
    }

    /** The scan looks at signs, the parser at grammar: what one overlooks the other must not put out. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{{markup}}}",
                "{{& markup}}",
                "{{&markup}}",
                "{{~{markup}~}}",
                "{{{~markup~}}}",
                "{{ & markup}}",
                "{{#if name}}{{{markup}}}{{/if}}",
                "{{#each list}}{{{@root.markup}}}{{/each}}",
                "\\\\{{{markup}}}",
                "\\{{{markup}}}",
                "{{!-- }} --}}{{{markup}}}",
                "{{! \"}}{{{markup}}}",
                "{{name.[}}]}}{{{markup}}}",
                "{{lookup this \"}}{{{markup}}}\"}}",
                "{{{lookup this \"markup\"}}}",
                "{{> p}}",
                "{{{{markup}}}}"
            })
    void nothingIsPutOutUnescapedInHtml(String source) {
        TemplateSource whole = TemplateSource.of(source, Format.HTML, Map.of("p", "{{{markup}}}"));
        Map<String, Object> data = Map.of("markup", "<script>", "name", "Ada", "list", List.of("one"));
        try {
            assertThat(engine.compile(whole).render(data, RenderBudget.lenient()))
                    .doesNotContain("<script>");
        } catch (RenderException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }
}
