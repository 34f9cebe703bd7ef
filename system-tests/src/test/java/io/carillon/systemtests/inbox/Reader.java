package io.carillon.systemtests.inbox;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.carillon.systemtests.browser.Browsers;
import io.carillon.systemtests.browser.Screen;
import io.carillon.systemtests.browser.Tab;
import io.carillon.systemtests.suite.Suite;
import java.util.regex.Pattern;

/** Somebody who is signed in on the demo page, with one or several tabs of it. */
final class Reader implements AutoCloseable {
    private final Suite suite;
    private final String name;
    private final BrowserContext person;

    Reader(Suite suite, String name, Screen screen) {
        this.suite = suite;
        this.name = name;
        this.person = Browsers.newPerson(screen);
    }

    /** Another tab, signed in, its inbox connected. */
    Tab openTab() {
        Tab tab = Tab.of(person);
        tab.page().navigate(suite.gateway("/inbox-demo"));
        tab.button("Sign in").click();
        tab.signInAs(name);
        bell(tab).waitFor();
        return tab;
    }

    /** Takes the network away from all tabs, or gives it back. */
    void setOffline(boolean offline) {
        person.setOffline(offline);
    }

    static Locator bell(Tab tab) {
        return tab.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(Pattern.compile("^Notifications, (none|\\d+) unread$")));
    }

    /** What the bell says the number is. */
    static int unread(Tab tab) {
        String words = bell(tab).getAttribute("aria-label");
        return words.contains("none") ? 0 : Integer.parseInt(words.replaceAll("\\D", ""));
    }

    static Locator message(Tab tab, String title) {
        return tab.page().locator("carillon-inbox li", new Page.LocatorOptions().setHasText(title));
    }

    @Override
    public void close() {
        person.close();
    }
}
