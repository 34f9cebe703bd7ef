package io.carillon.systemtests.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import io.carillon.systemtests.browser.Screen;
import io.carillon.systemtests.suite.Administration;
import io.carillon.systemtests.suite.Suite;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nobody is shown what he may not do, and the servers refuse it anyway. */
class RolesConsoleST {
    private static final List<String> WRITING = List.of(
            "New template", "Save", "Publish", "Create", "Send…", "Add address", "New endpoint", "New provider");

    private final Suite suite = Suite.shared();

    @Test
    void aViewerSeesEverythingAndNoButtonThatChangesIt() {
        Administration admin = Administration.as(suite, "demo-admin");
        String template = admin.create(Administration.greeting(Administration.freshCode(), "Hi {{name}}"));
        try (Console console = Console.as(suite, "demo-viewer", Screen.DESKTOP)) {
            Page page = console.tab().page();
            for (String place : List.of("/templates", "/templates/" + template, "/suppressions", "/providers")) {
                console.go(place);
                assertThat(page.locator("h1")).isVisible();
                assertThat(page.getByText("Code or name")
                                .or(page.locator("main h2, main form, main ol"))
                                .first())
                        .isAttached();
                for (String name : WRITING) {
                    assertThat(console.tab().button(name)).hasCount(0);
                }
            }
            assertThat(console.tab().link("Tenants")).hasCount(0);
        }
        Administration viewer = Administration.as(suite, "demo-viewer");
        viewer.request("POST", "/templates", Administration.greeting(Administration.freshCode(), "Hi"))
                .send()
                .expectProblem(403, "forbidden");
        viewer.request("POST", "/templates/" + template + "/publish", Map.of())
                .send()
                .expectProblem(403, "forbidden");
        viewer.get("/templates/" + template).send().expect(200);
    }

    @ParameterizedTest
    @CsvSource({
        "demo-editor, /templates, New template, true",
        "demo-editor, /suppressions, Add address, false",
        "demo-admin, /suppressions, Add address, true",
        "demo-admin, /webhook-endpoints, New endpoint, true"
    })
    void eachRoleIsShownItsOwn(String person, String place, String button, boolean shown) {
        try (Console console = Console.as(suite, person, Screen.DESKTOP)) {
            console.go(place);
            assertThat(console.tab().page().locator("h1")).isVisible();
            assertThat(console.tab().button(button).or(console.tab().link(button)))
                    .hasCount(shown ? 1 : 0);
        }
    }

    @Test
    void aPlatformAdministratorActsForATenantHeChose() {
        try (Console console = Console.opened(suite, Screen.DESKTOP, "/console/")) {
            console.signIn("platform-admin");
            Page page = console.tab().page();
            assertThat(console.tab().heading("Tenants")).isVisible();
            assertThat(console.tab().link("Templates")).hasCount(0);
            console.tab().shoot("tenants").assertAccessible();

            console.tab().button("Act for Demo Company").click();
            assertThat(page.getByText("You act for Demo Company")).isVisible();
            console.tab().link("Templates").click();
            assertThat(console.tab().link("Welcome")).isVisible();
            console.tab().button("Leave").click();
            assertThat(console.tab().heading("Tenants")).isVisible();
        }
    }
}
