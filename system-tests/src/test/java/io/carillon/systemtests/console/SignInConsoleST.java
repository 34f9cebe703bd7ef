package io.carillon.systemtests.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import io.carillon.systemtests.browser.Screen;
import io.carillon.systemtests.suite.Suite;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** People get in by the OpenID provider, to where they wanted, and out again. */
class SignInConsoleST {
    private final Suite suite = Suite.shared();

    @Test
    void leadsThroughTheProviderToTheOverview() {
        try (Console console = Console.opened(suite, Screen.DESKTOP, "/console")) {
            console.tab().shoot("sign-in").assertAccessible();
            console.signIn("demo-admin");

            assertThat(console.tab().heading("Overview")).isVisible();
            console.tab().assertQuiet();
        }
    }

    @Test
    void comesBackToThePlaceThatWasAskedFor() {
        try (Console console = Console.opened(suite, Screen.DESKTOP, "/console/templates")) {
            console.signIn("demo-viewer");

            assertThat(console.tab().page()).hasURL(Pattern.compile(".*/console/templates$"));
        }
    }

    @Test
    void outlivesAReload() {
        try (Console console = Console.as(suite, "demo-admin", Screen.DESKTOP)) {
            console.tab().page().reload();

            assertThat(console.tab().heading("Overview")).isVisible();
        }
    }

    @Test
    void renewsAnExpiredTokenInSilence() {
        try (Console console = Console.as(suite, "demo-admin", Screen.DESKTOP)) {
            console.tab().returnAfterTokenEnded();

            assertThat(console.tab().heading("Overview")).isVisible();
            assertThat(console.tab().button("Sign in")).isHidden();
        }
    }

    @Test
    void signsOutHereAndAtTheProvider() {
        try (Console console = Console.as(suite, "demo-admin", Screen.DESKTOP)) {
            Page page = console.tab().page();
            console.tab().button("Profile").click();
            page.getByRole(
                            com.microsoft.playwright.options.AriaRole.MENUITEM,
                            new Page.GetByRoleOptions().setName("Logout"))
                    .click();

            assertThat(console.tab().button("Sign in")).isVisible();
        }
    }
}
