package io.carillon.systemtests.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import io.carillon.systemtests.browser.Screen;
import io.carillon.systemtests.suite.Administration;
import io.carillon.systemtests.suite.Suite;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
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

    @Test
    void anEditorWritesWhatIsSaidAndNotWhereItGoes() {
        try (Console console = Console.as(suite, "demo-editor", Screen.DESKTOP)) {
            Page page = console.tab().page();
            console.go("/layouts");
            assertThat(console.tab().link("New layout")).isVisible();
            console.go("/bulk");
            assertThat(console.tab().heading("Latest jobs")).isVisible();
            console.tab().shoot("editor-bulk");
            for (String place : List.of("/providers", "/webhook-endpoints", "/suppressions", "/settings", "/lookups")) {
                console.go(place);
                assertThat(page.locator("h1")).isVisible();
                assertThat(page.locator("[aria-busy=true]")).hasCount(0);
                assertThat(page.locator("main section, main table, main form")
                                .or(page.getByText("No endpoint yet."))
                                .or(page.getByText("No address is suppressed."))
                                .first())
                        .isAttached();
                for (String name : List.of("New provider", "New endpoint", "Add address", "Save", "New value")) {
                    assertThat(console.tab().button(name).or(console.tab().link(name)))
                            .hasCount(0);
                }
                console.tab().shoot("editor" + place.replace('/', '-')).assertAccessible();
            }
            assertThat(page.getByLabel(Pattern.compile("^(Drag|Move|Edit) "))).hasCount(0);
            assertThat(console.tab().link("Tenants")).hasCount(0);
            console.tab().assertQuiet();
        }
    }

    @Test
    void theServersRefuseAnEditorTheRest() {
        Administration editor = Administration.as(suite, "demo-editor");
        editor.publish(editor.create(Administration.greeting(Administration.freshCode(), "Hi {{name}}")));
        Map<String, Map<String, Object>> refused = Map.of(
                "POST /providers", Map.of("type", "smtp", "name", "Mine"),
                "PUT /provider-routes/email", Map.of("groups", List.of()),
                "POST /webhook-endpoints", Map.of("url", "https://hooks.example.com/a"),
                "PUT /settings", Map.of("timeZone", "UTC"),
                "POST /suppressions", Map.of("channel", "email", "address", "a@example.com"),
                "POST /lookups", Map.of("type", "category", "code", "mine", "name", "Mine"),
                "POST /tenants", Map.of("name", "Mine"),
                "POST /dead-letters/redrive", Map.of());
        refused.forEach((call, body) -> editor.request(call.split(" ")[0], call.split(" ")[1], body)
                .send()
                .expectProblem(403, "forbidden"));
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
