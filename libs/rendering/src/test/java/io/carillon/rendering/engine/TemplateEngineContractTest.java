package io.carillon.rendering.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What holds for every template language, whatever it looks like. */
public abstract class TemplateEngineContractTest {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final String MARKUP = "<b a=\"1\">`O'Hara & Sons`</b>";

    protected final TemplateEngine engine;

    protected TemplateEngineContractTest(TemplateEngine engine) {
        this.engine = engine;
    }

    /** A tag that puts a variable out. */
    protected abstract String put(String path);

    protected abstract String when(String condition, String then, String otherwise);

    /** Goes over a list whose items are maps; {@code body} is made of {@link #put} of {@link #item}. */
    protected abstract String loop(String list, String body, String otherwise);

    protected abstract String item(String name);

    protected abstract String partial(String name, String parameter, String value);

    protected abstract String comment(String words);

    private String render(String source, Map<String, Object> data) {
        return render(TemplateSource.text(source), data, RenderBudget.lenient());
    }

    private String render(TemplateSource source, Map<String, Object> data, RenderBudget budget) {
        return engine.compile(source).render(data, budget);
    }

    @Test
    void putsOutTextsNumbersAndBooleans() {
        Map<String, Object> data =
                Map.of("name", "Ada", "count", 3, "price", 1.5, "yes", true, "user", Map.of("city", "London"));
        assertThat(render(put("name") + " " + put("count") + " " + put("price") + " " + put("yes"), data))
                .isEqualTo("Ada 3 1.5 true");
        assertThat(render(put("user.city"), data)).isEqualTo("London");
    }

    @Test
    void escapesInHtmlAndNotInText() {
        Map<String, Object> data = Map.of("markup", MARKUP);
        assertThat(render(TemplateSource.html("<p>" + put("markup") + "</p>"), data, RenderBudget.lenient()))
                .isEqualTo("<p>&lt;b a&#x3D;&quot;1&quot;&gt;&#x60;O&#x27;Hara &amp; Sons&#x60;&lt;/b&gt;</p>");
        assertThat(render("<p>" + put("markup") + "</p>", data)).isEqualTo("<p>" + MARKUP + "</p>");
    }

    @Test
    void finishedMarkupIsPutOutAsItIsWhereTheSourceAllowsIt() {
        TemplateSource frame =
                new TemplateSource("<div>" + put("content") + "</div>", Format.HTML, Map.of(), Set.of("content"));
        Map<String, Object> data = Map.of("content", new Markup("<p>Hi</p>"));
        assertThat(render(frame, data, RenderBudget.lenient())).isEqualTo("<div><p>Hi</p></div>");
    }

    @Test
    void conditionsMayAskForWhatIsMissing() {
        String source = when("name", "a", "b");
        for (Map<String, Object> falsy : List.<Map<String, Object>>of(
                Map.of(), Map.of("name", ""), Map.of("name", false), Map.of("name", 0), Map.of("name", List.of()))) {
            assertThat(render(TemplateSource.text(source), falsy, RenderBudget.strict()))
                    .as(falsy.toString())
                    .isEqualTo("b");
        }
        assertThat(render(source, Map.of("name", "Ada"))).isEqualTo("a");
    }

    @Test
    void goesOverLists() {
        String source = loop("items", put(item("title")) + ";", "nothing");
        assertThat(render(source, Map.of("items", List.of(Map.of("title", "one"), Map.of("title", "two")))))
                .isEqualTo("one;two;");
        assertThat(render(source, Map.of("items", List.of()))).isEqualTo("nothing");
        assertThat(render(source, Map.of())).isEqualTo("nothing");
    }

    @Test
    void aLoopOverWhatIsNoListPutsNothingOutOrIsRefusedWithoutNamingClasses() {
        try {
            assertThat(render(loop("items", "x", "nothing"), Map.of("items", "words")))
                    .isIn("", "nothing", "x");
        } catch (RenderException refused) {
            assertThat(refused.getMessage()).doesNotContain("java", "io.", "class");
        }
    }

    @Test
    void commentsAreNotPutOut() {
        assertThat(render("a" + comment("a remark") + "b", Map.of())).isEqualTo("ab");
    }

    @Test
    void whatLooksLikeATemplateInAValueStaysAValue() {
        String words = put("other") + when("x", "a", "b");
        assertThat(render(put("name"), Map.of("name", words, "other", "secret")))
                .isEqualTo(words);
    }

    @Test
    void aMissingVariableLeavesABlankAndIsNamed() {
        RenderBudget budget = RenderBudget.lenient();
        assertThat(render(TemplateSource.text("Hi " + put("name") + put("user.city") + "."), Map.of(), budget))
                .isEqualTo("Hi .");
        assertThat(budget.takeMissing()).containsExactlyInAnyOrder("name", "user.city");
        assertThat(budget.takeMissing()).isEmpty();
    }

    @Test
    void aNullIsMissing() {
        Map<String, Object> data = new HashMap<>();
        data.put("name", null);
        assertThat(render("[" + put("name") + "]", data)).isEqualTo("[]");
    }

    @Test
    void strictRenderingFailsForAMissingVariableAndNamesIt() {
        assertThatThrownBy(() ->
                        render(TemplateSource.text("Hi " + put("name")), Map.of("other", 1), RenderBudget.strict()))
                .isExactlyInstanceOf(RenderException.class)
                .hasMessage("the variable 'name' is missing");
        assertThat(render(TemplateSource.text("Hi " + put("name")), Map.of("name", "Ada"), RenderBudget.strict()))
                .isEqualTo("Hi Ada");
        assertThat(render(TemplateSource.text("Hi " + put("name") + "!"), Map.of("name", ""), RenderBudget.strict()))
                .isEqualTo("Hi !");
    }

    @Test
    void partialsComeWithTheSourceAndTakeParameters() {
        Map<String, String> partials = Map.of("greeting", "Hi " + put("who") + " of " + put("city"));
        TemplateSource source = TemplateSource.of(partial("greeting", "who", "name") + "!", Format.TEXT, partials);
        assertThat(render(source, Map.of("name", "Ada", "city", "London"), RenderBudget.lenient()))
                .isEqualTo("Hi Ada of London!");
    }

    @Test
    void valuesInPartialsAreEscapedInHtml() {
        TemplateSource source =
                TemplateSource.of(partial("p", "who", "name"), Format.HTML, Map.of("p", "<i>" + put("who") + "</i>"));
        assertThat(render(source, Map.of("name", "<b>"), RenderBudget.lenient()))
                .isEqualTo("<i>&lt;b&gt;</i>");
    }

    @Test
    void anUnknownPartialIsRefused() {
        assertThatThrownBy(() -> engine.compile(TemplateSource.text("a\n" + partial("pom", "a", "b"))))
                .isExactlyInstanceOf(RenderException.class)
                .hasMessage("line 2: there is no partial 'pom'");
    }

    @Test
    void partialsThatPutInOneAnotherInCirclesAreRefused() {
        Map<String, String> circle = Map.of("a", partial("b", "x", "y"), "b", partial("a", "x", "y"));
        assertThatThrownBy(() -> engine.compile(TemplateSource.of(partial("a", "x", "y"), Format.TEXT, circle)))
                .isExactlyInstanceOf(RenderException.class)
                .hasMessageContaining("puts in itself");
    }

    @Test
    void partialsThatUnfoldWithoutEndAreRefused() {
        Map<String, String> bomb = new HashMap<>();
        for (int i = 0; i < 20; i++) {
            bomb.put("p" + i, partial("p" + (i + 1), "x", "y").repeat(10));
        }
        bomb.put("p20", "x");
        assertTimeoutPreemptively(SOON, () -> assertThatThrownBy(
                        () -> engine.compile(TemplateSource.of(partial("p0", "x", "y"), Format.TEXT, bomb)))
                .isExactlyInstanceOf(RenderException.class)
                .hasMessageContaining("unfold"));
    }

    @Test
    void namesTheVariablesItUses() {
        String source = put("name")
                + when("vip", put("badge"), "")
                + loop("items", put(item("title")), "")
                + partial("p", "who", "contact.first");
        Map<String, String> partials = Map.of("p", put("who") + put("footer"));
        assertThat(engine.compile(TemplateSource.of(source, Format.TEXT, partials))
                        .variables())
                .contains("name", "vip", "badge", "items", "contact", "footer")
                .doesNotContain("who", "title", "it", "this");
    }

    @Test
    void nestingWithoutEndIsRefusedBeforeAnyParserSeesIt() throws InterruptedException {
        String source = nested(5_000);
        assertThat(source.length()).isGreaterThan(64 * 1024);
        assertThatThrownBy(() -> engine.compile(TemplateSource.text(source))).isInstanceOf(RenderException.class);
        assertThat(onSmallStack(nested(2_000))).isInstanceOf(RenderException.class);
        assertThat(render(nested(16), Map.of("name", "Ada"))).isEqualTo("x");
        assertThatThrownBy(() -> engine.compile(TemplateSource.text(nested(17))))
                .isExactlyInstanceOf(RenderException.class)
                .hasMessageContaining("nested 16 deep");
    }

    private String nested(int depth) {
        String source = "x";
        String[] around = when("name", "§", "").split("§");
        return around[0].repeat(depth) + source + around[1].repeat(depth);
    }

    /** A worker's stack may be small or half used up. */
    private Throwable onSmallStack(String source) throws InterruptedException {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread thread = new Thread(null, () -> engine.compile(TemplateSource.html(source)), "small", 200_000);
        thread.setUncaughtExceptionHandler((ended, thrown) -> failure.set(thrown));
        thread.start();
        thread.join(SOON.toMillis());
        return failure.get();
    }

    @Test
    void aSourceOverItsBoundsIsRefused() {
        assertThatThrownBy(() -> engine.compile(TemplateSource.text(put("name") + "x".repeat(64 * 1024))))
                .hasMessage("the template is larger than 64 KiB");
        assertTimeoutPreemptively(SOON, () -> assertThatThrownBy(
                        () -> engine.compile(TemplateSource.text(put("name").repeat(150_000))))
                .hasMessage("the template is larger than 64 KiB"));
        assertThatThrownBy(() -> engine.compile(TemplateSource.text(put("a").repeat(2_001))))
                .hasMessage("the template has more than 2000 tags");
    }

    @Test
    void loopsInLoopsThatWouldTakeHoursAreStopped() {
        Map<String, Object> data = Map.of("a", Collections.nCopies(300, Map.of("b", 1)));
        String source = loop("a", loop("a", loop("a", loop("a", "x", ""), ""), ""), "");
        for (Map<String, Object> rows : List.of(data, rooted(data))) {
            assertTimeoutPreemptively(SOON, () -> assertThatThrownBy(() -> render(source, rows))
                    .isExactlyInstanceOf(RenderException.class)
                    .hasMessage("the template repeats too much"));
        }
    }

    /** Every item holds the list again, for languages that do not look outside of the item. */
    private static Map<String, Object> rooted(Map<String, Object> data) {
        Map<String, Object> item = new HashMap<>(data);
        return Map.of("a", Collections.nCopies(300, item));
    }

    @Test
    void anOutputOverItsBoundIsRefused() {
        String source = loop("items", put("big"), "");
        Map<String, Object> large = Map.of("big", "x".repeat(10_000), "items", Collections.nCopies(105, Map.of()));
        assertThatThrownBy(() -> render(source, large)).hasMessage("the rendered text is larger than 1 MiB");
        Map<String, Object> fits = Map.of("big", "x".repeat(10_000), "items", Collections.nCopies(104, Map.of()));
        assertThat(render(source, fits)).hasSize(1_040_000);
    }

    @Test
    void aLoopThatPutsInManyPartialsIsStoppedByTheCountOfItsTags() {
        Map<String, String> partials = new HashMap<>();
        partials.put("p0", "");
        for (int i = 1; i < 4; i++) {
            partials.put("p" + i, partial("p" + (i - 1), "x", "y").repeat(20));
        }
        Map<String, Object> data = Map.of("items", Collections.nCopies(20_000, Map.of()));
        TemplateSource source = TemplateSource.of(loop("items", partial("p3", "x", "y"), ""), Format.TEXT, partials);
        assertTimeoutPreemptively(SOON, () -> assertThatThrownBy(() -> render(source, data, RenderBudget.lenient()))
                .isExactlyInstanceOf(RenderException.class)
                .hasMessage("the template repeats too much"));
    }

    /** A worker is interrupted when the service stops: that is no fault of the template. */
    @Test
    void onlyATrialThatIsAbandonedIsEndedByAnInterruption() throws InterruptedException {
        Thread.currentThread().interrupt();
        try {
            assertThat(render(put("name"), Map.of("name", "Ada"))).isEqualTo("Ada");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        AtomicReference<Throwable> failure = new AtomicReference<>();
        TrialThread trial = new TrialThread(() -> {
            Thread.currentThread().interrupt();
            render(put("name"), Map.of("name", "Ada"));
        });
        trial.setUncaughtExceptionHandler((ended, thrown) -> failure.set(thrown));
        trial.start();
        trial.join(SOON.toMillis());
        assertThat(failure.get()).isInstanceOf(RenderException.class).hasMessage("the template takes too long");
    }

    @Test
    void aBrokenSourceIsToldWithItsLineAndWithoutClassNames() {
        String[] around = when("name", "§", "").split("§");
        assertThatThrownBy(() -> engine.compile(TemplateSource.text("one\ntwo\n" + around[0] + "\nthree")))
                .isInstanceOfSatisfying(RenderException.class, broken -> {
                    assertThat(broken.line()).isPositive();
                    assertThat(broken.getMessage()).startsWith("line ").doesNotContain("Exception", "io.", "java.");
                });
    }
}
