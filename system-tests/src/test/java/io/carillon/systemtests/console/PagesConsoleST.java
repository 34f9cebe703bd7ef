package io.carillon.systemtests.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import io.carillon.systemtests.browser.Screen;
import io.carillon.systemtests.suite.Suite;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every main page can be read and used by everybody, on every screen, without a complaint of the browser. */
class PagesConsoleST {
    private static final List<String> PLACES = List.of(
            "/",
            "/notifications",
            "/bulk",
            "/dead-letters",
            "/suppressions",
            "/templates",
            "/templates/create",
            "/layouts",
            "/layouts/create",
            "/providers",
            "/providers/create",
            "/webhook-endpoints",
            "/webhook-endpoints/create",
            "/settings",
            "/lookups",
            "/audit-log");

    private final Suite suite = Suite.shared();

    @ParameterizedTest
    @EnumSource(Screen.class)
    void isAccessibleAndFits(Screen screen) {
        try (Console console = Console.as(suite, "demo-admin", screen)) {
            Page page = console.tab().page();
            for (String place : PLACES) {
                console.go(place);
                assertThat(page.locator("h1")).isVisible();
                assertThat(page.locator("[aria-busy=true]")).hasCount(0);
                console.tab()
                        .shoot("page-" + screen.name().toLowerCase(java.util.Locale.ROOT) + place.replace('/', '-'));
                console.tab().assertAccessible();
                Object overflow = page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
                org.assertj.core.api.Assertions.assertThat(((Number) overflow).intValue())
                        .as(place + " is wider than the screen")
                        .isLessThanOrEqualTo(0);
            }
            console.tab().assertQuiet();
        }
    }
}
