package io.carillon.systemtests.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import io.carillon.systemtests.browser.Screen;
import io.carillon.systemtests.suite.Administration;
import io.carillon.systemtests.suite.Suite;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** An editor writes a template, sees it, puts it in use, sends it, and follows the message to its end. */
class TemplateConsoleST {
    private static final double PATIENCE_MILLIS = 60_000;

    private final Suite suite = Suite.shared();
    private final String code = Administration.freshCode();
    private final String address = "st-" + UUID.randomUUID() + "@example.org";

    @Test
    void fromTheFirstWordToTheDeliveredMail() {
        try (Console console = Console.as(suite, "demo-editor", Screen.DESKTOP)) {
            Page page = console.tab().page();
            console.go("/templates/create");
            write(page);
            seePreview(page);
            console.tab().button("Create").click();
            assertThat(page).hasURL(Pattern.compile(".*/templates/[0-9a-f-]{36}$"));
            console.tab().button("Publish").click();
            assertThat(console.tab().text("version 1 in use")).isVisible();
            console.tab().shoot("template-editor").assertAccessible();

            send(console);
            followToDelivered(console);
            console.tab().assertQuiet();
        }
        org.assertj.core.api.Assertions.assertThat(
                        suite.mail().awaitMail(address).subject())
                .isEqualTo("Hello Ada");
    }

    @Test
    void nobodyOverwritesWhatHeHasNotSeen() {
        Administration other = Administration.as(suite, "demo-admin");
        String id = other.create(Administration.greeting(code, "First {{name}}"));
        try (Console console = Console.as(suite, "demo-editor", Screen.DESKTOP)) {
            Page page = console.go("/templates/" + id).tab().page();
            field(page, "Subject").fill("Mine {{name}}");
            other.replace(id, Administration.greeting(code, "Theirs {{name}}"));

            console.tab().button("Save").click();
            assertThat(console.tab().heading("Somebody else changed this template"))
                    .isVisible();
            console.tab().button("Cancel").click();
            assertThat(field(page, "Subject")).hasValue("Theirs {{name}}");
        }
    }

    @Test
    void versionsAreComparedAndUsedAgain() {
        Administration other = Administration.as(suite, "demo-admin");
        String id = other.create(Administration.greeting(code, "First {{name}}"));
        other.publish(id);
        other.replace(id, Administration.greeting(code, "Second {{name}}"));
        other.publish(id);
        try (Console console = Console.as(suite, "demo-editor", Screen.DESKTOP)) {
            Page page = console.go("/templates/" + id).tab().page();
            page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Versions"))
                    .click();
            console.tab().button("Compare").first().click();
            assertThat(page.getByText("− First {{name}}")).isVisible();
            assertThat(page.getByText("+ Second {{name}}")).isVisible();
            console.tab().shoot("template-versions").assertAccessible();

            console.tab().button("Use again").click();
            console.tab().button("Use it").click();
            assertThat(console.tab().text("version 1 in use")).isVisible();
        }
    }

    private void write(Page page) {
        field(page, "Name").fill("Greeting");
        field(page, "Code").fill(code);
        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Content"))
                .click();
        field(page, "Subject").fill("Hello {{name}}");
        field(page, "HTML").fill("<p>Good morning, <b>{{name}}</b></p>");
        page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Add channel"))
                .click();
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("In-app"))
                .click();
        field(page, "Title").fill("For {{name}}");
        field(page, "Body").fill("Good morning");
        page.getByLabel("Data to try it with (JSON)").fill("{\"name\": \"Ada\"}");
    }

    private static void seePreview(Page page) {
        assertThat(page.getByText("For Ada")).isVisible();
        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("E-mail"))
                .click();
        assertThat(page.getByText("Hello Ada")).isVisible();
        assertThat(page.frameLocator("iframe[title^='The mail']").getByText("Good morning, Ada"))
                .isVisible();
    }

    private void send(Console console) {
        Page page = console.tab().page();
        console.tab().button("Send…").click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByRole(AriaRole.COMBOBOX, new Locator.GetByRoleOptions().setName("Channels"))
                .click();
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("In-app"))
                .click();
        page.keyboard().press("Escape");
        dialog.getByLabel("E-mail address").fill(address);
        dialog.getByLabel("User id").fill(suite.place("DEMO_USER_ID"));
        dialog.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("Send").setExact(true))
                .click();
        assertThat(page).hasURL(Pattern.compile(".*/notifications/[0-9a-f-]{36}/show$"));
    }

    private static void followToDelivered(Console console) {
        Locator timeline =
                console.tab().page().getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Timeline"));
        IsVisibleOptions patiently = new IsVisibleOptions().setTimeout(PATIENCE_MILLIS);
        assertThat(timeline.locator("[data-event=DELIVERED_TO_INBOX]")).isVisible(patiently);
        assertThat(timeline.locator("[data-event=ATTEMPT_SENT]")).isVisible(patiently);
        assertThat(timeline.locator("[data-event=ATTEMPT_SENT]")).containsText("attempt 1");
        assertThat(console.tab().text("delivered").first()).isVisible(patiently);
        console.tab().shoot("timeline").assertAccessible();
    }

    private static Locator field(Page page, String label) {
        return page.getByRole(
                AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName(label).setExact(true));
    }
}
