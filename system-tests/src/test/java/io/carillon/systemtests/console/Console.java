package io.carillon.systemtests.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import io.carillon.systemtests.browser.Browsers;
import io.carillon.systemtests.browser.Screen;
import io.carillon.systemtests.browser.Tab;
import io.carillon.systemtests.suite.Administration;
import io.carillon.systemtests.suite.Suite;
import java.util.regex.Pattern;

/** The console in front of somebody who is signed in. */
final class Console implements AutoCloseable {
    private final Suite suite;
    private final BrowserContext person;
    private final Tab tab;

    private Console(Suite suite, BrowserContext person) {
        this.suite = suite;
        this.person = person;
        this.tab = Tab.of(person);
    }

    /** Opens the console as a person who has to sign in first. */
    static Console as(Suite suite, String person, Screen screen) {
        Console console = opened(suite, screen, "/console/");
        console.signIn(person);
        console.tab.page().waitForURL(Pattern.compile("/console/?$"));
        return console;
    }

    /** Opens the console as a platform administrator who acts for a fresh tenant. */
    static Console actingFor(Suite suite, Administration tenant, Screen screen) {
        Console console = as(suite, "platform-admin", screen);
        console.go("/tenants/" + tenant.tenant()).tab.button("Act for Drill").click();
        assertThat(console.tab.page().getByText("You act for Drill")).isVisible();
        return console;
    }

    /** Opens a place of the console as nobody. */
    static Console opened(Suite suite, Screen screen, String place) {
        Console console = new Console(suite, Browsers.newPerson(screen));
        console.tab.page().navigate(suite.gateway(place));
        return console;
    }

    void signIn(String name) {
        tab.button("Sign in").click();
        tab.signInAs(name);
    }

    Tab tab() {
        return tab;
    }

    /** Goes to a place, as if it had been typed into the address bar. */
    Console go(String place) {
        tab.page().navigate(suite.gateway("/console" + place));
        return this;
    }

    @Override
    public void close() {
        person.close();
    }
}
