package io.carillon.systemtests.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.carillon.systemtests.browser.Screen;
import io.carillon.systemtests.suite.Administration;
import io.carillon.systemtests.suite.Suite;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What people see when there is nothing, and when something is broken. */
class ErrorsConsoleST {
    private static final String AWAY = """
            {"type": "urn:carillon:problem:dependency-unavailable", "title": "Something we need is not available now", "status": 503}
            """;
    private static final String IN_WORDS = "A part of the service cannot be reached; please try again soon.";

    /** Pages and what they say when nothing is there. */
    private static final Map<String, String> EMPTY = Map.of(
            "/templates", "No template yet.",
            "/layouts", "No layout yet.",
            "/providers", "No provider yet, so nothing can be sent.",
            "/webhook-endpoints", "No endpoint yet.",
            "/notifications", "No message matches.",
            "/dead-letters", "No dead letter. Good.",
            "/suppressions", "No address is suppressed.");

    private final Suite suite = Suite.shared();

    @ParameterizedTest
    @EnumSource(names = {"DESKTOP", "PHONE"})
    void aServiceThatIsAwayIsSaidInWordsAndThePageComesBack(Screen screen) {
        try (Console console = Console.as(suite, "demo-admin", screen)) {
            Page page = console.tab().page();
            for (String place : EMPTY.keySet()) {
                page.route(
                        "**/api/v1/admin" + place.replace("/providers", "/provider-routes") + "**",
                        ErrorsConsoleST::away);
                console.go(place);
                assertThat(page.getByText(IN_WORDS).first()).isVisible();
                assertThat(page.locator("[aria-busy=true]")).hasCount(0);
                console.tab().shoot(name("away", screen, place)).assertAccessible();
            }
            page.unrouteAll();
            console.go("/templates");
            assertThat(console.tab().link("Welcome")).isVisible();
            console.tab().assertQuiet();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"DESKTOP", "PHONE"})
    void aNewTenantsPagesSayThatNothingIsThere(Screen screen) {
        Administration admin = Administration.ofFreshTenant(suite);
        try (Console console = Console.actingFor(suite, admin, screen)) {
            Page page = console.tab().page();
            EMPTY.forEach((place, words) -> {
                console.go(place);
                assertThat(page.locator("main").getByText(words).first()).isVisible();
                assertThat(page.locator("[aria-busy=true]")).hasCount(0);
                console.tab().shoot(name("empty", screen, place)).assertAccessible();
            });
            console.go("/");
            assertThat(page.locator("h1")).isVisible();
            console.tab()
                    .shoot(name("empty", screen, "/dashboard"))
                    .assertAccessible()
                    .assertQuiet();
        }
    }

    private static void away(Route route) {
        route.fulfill(new Route.FulfillOptions()
                .setStatus(503)
                .setContentType("application/problem+json")
                .setBody(AWAY));
    }

    private static String name(String what, Screen screen, String place) {
        return what + "-" + screen.name().toLowerCase(Locale.ROOT) + place.replace('/', '-');
    }
}
