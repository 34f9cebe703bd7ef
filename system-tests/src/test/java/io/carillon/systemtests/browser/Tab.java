package io.carillon.systemtests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One tab, watched: whatever the page complains about (errors, refusals of its policy) is remembered. */
public final class Tab {
    private static final Path SHOTS = Path.of("target", "screenshots");
    private static final Set<String> GRAVE = Set.of("serious", "critical");

    /** Refusals that a test provokes; browsers log every answer that is no success. */
    private static final String REFUSED_REQUEST = "Failed to load resource";

    /** Something of the pages' origin that runs nothing. */
    private static final String PLAIN_FILE = "/clients/carillon-inbox.js";

    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    private Tab(Page page) {
        this.page = page;
    }

    /** A new tab of a person. */
    public static Tab of(BrowserContext person) {
        Tab tab = new Tab(person.newPage());
        tab.page.onPageError(tab.complaints::add);
        tab.page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().startsWith(REFUSED_REQUEST)) {
                tab.complaints.add(message.text());
            }
        });
        return tab;
    }

    public Page page() {
        return page;
    }

    /** What the page complained about so far. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    public Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    public Locator link(String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    public Locator heading(String name) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    public Locator text(String words) {
        return page.getByText(words, new Page.GetByTextOptions().setExact(true));
    }

    /** Signs a person in on the provider's page, which must show. */
    public Tab signInAs(String person) {
        SignInPage.signIn(page, person);
        return this;
    }

    /**
     * Comes back to the page after its access token ended, as after a long sleep. It ends while none of our pages runs:
     * one that is left while it renews takes the new refresh token with it.
     */
    public void returnAfterTokenEnded() {
        String left = page.url();
        page.navigate(URI.create(left).resolve(PLAIN_FILE).toString());
        page.evaluate("""
                () => {
                    const key = Object.keys(sessionStorage).find(name => name.startsWith('oidc.user:'));
                    const user = JSON.parse(sessionStorage.getItem(key));
                    sessionStorage.setItem(key, JSON.stringify({...user, access_token: 'x', expires_at: 1}));
                }""");
        page.navigate(left);
    }

    /** Keeps a picture of the whole page in {@code target/screenshots}. */
    public Tab shoot(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SHOTS.resolve(name + ".png"))
                .setFullPage(true));
        return this;
    }

    /** Fails when axe finds what is serious or critical for people who use keyboards or screen readers. */
    public Tab assertAccessible() {
        List<Rule> found = new AxeBuilder(page).analyze().getViolations();
        List<String> grave = found.stream()
                .filter(rule -> GRAVE.contains(rule.getImpact()))
                .map(Tab::inWords)
                .toList();
        assertThat(grave).as(page.url()).isEmpty();
        return this;
    }

    /** Fails when the page complained about anything. */
    public void assertQuiet() {
        assertThat(complaints).isEmpty();
    }

    private static String inWords(Rule rule) {
        List<String> places =
                rule.getNodes().stream().map(node -> node.getHtml()).limit(5).toList();
        return rule.getId() + ": " + rule.getHelp() + " " + places;
    }
}
