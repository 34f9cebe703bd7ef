package io.carillon.systemtests.docs;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.carillon.systemtests.browser.Browsers;
import io.carillon.systemtests.browser.Screen;
import io.carillon.systemtests.browser.SignInPage;
import io.carillon.systemtests.browser.Tab;
import io.carillon.systemtests.suite.Suite;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code /docs}: people and services sign in there, and "try it out" really sends. */
class DocsPageST {
    private static final String UNREAD = "/api/v1/users/me/notifications/unread-count";
    private static final String NOTIFICATION = "/api/v1/services/notifications/{id}";

    private final Suite suite = Suite.shared();
    private BrowserContext person;
    private Tab tab;

    @BeforeEach
    void open() {
        person = Browsers.newPerson(Screen.DESKTOP);
        tab = Tab.of(person);
        tab.page().navigate(suite.gateway("/docs"));
        assertThat(operation(UNREAD)).isVisible();
    }

    @AfterEach
    void close() {
        person.close();
    }

    @Test
    void describesEveryServiceUnderItsPolicy() {
        assertThat(operation("/api/v1/admin/templates").first()).isVisible();
        assertThat(operation("/api/v1/services/notifications/send")).isVisible();
        tab.shoot("docs");

        tab.assertQuiet();
    }

    @Test
    void signsAPersonInWithCodeAndPkceAndSends() {
        Locator form = authorizations("authorizationCode");
        Page provider =
                person.waitForPage(() -> form.getByRole(AriaRole.BUTTON, named("Apply given OAuth2 credentials"))
                        .click());
        SignInPage.signIn(provider, "ada");
        signedIn();

        assertThat(answerOf(operation(UNREAD))).hasText(Pattern.compile("200"));
        tab.assertQuiet();
    }

    @Test
    void signsAServiceInWithItsCredentialsAndSends() {
        Locator form = authorizations("clientCredentials");
        form.locator("#client_id_clientCredentials").fill(suite.place("DEMO_CLIENT_ID"));
        form.locator("#client_secret_clientCredentials").fill(suite.place("DEMO_CLIENT_SECRET"));
        form.getByRole(AriaRole.BUTTON, named("Apply given OAuth2 credentials")).click();
        signedIn();

        Locator notification = operation(NOTIFICATION);
        tryOut(notification);
        notification.locator("input[placeholder=id]").fill("01900000-0000-7000-8000-000000000000");

        assertThat(execute(notification)).hasText(Pattern.compile("404"));
        tab.assertQuiet();
    }

    @Test
    void sendsWithoutATokenToo() {
        assertThat(answerOf(operation(UNREAD))).hasText(Pattern.compile("401"));
    }

    private Locator authorizations(String flow) {
        tab.page().locator("button.btn.authorize").click();
        return tab.page()
                .locator(".auth-container", new Page.LocatorOptions().setHasText(flow))
                .first();
    }

    private void signedIn() {
        assertThat(tab.page().locator(".auth-container").getByText("Logout").first())
                .isVisible();
        tab.page().locator(".modal-ux button.btn-done").first().click();
    }

    private Locator operation(String path) {
        return tab.page()
                .locator(".opblock-get, .opblock-post")
                .filter(new Locator.FilterOptions().setHas(tab.page().locator("[data-path=\"" + path + "\"]")))
                .first();
    }

    private Locator answerOf(Locator operation) {
        tryOut(operation);
        return execute(operation);
    }

    private static void tryOut(Locator operation) {
        operation.locator(".opblock-summary-control").click();
        operation.locator("button.try-out__btn").click();
    }

    private static Locator execute(Locator operation) {
        operation.locator("button.execute").click();
        return operation
                .locator(".live-responses-table tbody .response-col_status")
                .first();
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }
}
