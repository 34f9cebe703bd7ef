package io.carillon.systemtests.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import io.carillon.systemtests.browser.Screen;
import io.carillon.systemtests.suite.Administration;
import io.carillon.systemtests.suite.Http;
import io.carillon.systemtests.suite.Suite;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A platform administrator makes a tenant that rehearses, and looks after what is its own. */
class TenantConsoleST {
    private static final IsVisibleOptions PATIENTLY = new IsVisibleOptions().setTimeout(60_000);

    private final Suite suite = Suite.shared();

    @Test
    void aSandboxIsToldOnEveryPageAndKeepsItsOrigins() {
        try (Console console = signedIn()) {
            Page page = console.go("/tenants/create").tab().page();
            page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Rehearsal");
            page.getByRole(AriaRole.SWITCH, new Page.GetByRoleOptions().setName("Sandbox"))
                    .check();
            console.tab().button("Create").click();
            assertThat(page).hasURL(Pattern.compile(".*/tenants/[0-9a-f-]{36}$"));
            String place = page.url().substring(page.url().indexOf("/tenants/"));

            console.tab().button("Act for Rehearsal").click();
            assertThat(page.getByText("nobody gets them")).isVisible();
            console.tab().button("How to rehearse").click();
            assertThat(page.getByText("bounce@simulator.example", new Page.GetByTextOptions().setExact(true)))
                    .isVisible();
            console.tab().shoot("sandbox").assertAccessible();

            console.go("/settings");
            page.getByLabel("Origins").fill("https://app.example.com");
            page.keyboard().press("Enter");
            console.tab().button("Save").click();
            assertThat(console.tab().text("Saved")).isVisible();

            console.go(place);
            page.getByLabel("Time zone").fill("Europe/Zurich");
            console.tab().button("Save").click();
            assertThat(console.tab().text("Saved")).isVisible();
            assertThat(page.getByText("https://app.example.com")).isVisible();
            assertThat(page.getByRole(AriaRole.SWITCH, new Page.GetByRoleOptions().setName("Sandbox")))
                    .isChecked();
            console.tab().assertQuiet();
        }
    }

    @Test
    void anEndpointThatIsGoneShowsWhyAndIsEnabledAgain() {
        Administration admin = Administration.ofFreshTenant(suite);
        String sink = suite.place("SIMULATOR_URL") + "/webhook-sink/console-" + admin.tenant();
        tellSink(sink, Map.of("status", 410));
        Map<String, Object> endpoint = Map.of("url", sink, "description", "Old system", "eventTypes", List.of());
        String id = admin.request("POST", "/webhook-endpoints", endpoint)
                .send()
                .expect(201)
                .text("id");
        try (Console console = signedIn()) {
            Page page = console.go("/tenants/" + admin.tenant()).tab().page();
            console.tab().button("Act for Drill").click();
            console.tab().link("Webhooks").click();
            page.getByText(sink).click();
            assertThat(page).hasURL(Pattern.compile(".*/webhook-endpoints/" + id + "$"));
            console.tab().button("Send test event").click();
            assertThat(page.getByText("gone for good (410)")).isVisible(PATIENTLY);
            console.tab().shoot("webhook-disabled").assertAccessible();

            tellSink(sink, Map.of());
            console.tab().button("Enable").click();
            assertThat(page.getByText("gone for good (410)")).hasCount(0);
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Replay [0-9a-f]")))
                    .last()
                    .click();
            assertThat(page.locator("section[aria-label=Deliveries]")
                            .getByText("delivered", new Locator.GetByTextOptions().setExact(true)))
                    .isVisible(PATIENTLY);

            console.tab().button("New secret").click();
            console.tab().button("Make a new secret").click();
            assertThat(page.getByText("never shown again")).isVisible();
            assertThat(console.tab().text("current")).isVisible();
            assertThat(console.tab().text("going")).isVisible();
            console.tab().shoot("webhook-secrets").assertAccessible().assertQuiet();
        }
    }

    private Console signedIn() {
        Console console = Console.opened(suite, Screen.DESKTOP, "/console/");
        console.signIn("platform-admin");
        assertThat(console.tab().heading("Tenants")).isVisible();
        return console;
    }

    private static void tellSink(String sink, Map<String, Object> behaviour) {
        Http.request("PUT", sink + "/behaviour").json(behaviour).send().expect(200);
    }
}
